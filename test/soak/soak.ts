import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundlesAreCurrent, makeBundles, projectRoot } from '../../build/bundles.ts'
import { printRows, writeReport } from '../bench/rows.ts'
import { asMarkdown, asText } from './printTable.ts'
import { fromSource, parts } from './parts.ts'

/**
 * `npm run soak -- --part kills [--count 1000] [--seed 7]`: what the tests do a few times, done a thousand times. Prints a table and
 * writes soak-report.json; with --markdown the table is printed as it stands in the README. A run that was stopped goes on when it is asked for
 * again. Ends with 1 when something was lost or damaged.
 */
const { values } = parseArgs({
  options: {
    ...{ part: { type: 'string' }, count: { type: 'string' }, seed: { type: 'string' } },
    // Of a migration, what is counted is files.
    files: { type: 'string' },
    // Of broken files: so long at each entrance.
    minutes: { type: 'string' },
    // Of faults: acts whose names hold this.
    only: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
})
const known = Object.keys(parts).join(', ')
const soak = parts[values.part ?? '']
if (soak === undefined) throw new Error(`Say which part, as --part NAME. There are: ${known}.`)
const counted = values.count ?? values.files
const count = counted === undefined ? null : wholeNumber(counted, '--count')
const minutes = values.minutes === undefined ? null : wholeNumber(values.minutes, '--minutes')
const seed = wholeNumber(values.seed ?? '1', '--seed')

if (!fromSource.has(values.part ?? '') && !bundlesAreCurrent()) {
  console.log('Building first.')
  const problem = await makeBundles()
  if (problem !== null) throw new Error(problem)
}
const { rows, faults, table } = await soak({
  count,
  minutes,
  seed,
  only: values.only ?? null,
  progressFile: join(projectRoot, `soak-${values.part}.json`),
  say: (line) => console.log(line),
})
printRows(rows)
if (table !== undefined) console.log(values.markdown ? asMarkdown(table) : asText(table))
const file = join(projectRoot, 'soak-report.json')
writeReport(file, rows, table)
console.log(`Written to ${file}.`)
for (const fault of faults) console.log(fault)
process.exitCode = faults.length === 0 ? 0 : 1

function wholeNumber(text: string, option: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`Give ${option} as a whole number above 0.`)
}
