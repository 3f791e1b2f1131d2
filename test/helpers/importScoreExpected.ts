import { readdirSync, readFileSync } from 'node:fs'
import { clauseOf, labelOfPoint, nameOf, placeOf, surnameOf, titleOf, wordsOf } from './importScoreText.ts'

/** The invented minutes of test/fixtures/minutes, and what a reader should find in each: see the README beside them. */

export const paperKinds = ['minutes', 'agenda', 'item-page'] as const

export interface ExpectedLine {
  readonly label: string
  readonly level: number
  readonly text: string
}

export interface ExpectedItem {
  readonly number: string
  readonly title: string
  readonly reportAuthor: string
  readonly points: readonly ExpectedLine[]
  readonly events: readonly { readonly kind: string; readonly at: string | null; readonly who: string }[]
  readonly resolutions: readonly {
    readonly mover: string
    readonly seconder: string
    readonly clauses: readonly ExpectedLine[]
  }[]
  /** Moved, and not in the sentence of a resolution. */
  readonly motions?: readonly { readonly mover: string; readonly seconder: string }[]
  readonly votes: readonly {
    readonly for: number
    readonly against: number
    readonly abstain: number
    readonly names?: Readonly<Record<string, readonly string[]>>
  }[]
  readonly actions: readonly { readonly owner: string; readonly what: string; readonly due: string }[]
  readonly prose: readonly string[]
  readonly subItems?: readonly { readonly label: string; readonly title: string }[]
  readonly pages?: { readonly first: number; readonly last: number }
  /** What stands before the first item and belongs to none. */
  readonly beforeFirst?: boolean
}

export interface ExpectedPaper {
  readonly kind: (typeof paperKinds)[number]
  readonly council: string
  readonly committee: string
  readonly date: string | null
  readonly start: string | null
  readonly end: string | null
  readonly place: string | null
  readonly present: readonly { readonly name: string; readonly role?: string }[]
  readonly absent: readonly string[]
  readonly apologies: readonly { readonly name: string; readonly reason: string }[]
  readonly inAttendance: readonly { readonly name: string; readonly title: string }[]
  readonly substitutes: readonly { readonly name: string; readonly for: string }[]
  readonly declarations: readonly { readonly who: string; readonly about: string }[]
  readonly items: readonly ExpectedItem[]
  readonly numberingBreaks: readonly string[]
  readonly furniture: readonly string[]
  readonly unclaimed: readonly string[]
  readonly kept: readonly string[]
}

export const scoredFields = [
  ...(['kind', 'council', 'committee', 'date', 'times', 'place', 'present', 'absent'] as const),
  ...(['apologies', 'in attendance', 'substitutes', 'declarations', 'item numbers', 'item titles'] as const),
  ...(['sub-items', 'pages', 'report authors', 'points', 'events', 'clauses', 'movers', 'votes'] as const),
  ...(['actions', 'prose', 'numbering breaks', 'nothing dropped'] as const),
] as const
export type ScoredField = (typeof scoredFields)[number]

/** What a paper says, field by field, each value as one line that can be compared. */
export type FieldValues = Readonly<Record<ScoredField, readonly string[]>>

/** The corpus, which the readers were written against, and the texts held out of it, which tell how strangers' minutes are read. */
export const corpusFolder = new URL('../fixtures/minutes/', import.meta.url)
export const heldOutFolder = new URL('../fixtures/minutesHeldOut/', import.meta.url)

/** Names without their ending, in order. */
export function corpusNames(folder = corpusFolder): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt') && file !== 'DISPUTES.txt')
    .map((file) => file.slice(0, -'.txt'.length))
    .toSorted()
}

export function corpusText(name: string, folder = corpusFolder): string {
  return readFileSync(new URL(`${name}.txt`, folder), 'utf8')
}

export function corpusExpected(name: string, folder = corpusFolder): ExpectedPaper {
  return JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as ExpectedPaper
}

export function present(value: string | null): string[] {
  return value === null || value === '' ? [] : [value]
}

