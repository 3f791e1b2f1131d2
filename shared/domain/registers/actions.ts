import type { Action } from '../meetingFact.ts'
import { plainText } from '../minutes.ts'
import { addressedName } from '../person.ts'
import { closedItem, placeOf, toldName } from './reading.ts'
import type { Reading, RegisterPlace, Withheld } from './reading.ts'

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
  readonly closed: Withheld | null
}

/**
 * The actions of the meetings: those overdue first, then those with a day, those without, and those that are done, the latest last
 * among the open ones and first among the others. The public is told of actions caught from words it may read, in those words: what an
 * officer typed beside the minutes has never been read by anybody else.
 */
export function actionRows(readings: readonly Reading[], today: string): ActionRow[] {
  const rows = readings.flatMap((reading) =>
    reading.record.facts.flatMap((fact): ActionRow[] => {
      if (fact.kind !== 'action') return []
      const source = sourceOf(reading, fact)
      if (reading.view.audience === 'members') return [rowForMembers(reading, fact, source, today)]
      return source === null ? [] : [rowForPublic(reading, fact, source, today)]
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

interface Source {
  readonly words: string
  readonly closed: Withheld | null
}

/** The words that it was caught from, if this audience may read them and they stand under its item. */
function sourceOf({ blocks }: Reading, { sourceId, itemId }: Action): Source | null {
  for (const { item, block, closed } of blocks) {
    if (sourceId === null || item.id !== itemId) continue
    if (block.kind === 'resolution') {
      const clause = block.clauses.find((each) => each.id === sourceId)
      if (clause !== undefined) return { words: plainText(clause.content).trim(), closed }
    } else if (block.id === sourceId) return { words: plainText(block.content).trim(), closed }
  }
  return null
}

function rowForMembers(reading: Reading, action: Action, source: Source | null, today: string): ActionRow {
  const { what, who, personId } = action
  return {
    ...aboutAction(reading, action, today),
    what,
    who: who !== '' || personId === null ? who : toldName(reading, personId),
    closed: source?.closed ?? closedItem(reading.record, action.itemId),
  }
}

/** In the words of the minutes. Who has it is told where those name them, or the meeting's papers do. */
function rowForPublic(reading: Reading, action: Action, { words }: Source, today: string): ActionRow {
  const person = reading.view.people.find((each) => each.id === action.personId)
  const who = action.who.trim()
  const isSaid = who !== '' && words.toLowerCase().includes(who.toLowerCase())
  return {
    ...aboutAction(reading, action, today),
    what: words,
    who: isSaid ? who : person === undefined ? '' : addressedName(person),
    closed: null,
  }
}

function aboutAction(
  reading: Reading,
  { id: factId, itemId, by, done }: Action,
  today: string,
): Omit<ActionRow, 'what' | 'who' | 'closed'> {
  return {
    ...placeOf(reading, itemId),
    ...{ factId, by, done },
    overdue: !done && by !== null && by < today,
  }
}

function orderOf({ done, overdue, by, date }: ActionRow): string {
  return `${done ? 3 : overdue ? 0 : by === null ? 2 : 1} ${by ?? ''} ${date}`
}
