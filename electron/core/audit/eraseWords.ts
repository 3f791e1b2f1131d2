import { isDeepStrictEqual } from 'node:util'
import { isClosed, strictest } from '../../../shared/domain/access.ts'
import type { Classification } from '../../../shared/domain/access.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { MeetingFact } from '../../../shared/domain/meetingFact.ts'
import type { MinutesJson } from '../../../shared/minutesText/apply.ts'
import { readAgenda } from '../../db/agenda.ts'
import { meetingStream } from '../../db/changeKinds.ts'
import type { ErasedItem, Payloads, WordsErased } from '../../db/changeKinds.ts'
import { changesOfKinds } from '../../db/changeLog.ts'
import type { ChangeWithPayload } from '../../db/changeLog.ts'
import type { Reader } from '../../db/database.ts'
import { erasePayloads } from '../../db/erasedWords.ts'
import { readFacts } from '../../db/facts.ts'
import { readItemText } from '../../db/minutes.ts'
import type { Writing } from '../openBook.ts'

/** What of a meeting can be erased: words that were written and do not stand any more. */
export interface Erasable {
  readonly items: readonly ErasedItem[]
  /** How many changes carry them. */
  readonly changes: number
  readonly classification: Classification
}

const textKinds = ['minutes.stepped', 'minutes.set', 'minutes.kept'] as const
const factKinds = ['facts.changed', 'facts.set'] as const

/** `itemIds`: whose words; null for all that is or was exempt or confidential. */
export function erasableWords(
  reader: Reader,
  meetingId: string,
  itemIds: readonly string[] | null,
): Erasable {
  const ofItems = textsByItem(reader, meetingId)
  const agenda = readAgenda(reader, meetingId)
  const wanted = itemIds ?? closedItems(agenda, ofItems)
  const there = new Set(agenda.map(({ id }) => id))
  const items: ErasedItem[] = wanted.flatMap((itemId) => {
    const changes = ofItems.get(itemId) ?? []
    // With an item that left the agenda all of its words went.
    const isGone = changes.length > 0 && !there.has(itemId)
    return isGone || changes.some(tookWordsAway)
      ? [{ itemId, changes: changes.map(({ change }) => change.seq) }]
      : []
  })
  const besides = goneAsides(reader, meetingId, new Set(wanted))
  if (besides.length > 0) items.push({ itemId: null, changes: besides })
  const seqs = new Set(items.flatMap(({ changes }) => changes))
  const found = [...ofItems.values()].flat().filter(({ change }) => seqs.has(change.seq))
  return {
    items,
    changes: seqs.size,
    classification: strictest(found.map(({ change }) => change.classification)),
  }
}

/**
 * Takes the words out of the log that were written in these items and do not stand any more. The texts and the events as they stand are
 * written down first, so that the tables can be made again; the hashes stay, and the chain holds. Answers how many changes lost theirs.
 */
export function eraseWords(
  { tx, cache, record }: Writing,
  meetingId: string,
  itemIds: readonly string[] | null,
  { reason, cause }: Pick<WordsErased, 'reason' | 'cause'>,
): Erasable {
  const erasable = erasableWords(tx, meetingId, itemIds)
  if (erasable.changes === 0) return erasable
  const { items, classification } = erasable
  const stream = meetingStream(meetingId)
  const there = new Set(readAgenda(tx, meetingId).map(({ id }) => id))
  for (const { itemId } of items) {
    if (itemId === null || !there.has(itemId)) continue
    const { doc, revision, frozenNumber } = readItemText(tx, cache, meetingId, itemId)
    const payload = { itemId, revision, doc: doc.toJSON() as MinutesJson, frozenNumber }
    record(stream, { kind: 'minutes.kept', payload }, { classification })
  }
  const facts = readFacts(tx, meetingId)
  const what = 'The events of the meeting were written down as they stand.'
  record(stream, { kind: 'facts.set', payload: { facts, what } }, { classification })
  record(stream, { kind: 'words.erased', payload: { items, reason, cause } }, { classification })
  erasePayloads(
    tx,
    stream,
    items.flatMap(({ changes }) => changes),
  )
  return erasable
}

/** The changes of the text that still have their words, by item; also of items that have left the agenda. */
function textsByItem(reader: Reader, meetingId: string): Map<string, ChangeWithPayload[]> {
  const entries = changesOfKinds(reader, meetingStream(meetingId), textKinds).filter(({ erased }) => !erased)
  return Map.groupBy(entries, ({ payload }) => (payload as { readonly itemId: string }).itemId)
}

function closedItems(
  agenda: readonly AgendaItem[],
  ofItems: ReadonlyMap<string, readonly ChangeWithPayload[]>,
): string[] {
  const now = agenda.filter((item) => isClosed(item.classification))
  const once = [...ofItems].filter(([, changes]) =>
    changes.some(({ change }) => isClosed(change.classification)),
  )
  return [...new Set([...now.map(({ id }) => id), ...once.map(([itemId]) => itemId)])]
}

/** In doubt it did: everything but typing in, and marks on what is there. A whole text may have taken the place of another. */
function tookWordsAway({ change, payload }: ChangeWithPayload, index: number): boolean {
  if (change.kind !== 'minutes.stepped') return index > 0
  return (payload as Payloads['minutes.stepped']).steps.some((step) => {
    const { stepType, from, to } = step as { stepType?: unknown; from?: unknown; to?: unknown }
    return stepType === 'replace' ? from !== to : stepType !== 'addMark' && stepType !== 'removeMark'
  })
}

/** Changes of the events and notes that say something of these items which does not stand any more. */
function goneAsides(reader: Reader, meetingId: string, items: ReadonlySet<string>): number[] {
  const now = new Map(readFacts(reader, meetingId).map((fact) => [fact.id, fact]))
  return changesOfKinds(reader, meetingStream(meetingId), factKinds).flatMap(
    ({ change, payload, erased }) => {
      if (erased) return []
      const said =
        change.kind === 'facts.set'
          ? (payload as Payloads['facts.set']).facts
          : (payload as Payloads['facts.changed']).put
      const isStale = (fact: MeetingFact): boolean =>
        fact.itemId !== null && items.has(fact.itemId) && !isDeepStrictEqual(fact, now.get(fact.id))
      return said.some(isStale) ? [change.seq] : []
    },
  )
}
