import { inAgendaOrder } from '../../../shared/domain/agendaOrder.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { AuthoredPart, SetPart } from './authoredPart.ts'
import { composedParts } from './composedParts.ts'
import { layFrontSheet } from './frontSheet.ts'
import type { CountedEntry, FrontSheet } from './frontSheet.ts'
import { packContents } from './packContents.ts'
import type { ComposedEntry, PackEntry } from './packContents.ts'
import { documentsOfEdition, printedEdition } from './printedEdition.ts'
import type { PrintedEdition } from './printedEdition.ts'
import type { PackOrder } from './packOrder.ts'

/** What a pack is made from, before its files are read. */
export interface PackDraft {
  /** The items stand in the order of the agenda. */
  readonly view: PaperView
  /** Every document of the meeting that the audience may have, in its place. */
  readonly contents: readonly PackEntry[]
}

type Drafting = Omit<PackOrder, 'files'>

/** Reads the record for the audience, and composes what is composed. Throws as `publicView` does. */
export function draftPack(order: Drafting): PackDraft {
  const { record, audience } = order
  const asTaken = audience === 'public' ? publicView(record) : membersView(record)
  // The pack goes with the agenda that was sent out, whatever order its items were taken in.
  const view = { ...asTaken, items: inAgendaOrder(asTaken.items) }
  return { view, contents: packContents(view, composedParts(order, view), order.subItemPages) }
}

/** A composed document of the contents, set. */
export async function setEntry(
  entry: ComposedEntry,
  set: SetPart,
): Promise<ComposedEntry & AuthoredPart & { readonly donor: null }> {
  return { ...entry, ...(await set(entry.part.document)), donor: null }
}

/** A pack with its documents in their places: the same for a pack that is planned and one that is built. */
export interface LaidPack<Document extends CountedEntry> {
  readonly edition: PrintedEdition
  /** Those that the edition holds. */
  readonly documents: readonly Document[]
  readonly front: FrontSheet
}

/** `counted` are the documents that can be in the pack. Throws `not-allowed` for a supplement that would hold nothing. */
export async function layPack<Document extends CountedEntry>(
  order: Drafting,
  { view, contents }: PackDraft,
  counted: readonly Document[],
  set: SetPart,
): Promise<LaidPack<Document>> {
  const edition = printedEdition(order, view, contents, new Set(counted.map(({ id }) => id)))
  const documents = documentsOfEdition(edition, counted)
  const { rightHand, subItemPages, firstPage } = order
  const front = await layFrontSheet({ view, edition, documents, rightHand, subItemPages, firstPage }, set)
  return { edition, documents, front }
}
