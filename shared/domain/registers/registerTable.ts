import type { InterestKind, VoteSide } from '../meetingFact.ts'
import type { MinutesState } from '../minutesStanding.ts'
import type { RegisterStanding } from './attendance.ts'
import type { InterestRow } from './interests.ts'
import type { Withheld } from './reading.ts'
import type { Register } from './register.ts'
import type { VoteRow } from './votes.ts'
import { saidAbove } from './resolutions.ts'
import type { VoteTold } from './resolutions.ts'

/** A register as a table of words and numbers: what its CSV and its paper say. */
export interface RegisterTable {
  readonly title: string
  readonly columns: readonly RegisterColumn[]
  readonly rows: readonly RegisterTableRow[]
}

export interface RegisterColumn {
  readonly heading: string
  /** Of the width of a paper. */
  readonly share: number
  readonly align: 'start' | 'end'
}

export interface RegisterTableRow {
  readonly cells: readonly (string | number)[]
  readonly closed: Withheld | null
}

export const interestWords: Readonly<Record<InterestKind, string>> = {
  'disclosable-pecuniary': 'Disclosable pecuniary interest',
  'other-registrable': 'Other registrable interest',
  'non-registrable': 'Non-registrable interest',
  bias: 'Bias or predetermination',
}

export const sideWords: Readonly<Record<VoteSide, string>> = {
  for: 'For',
  against: 'Against',
  abstain: 'Abstained',
}

/** What is said of a row that may not be passed on. */
export const withheldWords: Readonly<Record<Withheld, string>> = {
  exempt: 'Exempt: not for publication',
  confidential: 'Confidential: not for publication',
  unset: 'Not decided',
}

/** A member in whose place a substitute came. */
export const representedWords = 'Represented by a substitute'

export const standingWords: Readonly<Record<RegisterStanding, string>> = {
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
  substituted: representedWords,
  'not-said': 'Not recorded',
  'stood-in': 'Substitute',
}

export const minutesWords: Readonly<Record<MinutesState | 'imported', string>> = {
  imported: 'Imported',
  none: 'Draft',
  draft: 'Draft',
  'approved-as-draft': 'Draft',
  'published-as-draft': 'Draft',
  refused: 'Draft',
  confirmed: 'Confirmed',
  signed: 'Signed',
  superseded: 'Superseded',
}

/** The tables of a register. `day` says a date as the reader wants it; CSV keeps YYYY-MM-DD. */
export function registerTables(register: Register, day: (date: string) => string): RegisterTable[] {
  switch (register.kind) {
    case 'resolutions':
      return [
        table(
          'Resolutions',
          [
            ['Date', 2.2],
            ['Committee', 2.6],
            ['Minute', 1.5],
            ['Title', 3],
            ['Resolved', 6],
            ['Vote', 2.8],
            ['Minutes', 1.8],
          ],
          register.rows.map(({ date, committee, label, title, above, words, vote, standing, closed }) => ({
            cells: [
              day(date),
              committee,
              label,
              title,
              `${saidAbove(above)}${words}`,
              vote === null ? '' : sayVote(vote),
              minutesWords[standing],
            ],
            closed,
          })),
        ),
      ]
    case 'actions':
      return [
        table(
          'Actions',
          [
            ['Date', 2.2],
            ['Committee', 2.6],
            ['Minute', 1.4],
            ['Title', 3],
            ['Action', 5],
            ['Who', 2.8],
            ['By', 2.2],
            ['State', 1.7],
          ],
          register.rows.map((row) => ({
            cells: [
              day(row.date),
              row.committee,
              row.reference,
              row.title,
              row.what,
              row.who,
              row.by === null ? '' : day(row.by),
              row.done ? 'Done' : row.overdue ? 'Overdue' : 'Open',
            ],
            closed: row.closed,
          })),
        ),
      ]
    case 'attendance':
      return attendanceTables(register, day)
    case 'interests':
      return [
        table(
          'Declarations of interest',
          [
            ['Member', 2.8],
            ['Date', 2.2],
            ['Committee', 2.6],
            ['Items', 3.4],
            ['Interest', 4.2],
            ['Left the room', 1.7],
            ['Dispensation', 1.8],
          ],
          register.rows.map((row) => ({
            cells: [
              row.name,
              day(row.date),
              row.committee,
              row.items.join('; '),
              sayInterest(row),
              leftWords[row.left],
              row.dispensation ? 'Yes' : 'No',
            ],
            closed: row.closed,
          })),
        ),
      ]
    case 'votes':
      return [
        table(
          'Recorded votes',
          [
            ['Member', 2.8],
            ['Date', 2.2],
            ['Committee', 2.6],
            ['Minute', 1.4],
            ['Title', 3],
            ['Question', 4],
            ['Vote', 2.2],
            ['Outcome', 1.7],
          ],
          register.rows.map((row) => ({
            cells: [
              row.name,
              day(row.date),
              row.committee,
              row.reference,
              row.title,
              row.motion,
              saySide(row),
              row.carried === null ? '' : row.carried ? 'Carried' : 'Lost',
            ],
            closed: row.closed,
          })),
        ),
      ]
  }
}

