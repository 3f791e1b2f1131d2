import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { scoreOf } from './importScore.ts'
import type { PaperScore } from './importScore.ts'
import { eventLine, scoredFields } from './importScoreExpected.ts'
import type { FieldValues, ScoredField } from './importScoreExpected.ts'
import { readPaper } from './importScoreRead.ts'
import { clauseOf, labelOfPoint, nameOf, placeOf, titleOf, wordsOf } from './importScoreText.ts'
import { parseBulletedItem, parseSeedMinutes, readSeed } from './seeds.ts'
import type { SeedLine, SeedMinutes } from './seeds.ts'

/** The real minutes: what stands in them is kept as salted hashes, so that no sentence of theirs stands here. */
export const seedNumbers = ['000', '002', '003', '004'] as const
export type SeedNumber = (typeof seedNumbers)[number]

export interface SeedHashes {
  readonly salt: string
  readonly seeds: Readonly<Record<SeedNumber, Readonly<Partial<Record<ScoredField, readonly string[]>>>>>
}

export const seedHashesFile = new URL('../fixtures/seedHashes.json', import.meta.url)

export function readSeedHashes(): SeedHashes {
  if (!existsSync(seedHashesFile)) throw new Error('No seedHashes.json: node test/importReport/hashSeeds.ts')
  return JSON.parse(readFileSync(seedHashesFile, 'utf8')) as SeedHashes
}

export function hashOf(salt: string, field: ScoredField, value: string): string {
  return createHash('sha256').update(`${salt}\n${field}\n${value}`).digest('hex').slice(0, 24)
}

/** The minutes of a seed as the importer gets them: of the pack, those inside it. */
export function seedText(number: SeedNumber): string {
  const whole = readSeed(number)
  if (number !== '003') return whole
  const held = whole.indexOf('Minutes of the meeting held')
  const from = whole.lastIndexOf('Council', held)
  return whole.slice(
    whole.lastIndexOf('\n', from),
    whole.indexOf('This page is intentionally left blank', held),
  )
}

/** What the readers that know these papers alone find in them. */
export function seedValues(number: SeedNumber): FieldValues {
  const text = seedText(number).replaceAll('**', '')
  switch (number) {
    case '000':
    case '003':
      return valuesOfMinutes(parseSeedMinutes(text))
    case '004': {
      const { title, lines } = parseBulletedItem(text)
      return valuesOfPage(title, '', lines)
    }
    case '002':
      return letteredPage(text)
  }
}

/** Seed 002: "Agenda item", the title, "Report of the …", "Minutes:", letters and paragraphs, "Supporting documents:". */
function letteredPage(text: string): FieldValues {
  const lines = text.split('\n').flatMap((raw) => {
    const line = raw.replaceAll(/\s+/g, ' ').trim()
    return line === '' ? [] : [line]
  })
  const [, title = '', report = '', , ...rest] = lines
  const body = rest.filter((line) => !line.startsWith('Supporting documents:'))
  return valuesOfPage(
    title,
    report.replace('Report of the ', ''),
    body.map((line): SeedLine => {
      const point = /^([a-z]\)) (.+)$/.exec(line)
      return point === null
        ? { kind: 'prose', text: line }
        : { kind: 'point', level: 0, label: point[1] ?? '', text: point[2] ?? '' }
    }),
  )
}

const nothing = Object.fromEntries(scoredFields.map((field) => [field, []])) as unknown as FieldValues

function valuesOfPage(title: string, author: string, lines: readonly SeedLine[]): FieldValues {
  return {
    ...nothing,
    kind: ['item-page'],
    'item titles': [titleOf(title)],
    'report authors': author === '' ? [] : [titleOf(author)],
    ...valuesOfLines(lines),
  }
}

function valuesOfMinutes(minutes: SeedMinutes): FieldValues {
  const { items, absent, attendees } = minutes
  const apologies = items.find((item) => item.title.startsWith('Apologies'))?.lines ?? []
  return {
    ...nothing,
    kind: ['minutes'],
    council: [titleOf(minutes.council)],
    committee: [placeOf(minutes.committee)],
    date: [minutes.date],
    times: [`from ${minutes.start}`, `to ${minutes.end}`],
    place: [placeOf(minutes.place)],
    present: minutes.present.map((entry) => {
      const [name = '', office] = entry.replace(')', '').split(' (')
      return `${nameOf(name)} [${office === undefined ? 'member' : office.toLowerCase().replace(' ', '-')}]`
    }),
    absent: absent.map((name) => nameOf(name)),
    apologies: apologies.flatMap((line) => {
      const [name = '', reason = ''] = line.kind === 'prose' ? line.text.split(/ [–-] /) : []
      return name === '' ? [] : [`${nameOf(name)} - ${titleOf(reason)}`]
    }),
    'in attendance': attendees.map(({ name, title }) => `${nameOf(name)} - ${titleOf(title)}`),
    'item numbers': items.map((item) => item.number),
    'item titles': items.map((item) => titleOf(item.title)),
    ...valuesOfLines(items.flatMap((item) => item.lines)),
  }
}

function valuesOfLines(
  lines: readonly SeedLine[],
): Pick<FieldValues, 'points' | 'events' | 'clauses' | 'prose' | 'nothing dropped'> {
  const values = {
    points: [] as string[],
    events: [] as string[],
    clauses: [] as string[],
    prose: [] as string[],
    'nothing dropped': [] as string[],
  }
  for (const line of lines) {
    switch (line.kind) {
      case 'prose':
        values.prose.push(wordsOf(line.text))
        values['nothing dropped'].push(wordsOf(line.text))
        break
      case 'point':
        values.points.push(`${line.level} ${labelOfPoint(line.label)} ${wordsOf(line.text)}`)
        values['nothing dropped'].push(wordsOf(line.text))
        break
      case 'event':
        values.events.push(eventLine({ kind: line.event, at: line.at, who: '' }))
        break
      case 'resolution':
        for (const { level, text } of line.clauses) {
          values.clauses.push(`${level} ${clauseOf(text)}`)
          values['nothing dropped'].push(clauseOf(text))
        }
    }
  }
  return values
}

/** What was read of a seed against its hashes. What is missed is told by its hash, what is surplus in words. */
export function scoreSeed(number: SeedNumber, { salt, seeds }: SeedHashes): PaperScore {
  const { values, words } = readPaper(seedText(number))
  // Nobody has written down what is wrong with the numbers of the seeds.
  const read: FieldValues = { ...values, 'numbering breaks': [], 'nothing dropped': words.split('\n') }
  const scores = scoredFields.map((field) => {
    const clear = new Map(read[field].map((value) => [hashOf(salt, field, value), value]))
    const hashes = read[field].map((value) => hashOf(salt, field, value))
    const { found, missed, surplus } = scoreOf(seeds[number][field] ?? [], hashes)
    const more = field === 'nothing dropped' ? [] : surplus.map((hash) => clear.get(hash) ?? hash)
    return [field, { found, missed, surplus: more }]
  })
  return Object.fromEntries(scores) as PaperScore
}

export function scoreSeeds(): Map<string, PaperScore> {
  const hashes = readSeedHashes()
  return new Map(seedNumbers.map((number) => [number, scoreSeed(number, hashes)]))
}
