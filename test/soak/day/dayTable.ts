import { row } from '../../bench/rows.ts'
import type { Row } from '../../bench/rows.ts'
import type { SoakTable } from '../part.ts'
import type { HalfHour } from './day.ts'

/** What must not grow from the second quarter of the day to the last, and by how much at most. */
const flat: readonly {
  readonly id: string
  readonly name: string
  readonly most: number
  readonly of: (one: HalfHour) => number
}[] = [
  { id: 'rss', name: 'memory of the whole host between papers', most: 1.15, of: ({ memory }) => memory.rss },
  { id: 'core', name: 'heap of the core', most: 1.15, of: ({ memory }) => memory.core },
  { id: 'host', name: 'heap of the host', most: 1.15, of: ({ memory }) => memory.host },
  { id: 'page', name: 'heap of the page', most: 1.15, of: ({ page }) => page.heap },
  // The more was minuted, the more stands on the page, in one that was just loaded too.
  { id: 'nodes', name: 'nodes of the page', most: 1.5, of: ({ page }) => page.nodes },
  { id: 'listeners', name: 'listeners of the page', most: 1.5, of: ({ page }) => page.listeners },
  // Timed, and other programs have the machine too.
  { id: 'apply', name: 'half of the edits saved within', most: 1.5, of: ({ apply }) => apply.half },
  { id: 'open', name: 'half of the items opened within', most: 1.5, of: ({ open }) => open.half },
]

/** While a paper or a pack of a hundred pages is made. */
const mostMemory = 1_000_000_000
/** 400 pages fold into the file; one large change may stand in front of that. */
const mostWriteLog = 16_000_000
/** Six recent ones, and those of earlier days and before an update. */
const mostBackups = 8

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The last quarter of the day to its second. */
function growth(day: readonly HalfHour[], of: (one: HalfHour) => number): number {
  const quarter = day.length / 4
  return average(day.slice(3 * quarter).map(of)) / average(day.slice(quarter, 2 * quarter).map(of))
}

/** Bytes of the book that a thousand edits take, in a quarter of the day from 0. */
function bytesPerThousand(day: readonly HalfHour[], quarter: number): number {
  const length = day.length / 4
  const [first, last] = [day[Math.max(0, quarter * length - 1)], day[(quarter + 1) * length - 1]]
  if (first === undefined || last === undefined || first === last) return 0
  return ((last.files.database - first.files.database) / (last.edits - first.edits)) * 1_000
}

export function dayRows(day: readonly HalfHour[]): readonly Row[] {
  const last = day.at(-1)
  if (last === undefined) return []
  return [
    ...flat.map(({ id, name, most, of }) =>
      row(`day-${id}`, `${name}: last quarter to second`, 'times', most, growth(day, of)),
    ),
    row(
      'day-most',
      'memory of the whole host, the most',
      'MB',
      mostMemory / 1e6,
      mostOf(day, ({ memory }) => memory.most) / 1e6,
    ),
    row('day-edits', 'edits in the day', 'times', null, last.edits),
    row(
      'day-wal',
      'log of recent writes, the most',
      'MB',
      mostWriteLog / 1e6,
      mostOf(day, (one) => one.writeLog) / 1e6,
    ),
    row(
      'day-backups',
      'backups kept, the most',
      'times',
      mostBackups,
      mostOf(day, ({ files }) => files.backupCount),
    ),
    row('day-log', 'book per thousand edits, second quarter', 'MB', null, bytesPerThousand(day, 1) / 1e6),
    row('day-log-last', 'book per thousand edits, last quarter', 'MB', null, bytesPerThousand(day, 3) / 1e6),
    row('day-temporary', 'names left in the folder for temporary files', 'times', 5, last.files.temporary),
  ]
}

function mostOf(day: readonly HalfHour[], of: (one: HalfHour) => number): number {
  return Math.max(...day.map(of))
}

export function dayFaults(day: readonly HalfHour[]): readonly string[] {
  return dayRows(day).flatMap(({ task, budget, measured, unit, ok }) =>
    ok === false ? [`${task}: ${measured ?? '?'} ${unit}, where ${budget ?? '?'} is the most.`] : [],
  )
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)

export function dayTable(day: readonly HalfHour[]): SoakTable {
  return {
    head: [
      ...[
        'After',
        'Edits',
        'Host MB',
        'The most',
        'Core heap MB',
        'Page heap MB',
        'Nodes',
        'Saved ms, half',
        '95 of 100',
      ],
      ...['Opened ms, half', 'Book MB', 'Recent writes MB', 'Backups', 'Backups MB'],
    ],
    lines: day.flatMap(({ memory, page, apply, open, writeLog, files, edits }, n) =>
      n % 2 === 0
        ? []
        : [
            [
              ...[
                `${(n + 1) / 2} h`,
                edits.toLocaleString('en-GB'),
                megabytes(memory.rss),
                megabytes(memory.most),
                megabytes(memory.core),
              ],
              ...[megabytes(page.heap), page.nodes.toLocaleString('en-GB'), apply.half.toFixed(1)],
              ...[
                apply.most.toFixed(1),
                open.half.toFixed(1),
                megabytes(files.database),
                megabytes(writeLog),
              ],
              ...[String(files.backupCount), megabytes(files.backups)],
            ],
          ],
    ),
  }
}