export function expectedValues(paper: ExpectedPaper): FieldValues {
  const { items } = paper
  const real = items.filter((item) => item.beforeFirst !== true)
  const points = items.flatMap((item) => item.points)
  const resolutions = items.flatMap((item) => item.resolutions)
  const clauses = resolutions.flatMap((each) => each.clauses)
  const prose = items.flatMap((item) => item.prose).map(wordsOf)
  // A substitute was there as well: that they stood in for somebody is a field of its own.
  const listed = new Map([
    ...paper.substitutes.map(({ name }) => [nameOf(name), 'member'] as const),
    ...paper.present.map(({ name, role }) => [nameOf(name), role ?? 'member'] as const),
  ])
  const away = new Set([...paper.absent, ...paper.apologies.map((each) => each.name)].map(nameOf))
  return {
    kind: [paper.kind],
    council: present(titleOf(paper.council)),
    committee: present(placeOf(paper.committee)),
    date: present(paper.date),
    times: [
      ...present(paper.start).map((time) => `from ${time}`),
      ...present(paper.end).map((time) => `to ${time}`),
    ],
    place: present(placeOf(paper.place ?? '')),
    present: [...listed].map(([name, role]) => `${name} [${role}]`),
    absent: [...away],
    apologies: paper.apologies.map(({ name, reason }) => `${nameOf(name)} - ${titleOf(reason)}`),
    'in attendance': paper.inAttendance.map(({ name, title }) => `${nameOf(name)} - ${titleOf(title)}`),
    substitutes: paper.substitutes.map((each) => `${surnameOf(each.name)} for ${surnameOf(each.for)}`),
    declarations: [...new Set(paper.declarations.map(({ who }) => surnameOf(who)))],
    'item numbers': real.flatMap((item) => present(item.number)).map(numberOf),
    'item titles': real.map((item) => titleOf(item.title)),
    'sub-items': real.flatMap((item) => item.subItems ?? []).map(({ title }) => titleOf(title)),
    pages: real.flatMap(({ number, pages }) =>
      pages === undefined ? [] : [`${numberOf(number)}: ${pages.first}-${pages.last}`],
    ),
    'report authors': real.flatMap((item) => present(titleOf(item.reportAuthor))),
    points: points.map(({ level, label, text }) => `${level} ${labelOfPoint(label)} ${wordsOf(text)}`),
    events: items.flatMap((item) => item.events).map((each) => eventLine(each)),
    clauses: clauses.map(clauseLine),
    movers: [...resolutions, ...items.flatMap((item) => item.motions ?? [])]
      .filter(({ mover, seconder }) => mover !== '' || seconder !== '')
      .map((each) => `${surnameOf(each.mover)}, ${surnameOf(each.seconder)}`),
    votes: items.flatMap((item) => item.votes).map((vote) => voteLine(vote, vote.names)),
    actions: items.flatMap((item) => item.actions).map(({ owner }) => titleOf(owner)),
    prose,
    'numbering breaks': paper.numberingBreaks.flatMap(breaksIn),
    'nothing dropped': [
      ...new Set([
        ...[...points.map(({ text }) => wordsOf(text)), ...clauses.map(({ text }) => clauseOf(text))],
        ...[...prose, ...paper.kept.map(wordsOf)],
      ]),
    ].filter((text) => text !== ''),
  }
}

export function clauseLine({ level, text }: { readonly level: number; readonly text: string }): string {
  return `${level} ${clauseOf(text)}`
}

/** "Item 38 is missing: 37 is followed by 39." says that 38 is missing. */
export function breaksIn(sentence: string): string[] {
  return [...sentence.matchAll(/(\S+) is (missing|used twice)/g)].map(
    ([, what = '', how = '']) => `${what} ${how}`,
  )
}

/** "(26)", "26." and "26" are one number. */
export function numberOf(number: string): string {
  return number.replace(/^\(|[.):\s]+$/g, '')
}

export function eventLine({
  kind,
  at,
  who,
}: {
  readonly kind: string
  readonly at: string | null
  readonly who: string
}): string {
  return `${kind} ${at ?? 'at no time'} ${surnameOf(who)}`.trim()
}

export function voteLine(
  counts: { readonly for: number; readonly against: number; readonly abstain: number },
  names: Readonly<Record<string, readonly string[]>> = {},
): string {
  const sides = (['for', 'against', 'abstain'] as const).map((side) => {
    const named = (names[side] ?? []).map(surnameOf).toSorted()
    return `${side} ${counts[side]}${named.length === 0 ? '' : ` (${named.join(' ')})`}`
  })
  return sides.join(', ')
}
