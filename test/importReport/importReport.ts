import { f1, measureOf, precision, recall, scoreCorpus, totalOf } from '../helpers/importScore.ts'
import type { Measure, PaperScore } from '../helpers/importScore.ts'
import { heldOutFolder, scoredFields } from '../helpers/importScoreExpected.ts'
import { scoreSeeds } from '../helpers/importScoreSeeds.ts'
import { seedsMissing } from '../helpers/seeds.ts'

/**
 * How well minutes are read: `npm run import-report` prints a table of every field over the invented minutes, over those held out and, where
 * they are, the seeds; `-- --file 07` shows what was missed and what was surplus in one paper (`held-out/07`: of those held out).
 * Ends with 1 where a field of the corpus or the seeds is under its aim.
 */

const aims = { corpus: 0.98, seeds: 1 }

/** Written at once at the end, so that a reader who stops listening (`| head`) breaks nothing. */
const lines: string[] = []
const write = (text: string): number => lines.push(text)

function row(name: string, measure: Measure): string {
  const three = (value: number): string => value.toFixed(3).padStart(10)
  const counts = [measure.found, measure.missed, measure.surplus].map((count) => String(count).padStart(8))
  return `${name.padEnd(18)}${three(precision(measure))}${three(recall(measure))}${three(f1(measure))}${counts.join('')}`
}

function table(title: string, scores: ReadonlyMap<string, PaperScore>, aim: number | null): string[] {
  write(`\n${title}: ${scores.size} papers, ${aim === null ? 'no aim' : `aim ${aim.toFixed(2)}`}`)
  const heads = ['precision', 'recall', 'F1'].map((head) => head.padStart(10)).join('')
  write(
    `${'field'.padEnd(18)}${heads}${['found', 'missed', 'surplus'].map((head) => head.padStart(8)).join('')}`,
  )
  const measures = scoredFields.map((field) => [field, measureOf(scores.values(), field)] as const)
  const isBelow = (measure: Measure): boolean => aim !== null && f1(measure) < aim
  for (const [field, measure] of measures) write(`${row(field, measure)}${isBelow(measure) ? '  <' : ''}`)
  write(row('total', totalOf(measures.map(([, measure]) => measure))))
  return measures.filter(([, measure]) => isBelow(measure)).map(([field]) => `${title}: ${field}`)
}

function wholeOf(score: PaperScore): Measure {
  return totalOf(scoredFields.map((field) => measureOf([score], field)))
}

function worst(scores: ReadonlyMap<string, PaperScore>): void {
  const below = [...scores]
    .map(([name, score]) => ({ name, score, measure: wholeOf(score) }))
    .filter(({ measure }) => f1(measure) < 1)
    .toSorted((a, b) => f1(a.measure) - f1(b.measure))
  if (below.length > 0) write('\nThe worst first, with the fields that fail:')
  for (const { name, score, measure } of below) {
    const fields = scoredFields.filter((field) => f1(measureOf([score], field)) < 1)
    write(`${f1(measure).toFixed(3)}  ${name}  ${fields.join(', ')}`)
  }
}

function diff(name: string, score: PaperScore): void {
  write(`\n${name}: ${f1(wholeOf(score)).toFixed(3)}`)
  for (const field of scoredFields) {
    for (const value of score[field].missed) write(`  - ${field}: ${value}`)
    for (const value of score[field].surplus) write(`  + ${field}: ${value}`)
  }
}

const corpus = scoreCorpus()
const heldOut = new Map([...scoreCorpus(heldOutFolder)].map(([name, score]) => [`held-out/${name}`, score]))
const seeds = seedsMissing === '' ? scoreSeeds() : new Map<string, PaperScore>()
const asked = process.argv.indexOf('--file')
const below: string[] = []
if (asked >= 0) {
  const beginning = process.argv[asked + 1] ?? ''
  for (const [name, score] of [...corpus, ...heldOut, ...seeds])
    if (name.startsWith(beginning)) diff(name, score)
} else {
  below.push(...table('Corpus', corpus, aims.corpus))
  worst(corpus)
  table('Held out', heldOut, null)
  worst(heldOut)
  if (seedsMissing === '') {
    below.push(...table('Seeds', seeds, aims.seeds))
    worst(seeds)
  } else write(`\nSeeds: ${seedsMissing}`)
  write(below.length === 0 ? '\nEvery field reaches its aim.' : `\nUnder its aim: ${below.join('; ')}`)
}
process.stdout.on('error', () => undefined)
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = below.length === 0 ? 0 : 1
