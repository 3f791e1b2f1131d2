import { defined } from '../../../domain/assert.ts'
import { formatDate } from '../../../domain/civilTime.ts'
import type { Council } from '../../../domain/council.ts'
import type { PaperView } from '../../../domain/paperView.ts'
import type { Register } from '../../../domain/registers/register.ts'
import { registerTables, representedWords, withheldWords } from '../../../domain/registers/registerTable.ts'
import type { RegisterTable, RegisterTableRow } from '../../../domain/registers/registerTable.ts'
import type { Block, CellLine, PaperDocument, TableColumn } from '../../model.ts'
import { closedCaveat } from '../closedMatter.ts'
import { plain, strong } from '../inlines.ts'
import { letterhead, paperFrame } from '../letterhead.ts'

export interface RegisterOrder {
  readonly council: Council
  /** Null: all committees. */
  readonly committee: string | null
  readonly from: string | null
  readonly to: string | null
  readonly text: string
  readonly audience: PaperView['audience']
}

/** A register as a paper: a real table, or three of attendance. */
export function composeRegister(register: Register, order: RegisterOrder): PaperDocument {
  const { council, committee, audience } = order
  const { dates } = council.houseStyle
  const tables = registerTables(register, (date) => formatDate(date, dates))
  const [first] = tables
  const title = tables.length > 1 ? 'Attendance' : (first?.title ?? '')
  const closed = new Set(tables.flatMap(({ rows }) => rows.flatMap((row) => row.closed ?? [])))
  const whose = committee ?? 'All committees'
  return {
    ...paperFrame(order),
    title: `${title}: ${whose}${audience === 'members' && closed.size > 0 ? ' (members’ copy)' : ''}`,
    footer: `${title}, ${whose}`,
    caveat: closedCaveat(closed, []),
    blocks: [
      ...letterhead({ council, committee: whose }),
      { kind: 'heading', id: 'register', level: 2, number: null, text: title },
      { kind: 'paragraph', runs: plain(periodSentence(order)) },
      ...leftOutSentences(register, order),
      ...tables.flatMap((table, index) => [
        ...(tables.length === 1
          ? []
          : [{ kind: 'heading', id: `table-${index}`, level: 3, number: null, text: table.title } as const]),
        paperTable(table, title, committee === null),
      ]),
    ],
  }
}

/** "Meetings from 21 May 2026 to 20 May 2027; entries with “parking”." */
function periodSentence({
  council,
  from,
  to,
  text,
}: Pick<RegisterOrder, 'council' | 'from' | 'to' | 'text'>): string {
  const say = (date: string): string => formatDate(date, council.houseStyle.dates)
  const period = [...(from === null ? [] : [`from ${say(from)}`]), ...(to === null ? [] : [`to ${say(to)}`])]
  const meetings = period.length === 0 ? 'All meetings in the minute book' : `Meetings ${period.join(' ')}`
  return `${meetings}${text.trim() === '' ? '' : `; entries with “${text.trim()}”`}.`
}

/** That something is missing is told; what is undecided in it is not. */
function leftOutSentences({ leftOut }: Register, { council }: RegisterOrder): Block[] {
  if (leftOut.length === 0) return []
  const meetings = leftOut.map(
    ({ committee, date }) => `${committee}, ${formatDate(date, council.houseStyle.dates)}`,
  )
  return [{ kind: 'notice', runs: plain(`Not yet in this register: ${meetings.join('; ')}.`) }]
}

/** Columns of the table that stand under one another in a column of the paper; a sheet is narrower than a screen. */
interface PaperColumn {
  readonly heading: string
  readonly of: readonly string[]
  readonly share: number
  /** The headings that are said before their words. */
  readonly named?: true
}

