import type { Action } from '../meetingFact.ts'
import type { ClosedMatter } from '../paperView.ts'
import { closedItem, placeOf, toldName } from './reading.ts'
import type { Reading, RegisterPlace } from './reading.ts'

/** Something to be done after a meeting. */
export interface ActionRow extends RegisterPlace {
  readonly factId: string
  readonly what: string
  /** A name or words; empty for nobody yet. */
  readonly who: string
  /** YYYY-MM-DD; null for no day. */
  readonly by: string | null
  readonly done: boolean
  /** Not done, and its day is over. */
  readonly overdue: boolean
  readonly closed: ClosedMatter | null
}

/**
 * The actions of the meetings: those overdue first, then those with a day, those without, and those that are done, the latest last
 * among the open ones and first among the others. The public is told only of actions caught from words it may read: what an officer
 * typed beside the minutes has never been read by anybody else.
 */
export function actionRows(readings: readonly Reading[], today: string): ActionRow[] {
  const rows = readings.flatMap((reading) =>
    reading.record.facts.flatMap((fact): ActionRow[] => {
      if (fact.kind !== 'action') return []
      const closed = mayRead(reading, fact)
      return closed === 'no' ? [] : [rowOf(reading, fact, today, closed)]
    }),
  )
  return rows.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
}

export function isOpen(row: Pick<ActionRow, 'done'>): boolean {
  return !row.done
}

/** What is open of the meetings until a day, that day's own included: what is followed up, and what arises, at its meeting. */
export function openUntil(rows: readonly ActionRow[], date: string): ActionRow[] {
  return rows.filter((row) => isOpen(row) && row.date <= date)
}

/** Nobody has an action they never heard of: the reader of its source, else of its item. */
function mayRead({ record, view, blocks }: Reading, action: Action): ClosedMatter | null | 'no' {
  const source = blocks.find(
    ({ block }) =>
      block.id === action.sourceId ||
      (block.kind === 'resolution' && block.clauses.some((clause) => clause.id === action.sourceId)),
  )
  if (view.audience === 'public')
    return source === undefined || source.item.id !== action.itemId ? 'no' : null
  return source?.closed ?? closedItem(record, action.itemId)
}

function rowOf(reading: Reading, action: Action, today: string, closed: ClosedMatter | null): ActionRow {
  const { id: factId, what, by, done } = action
  return {
    ...placeOf(reading, action.itemId),
    ...{ factId, what, by, done, closed },
    who: action.who !== '' || action.personId === null ? action.who : toldName(reading, action.personId),
    overdue: !done && by !== null && by < today,
  }
}

function orderOf({ done, overdue, by, date }: ActionRow): string {
  return `${done ? 3 : overdue ? 0 : by === null ? 2 : 1} ${by ?? ''} ${date}`
}