const sumHeadings = [
  ['Expected', 1.5, 'end'],
  ['Present', 1.4, 'end'],
  ['Apologies', 1.6, 'end'],
  ['Absent', 1.4, 'end'],
  [representedWords, 2, 'end'],
  ['Not recorded', 1.7, 'end'],
  ['Present %', 1.5, 'end'],
] as const

function attendanceTables(
  { rows, meetings, entries }: Extract<Register, { kind: 'attendance' }>,
  day: (date: string) => string,
): RegisterTable[] {
  const sumsOf = (sums: (typeof rows)[number] | (typeof meetings)[number]): (string | number)[] => [
    sums.expected,
    sums.present,
    sums.apologies,
    sums.absent,
    sums.substituted,
    sums.notSaid,
    sums.percent ?? '',
  ]
  const open = (cells: readonly (string | number)[]): RegisterTableRow => ({ cells, closed: null })
  return [
    table(
      'Attendance by member',
      [['Member', 3.4], ['Committee', 3], ['Group', 1.6], ...sumHeadings, ['As substitute', 1.8, 'end']],
      rows.map((row) => open([row.name, row.committee, row.group, ...sumsOf(row), row.stoodIn])),
    ),
    table(
      'Attendance by meeting',
      [['Date', 2.4], ['Committee', 3.6], ...sumHeadings, ['Substitutes', 1.8, 'end']],
      meetings.map((meeting) =>
        open([day(meeting.date), meeting.committee, ...sumsOf(meeting), meeting.stoodIn]),
      ),
    ),
    table(
      'Each member at each meeting',
      [
        ['Date', 2.4],
        ['Committee', 3],
        ['Member', 3.4],
        ['Attendance', 2],
        ['Substitute', 3.4],
        ['From', 1.2],
        ['Until', 1.2],
      ],
      entries.map((entry) =>
        open([
          ...[day(entry.date), entry.committee, entry.name, standingWords[entry.standing]],
          entry.standsFor === null ? (entry.representedBy ?? '') : `for ${entry.standsFor}`,
          ...[entry.from ?? '', entry.until ?? ''],
        ]),
      ),
    ),
  ]
}

type Heading = readonly [heading: string, share: number, align?: 'end']

function table(
  title: string,
  headings: readonly Heading[],
  rows: readonly RegisterTableRow[],
): RegisterTable {
  return {
    ...{ title, rows },
    columns: headings.map(([heading, share, align]) => ({ heading, share, align: align ?? 'start' })),
  }
}

const leftWords = { left: 'Yes', 'said-so': 'Said so', no: 'No' } as const

/** "The sentence of the minutes. For: A, B. Against: C." */
export function sayVote({ words, ballots }: VoteTold): string {
  const named = (['for', 'against', 'abstain'] as const).flatMap((side) => {
    const names = ballots.filter((ballot) => ballot.side === side).map(({ name }) => name)
    // The sentence of a recorded vote names everybody as a rule.
    return names.length === 0 || names.every((name) => words.includes(name))
      ? []
      : [`${sideWords[side]}: ${names.join(', ')}.`]
  })
  return [words, ...named].join(' ').trim()
}

/** Of a sensitive interest, the fact alone (R38). */
export function sayInterest({ interest, nature, sensitive, words }: InterestRow): string {
  if (interest === null) return words
  if (sensitive) return `${interestWords[interest]} (sensitive)`
  return nature === '' ? interestWords[interest] : `${interestWords[interest]}: ${nature}`
}

export function saySide({ side, how }: Pick<VoteRow, 'side' | 'how'>): string {
  if (how === 'casting') return `${sideWords[side]} (casting vote)`
  return how === 'noted' ? `${sideWords[side]} (noted at the member’s request)` : sideWords[side]
}
