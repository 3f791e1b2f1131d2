import type { Classification } from '../access.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { isAside } from '../meetingFact.ts'
import type { LineFact } from '../meetingFact.ts'
import { plainText } from '../minutes.ts'
import type { MinutesBlock } from '../minutes.ts'
import { AppError } from '../appError.ts'
import { membersView, publicView } from '../paperView.ts'
import type { ClosedMatter, PaperItem, PaperView } from '../paperView.ts'
import { nameAmong } from '../person.ts'

/** A meeting as a register reads it for one audience: only what its view gives is ever told. */
export interface Reading {
  readonly record: MeetingRecord
  readonly view: PaperView
  /** The blocks this audience may have, in their order. */
  readonly blocks: readonly ReadBlock[]
}

/** Why something may not be passed on: it is closed to the public, or nobody has decided on it. */
export type Withheld = ClosedMatter | 'unset'

export interface ReadBlock {
  readonly item: PaperItem
  readonly block: MinutesBlock
  /** Why the public may not read it; null for what it may. */
  readonly closed: Withheld | null
}

/** A meeting that could not be read for the public, because something in it is neither marked public nor exempt. */
export interface LeftOut {
  readonly meetingId: string
  readonly committee: string
  readonly date: string
  /** A sentence that names what is undecided. For the officer. */
  readonly why: string
}

/** The meetings as an audience may read them, in the order given, and those that have to be left out whole. */
export function readingsFor(
  records: readonly MeetingRecord[],
  audience: PaperView['audience'],
): { readonly readings: readonly Reading[]; readonly leftOut: readonly LeftOut[] } {
  const readings: Reading[] = []
  const leftOut: LeftOut[] = []
  for (const record of records) {
    try {
      readings.push(readingOf(record, audience === 'public' ? publicView(record) : membersView(record)))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not-allowed') throw error
      const { id: meetingId, date } = record.meeting
      leftOut.push({ meetingId, committee: record.committee.name, date, why: error.message })
    }
  }
  return { readings, leftOut }
}

/** `view` is one of this record. */
export function readingOf(record: MeetingRecord, view: PaperView): Reading {
  // A view hands on the very content of the blocks that may be read, and nothing of the others: so they are told apart.
  const byContent = new Map<unknown, MinutesBlock>(
    record.minutes.flatMap(({ blocks }) => blocks.map((block) => [contentOf(block), block] as const)),
  )
  const blocks = view.items.flatMap((item) =>
    item.blocks.flatMap((printed): ReadBlock[] => {
      if (printed.kind === 'withheld') return []
      const block = byContent.get(contentOf(printed))
      if (block === undefined) return []
      return [{ item, block, closed: withheld([...around(record, item.id), block.classification]) }]
    }),
  )
  return { record, view, blocks }
}

type WithContent =
  | { readonly kind: 'resolution'; readonly clauses: unknown }
  | { readonly kind: 'prose' | 'point' | 'event' | 'note'; readonly content: unknown }

function contentOf(block: WithContent): unknown {
  return block.kind === 'resolution' ? block.clauses : block.content
}

/** Something that happened, as the minutes tell it to this audience. */
export interface ToldFact {
  readonly fact: LineFact
  /** The item under which it is told; null for before the first. */
  readonly itemId: string | null
  /** The sentence as it stands in the minutes; null for what has no line in them. */
  readonly words: string | null
  /** True where the officer put it in their own words: then the words are what is told, and no detail of the fact. */
  readonly reworded: boolean
  readonly closed: Withheld | null
}

/**
 * The facts whose line this audience may read. Members have those without a line too: they stand in the record, and are as close as the
 * item they belong to.
 */
export function toldFacts({ record, view, blocks }: Reading): ToldFact[] {
  const lines = new Map(
    blocks.flatMap((read) =>
      read.block.kind === 'event' && read.block.factId !== null
        ? [[read.block.factId, { ...read, block: read.block }] as const]
        : [],
    ),
  )
  const written = new Set(
    record.minutes.flatMap((minutes) =>
      minutes.blocks.flatMap((block) => (block.kind === 'event' ? [block.factId] : [])),
    ),
  )
  return record.facts.flatMap((fact): ToldFact[] => {
    if (isAside(fact)) return []
    const line = lines.get(fact.id)
    if (line !== undefined) {
      const { block, closed, item } = line
      return [{ fact, itemId: item.id, words: plainText(block.content), reworded: block.edited, closed }]
    }
    if (view.audience === 'public' || written.has(fact.id)) return []
    return [
      { fact, itemId: fact.itemId, words: null, reworded: false, closed: closedItem(record, fact.itemId) },
    ]
  })
}

/** Why the public may not read what belongs to an item as a whole; null where it may. */
export function closedItem(record: Pick<MeetingRecord, 'items'>, itemId: string | null): Withheld | null {
  return withheld(around(record, itemId))
}

/** The classifications of an item and of the one it stands under. */
function around({ items }: Pick<MeetingRecord, 'items'>, itemId: string | null): Classification[] {
  const item = items.find((each) => each.id === itemId)
  const parent = items.find((each) => each.id === item?.parentId)
  return [item, parent].flatMap((each) => each?.classification ?? [])
}

function withheld(found: readonly Classification[]): Withheld | null {
  return (['confidential', 'exempt', 'unset'] as const).find((each) => found.includes(each)) ?? null
}

/** Where something stands in the minute book. */
export interface RegisterPlace {
  readonly meetingId: string
  readonly committeeId: string
  readonly committee: string
  /** YYYY-MM-DD */
  readonly date: string
  /** Null for what belongs to no item. */
  readonly itemId: string | null
  /** The minute number as it is quoted: "21", "21a)"; empty for what has none. */
  readonly reference: string
  /** Of the item; empty for what belongs to none. Titles are always public. */
  readonly title: string
}

export function placeOf({ record, view }: Reading, itemId: string | null): RegisterPlace {
  const item = view.items.find((each) => each.id === itemId)
  const parent = view.items.find((each) => each.id === item?.parentId)
  return {
    meetingId: record.meeting.id,
    committeeId: record.committee.id,
    committee: record.committee.name,
    date: record.meeting.date,
    itemId: item?.id ?? null,
    reference: `${parent?.minuteNumber ?? ''}${item?.minuteNumber ?? ''}`,
    title: item?.title ?? '',
  }
}

/** "Councillor Ida Moss", of those this audience may hear of. */
export function toldName({ view }: Pick<Reading, 'view'>, personId: string | null): string {
  return nameAmong(view.people, personId)
}
