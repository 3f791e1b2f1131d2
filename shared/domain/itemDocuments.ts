import { strictest } from './access.ts'
import type { Classification, Exemption } from './access.ts'
import type { AgendaItem } from './agenda.ts'
import type { MeetingRecord } from './meetingRecord.ts'

/** As much of a meeting as its documents need. */
export type Documented = Pick<MeetingRecord, 'items' | 'papers' | 'reports'>

/** A document of the meeting: a cover report composed here, or an officer's file. Public or exempt is a property of each. */
export interface ItemDocument {
  readonly kind: 'report' | 'paper'
  readonly id: string
  /** Null for a paper of the whole meeting. */
  readonly itemId: string | null
  readonly classification: Classification
  readonly exemption: Exemption | null
}

/** What an item's documents make of it: none of them closed, some, or all. */
export const itemStandings = [
  'public',
  'partly exempt',
  'partly confidential',
  'exempt',
  'confidential',
  'unset',
] as const
export type ItemStanding = (typeof itemStandings)[number]

/** The documents of an item itself, in the order of the pack: its cover reports, then its papers. */
export function documentsOf(record: Documented, itemId: string | null): ItemDocument[] {
  const ofReports = record.reports.map((report) => documentFrom('report', report))
  const ofPapers = record.papers.map((paper) => documentFrom('paper', paper))
  return [...ofReports, ...ofPapers].filter((document) => document.itemId === itemId)
}

/**
 * What is so of an item because of itself, the one above it and its documents, those of its sub-items among them. Unset while anything
 * of it is. What is closed as a whole says so; of what is public, its documents do.
 */
export function itemStanding(record: Documented, itemId: string): ItemStanding {
  const above = itemsAbove(record, itemId)
  const below = subItemsOf(record, itemId)
  const documents = [itemId, ...below.map((item) => item.id)].flatMap((id) => documentsOf(record, id))
  if ([...above, ...below, ...documents].some((each) => each.classification === 'unset')) return 'unset'
  const own = strictest(above.map((item) => item.classification))
  const bare = below.filter((item) => !documents.some((document) => document.itemId === item.id))
  const parts = new Set([
    ...(own === 'public' ? [] : [own]),
    ...documents.map((document) => closure(record, document)),
    ...bare.map((item) => strictest([own, item.classification])),
  ])
  const [only = 'public', ...others] = parts
  if (others.length === 0) return only
  return parts.has('confidential') ? 'partly confidential' : 'partly exempt'
}

/** The paragraphs of Schedule 12A under which an item or a document of its own is exempt (R6, R19, R20), sorted. Without its sub-items. */
export function exemptParagraphsOf(record: Documented, itemId: string): number[] {
  const item = record.items.find((each) => each.id === itemId)
  return paragraphsIn([
    // A public item may name them for a part of its minutes.
    ...(item === undefined || item.classification === 'confidential' ? [] : [item.exemption]),
    ...documentsOf(record, itemId)
      .filter((document) => document.classification === 'exempt')
      .map((document) => document.exemption),
  ])
}

/** The same, with those of its sub-items. */
export function exemptParagraphsUnder(record: Documented, itemId: string): number[] {
  const ids = [itemId, ...subItemsOf(record, itemId).map((item) => item.id)]
  return [...new Set(ids.flatMap((id) => exemptParagraphsOf(record, id)))].toSorted((a, b) => a - b)
}

/** A document is as closed as its item and the item above, if those are more closed than itself. */
export function closure(
  record: Pick<Documented, 'items'>,
  { classification, itemId }: Pick<ItemDocument, 'classification' | 'itemId'>,
): Classification {
  return strictest([classification, ...itemsAbove(record, itemId).map((item) => item.classification)])
}

/**
 * The paragraphs a document is exempt under: its own, else those of its item or the item above. Empty where nothing names one, or it is
 * not exempt.
 */
export function paragraphsOfDocument(
  record: Pick<Documented, 'items'>,
  document: Pick<ItemDocument, 'classification' | 'itemId' | 'exemption'>,
): number[] {
  if (closure(record, document) !== 'exempt') return []
  const named = [document, ...itemsAbove(record, document.itemId)].find(
    (each) => each.classification === 'exempt' && (each.exemption?.paragraphs.length ?? 0) > 0,
  )
  return paragraphsIn([named?.exemption ?? null])
}

/** The item and the one it stands under. */
export function itemsAbove({ items }: Pick<Documented, 'items'>, itemId: string | null): AgendaItem[] {
  const item = items.find((each) => each.id === itemId)
  if (item === undefined) return []
  const parent = items.find((each) => each.id === item.parentId)
  return parent === undefined ? [item] : [item, parent]
}

function subItemsOf({ items }: Pick<Documented, 'items'>, itemId: string): AgendaItem[] {
  return items.filter((item) => item.parentId === itemId)
}

function documentFrom(
  kind: ItemDocument['kind'],
  { id, itemId, classification, exemption }: Omit<ItemDocument, 'kind'>,
): ItemDocument {
  return { kind, id, itemId, classification, exemption }
}

function paragraphsIn(exemptions: readonly (Exemption | null)[]): number[] {
  const all = exemptions.flatMap((exemption) => exemption?.paragraphs ?? [])
  return [...new Set(all)].toSorted((a, b) => a - b)
}