const paperColumns: Readonly<Record<string, readonly PaperColumn[]>> = {
  Resolutions: [
    { heading: 'Meeting', of: ['Date', 'Committee'], share: 3 },
    { heading: 'Minute', of: ['Minute', 'Minutes'], share: 2 },
    { heading: 'Resolved', of: ['Resolved', 'Title'], share: 5.4 },
    { heading: 'Vote', of: ['Vote'], share: 4.2 },
  ],
  Actions: [
    { heading: 'Meeting', of: ['Date', 'Committee'], share: 3 },
    { heading: 'Minute', of: ['Minute'], share: 1.6 },
    { heading: 'Action', of: ['Action', 'Title'], share: 5.4 },
    { heading: 'Who', of: ['Who'], share: 2.6 },
    { heading: 'By', of: ['By', 'State'], share: 2.4 },
  ],
  'Attendance by member': [
    { heading: 'Member', of: ['Member', 'Committee', 'Group'], share: 4.4 },
    ...sumColumns('As substitute'),
  ],
  'Attendance by meeting': [
    { heading: 'Meeting', of: ['Date', 'Committee'], share: 4.4 },
    ...sumColumns('Substitutes'),
  ],
  'Each member at each meeting': [
    { heading: 'Meeting', of: ['Date', 'Committee'], share: 3.4 },
    { heading: 'Member', of: ['Member'], share: 3.8 },
    { heading: 'Attendance', of: ['Attendance', 'Substitute'], share: 4 },
    { heading: 'There', of: ['From', 'Until'], share: 2, named: true },
  ],
  'Declarations of interest': [
    { heading: 'Member', of: ['Member'], share: 2.8 },
    { heading: 'Meeting', of: ['Date', 'Committee'], share: 2.8 },
    { heading: 'Items', of: ['Items'], share: 3.2 },
    { heading: 'Interest', of: ['Interest'], share: 3.6 },
    { heading: 'Left, dispensation', of: ['Left the room', 'Dispensation'], share: 3.4, named: true },
  ],
  'Recorded votes': [
    { heading: 'Member', of: ['Member'], share: 2.8 },
    { heading: 'Meeting', of: ['Date', 'Committee'], share: 3 },
    { heading: 'Minute', of: ['Minute'], share: 1.6 },
    { heading: 'Question', of: ['Question', 'Title'], share: 4.6 },
    { heading: 'Vote', of: ['Vote', 'Outcome'], share: 2.6 },
  ],
}

function sumColumns(last: string): PaperColumn[] {
  return [
    'Expected',
    'Present',
    'Apologies',
    'Absent',
    representedWords,
    'Not recorded',
    'Present %',
    last,
  ].map((heading) => ({ heading, of: [heading], share: 1.9 }))
}

/** The head of a paper of one committee says whose it is: its rows need not. */
function paperTable(
  { title, columns, rows }: RegisterTable,
  register: string,
  saysCommittee: boolean,
): Block {
  if (rows.length === 0) return { kind: 'paragraph', runs: plain('There are no entries.') }
  const indexOf = (heading: string): number => columns.findIndex((column) => column.heading === heading)
  const rarely = new Set<string>([representedWords, 'Not recorded', 'As substitute', 'Substitutes'])
  const says = (heading: string): boolean =>
    rows.some((row) => !['', ...(rarely.has(heading) ? [0] : [])].includes(row.cells[indexOf(heading)] ?? ''))
  // A column that never has a word, or more than a nought, says nothing on a narrow sheet.
  const printed = defined(paperColumns[title], 'every register has its columns')
    .map((column) => ({
      ...column,
      of: column.of.filter((heading) => saysCommittee || heading !== 'Committee'),
    }))
    .filter(({ of }, at) => at === 0 || of.some(says))
  return {
    kind: 'table',
    summary: title === register ? title : `${register}: ${title}`,
    columns: printed.map(({ heading, of, share }): TableColumn => ({
      ...{ heading, share },
      align: columns[indexOf(of[0] ?? '')]?.align ?? 'start',
    })),
    rows: rows.map((row) => ({ cells: printed.map((column, at) => cellLines(row, column, at, indexOf)) })),
  }
}

function cellLines(
  { cells, closed }: RegisterTableRow,
  { of, named }: PaperColumn,
  at: number,
  indexOf: (heading: string) => number,
): CellLine[] {
  const lines = of.flatMap((heading, index): CellLine[] => {
    const text = String(cells[indexOf(heading)] ?? '')
    if (text === '') return []
    const runs = plain(named === true ? `${heading}: ${text}` : text)
    return [{ label: null, runs, ...(index > 0 && named !== true ? { small: true as const } : {}) }]
  })
  return closed === null || at > 0 ? lines : [...lines, { label: null, runs: strong(withheldWords[closed]) }]
}
