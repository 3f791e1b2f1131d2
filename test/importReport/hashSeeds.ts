import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { scoredFields } from '../helpers/importScoreExpected.ts'
import { hashOf, seedHashesFile, seedNumbers, seedValues } from '../helpers/importScoreSeeds.ts'
import { seedsMissing } from '../helpers/seeds.ts'

/**
 * Writes test/fixtures/seedHashes.json from the readers of test/helpers/seeds.ts, which know the seeds alone and nothing of the importer.
 * `--show 000` prints the values instead, to be held against the seed by eye.
 */
if (seedsMissing !== '') {
  process.stderr.write(`${seedsMissing}\n`)
  process.exit(2)
}

const asked = process.argv.indexOf('--show')
if (asked >= 0) {
  const number = seedNumbers.find((each) => each === process.argv[asked + 1])
  if (number === undefined) throw new Error(`--show takes one of ${seedNumbers.join(', ')}`)
  const values = seedValues(number)
  for (const field of scoredFields) {
    for (const value of values[field]) process.stdout.write(`${field}: ${value}\n`)
  }
} else {
  const salt = randomBytes(16).toString('hex')
  const seeds = Object.fromEntries(
    seedNumbers.map((number) => {
      const values = seedValues(number)
      return [
        number,
        Object.fromEntries(
          scoredFields.map((field) => [field, values[field].map((value) => hashOf(salt, field, value))]),
        ),
      ]
    }),
  )
  writeFileSync(seedHashesFile, `${JSON.stringify({ salt, seeds }, null, 2)}\n`)
  process.stdout.write('test/fixtures/seedHashes.json is written.\n')
}
