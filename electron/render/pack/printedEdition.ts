import { AppError } from '../../../shared/domain/appError.ts'
import {
  changeSentences,
  hasAdditions,
  packChanges,
  publishedState,
  stateOfAgenda,
} from '../../../shared/domain/packChanges.ts'
import type { PackChanges, PublishedState } from '../../../shared/domain/packChanges.ts'
import { publishedOn } from '../../../shared/document/compose/publishedOn.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { PackEntry } from './packContents.ts'
import type { PackOrder } from './packOrder.ts'
import { agendaItems } from './packSummary.ts'

/**
 * What kind of pack it is, and for one that is not the first, what it comes after: an agenda takes the place of the last and of its
 * supplements, so that its changes count from that agenda; those of a supplement count from the last publication.
 */
export type PrintedEdition =
  | { readonly kind: 'agenda' }
  | { readonly kind: 'agenda again'; readonly before: PublishedState; readonly changes: PackChanges }
  | {
      readonly kind: 'supplement'
      readonly number: number
      readonly before: PublishedState
      readonly changes: PackChanges
    }

type Editing = Pick<PackOrder, 'record' | 'edition' | 'number'>

/**
 * The edition of a pack that holds the documents of `inPack`, of all those in `contents`. Throws `not-allowed` for a supplement to no
 * agenda, and for one that would hold nothing.
 */
export function printedEdition(
  order: Editing,
  view: PaperView,
  contents: readonly PackEntry[],
  inPack: ReadonlySet<string>,
): PrintedEdition {
  const before = publishedState(view.publications)
  if (order.edition === 'supplement') {
    if (before === null) {
      throw new AppError(
        'not-allowed',
        'There is no published agenda for a supplementary pack to add to. Publish the agenda first.',
      )
    }
    const changes = changesSince(before, order, view, contents, inPack)
    if (hasAdditions(changes)) return { kind: 'supplement', number: order.number, before, changes }
    throw nothingToHold(
      publishedOn(before.at, view),
      changes,
      contents.find(isNew(before, inPack))?.name ?? null,
    )
  }
  const replaced = stateOfAgenda(view.publications)
  if (order.number < 2 || replaced === null) return { kind: 'agenda' }
  return {
    kind: 'agenda again',
    before: replaced,
    changes: changesSince(replaced, order, view, contents, inPack),
  }
}

/** Whether a document is new or another since the last publication, and cannot be in the pack. */
function isNew(before: PublishedState, inPack: ReadonlySet<string>): (entry: PackEntry) => boolean {
  const published = new Map(before.papers.map(({ paperId, sha256 }) => [paperId, sha256]))
  return ({ id, sha256 }) => !inPack.has(id) && published.get(id) !== sha256
}

function nothingToHold(date: string, changes: PackChanges, unready: string | null): AppError {
  const empty = 'so there is nothing for a supplementary pack to hold.'
  // `nothing-to-add`: there are changes, of which the agenda published again tells.
  const isSame = changeSentences(changes).length === 0
  const details = { nothingToHold: isSame || unready !== null ? 'nothing-new' : 'nothing-to-add' }
  if (unready !== null) {
    return new AppError(
      'not-allowed',
      `“${unready}” is new since ${date}, and cannot be in a pack yet, ${empty} See what is said of its file.`,
      details,
    )
  }
  return new AppError(
    'not-allowed',
    isSame
      ? `Nothing has changed since ${date}, ${empty}`
      : `No item or paper was added or replaced since ${date}, ${empty} Publish the agenda again to tell what has changed.`,
    details,
  )
}

function changesSince(
  before: PublishedState,
  { record }: Editing,
  view: PaperView,
  contents: readonly PackEntry[],
  inPack: ReadonlySet<string>,
): PackChanges {
  const published = new Map(before.papers.map((paper) => [paper.paperId, paper]))
  const papers = contents.flatMap(({ id, itemId, name, sha256 }) => {
    if (inPack.has(id)) return [{ paperId: id, itemId, title: name, sha256 }]
    // What cannot be in the pack this time has its finding, and was neither changed nor withdrawn.
    const was = published.get(id)
    return was === undefined ? [] : [was]
  })
  const shown = new Set(contents.map(({ id }) => id))
  const kept = [...record.papers, ...record.reports].map(({ id }) => id).filter((id) => !shown.has(id))
  return packChanges(before, { items: agendaItems(view), papers }, new Set(kept))
}

/** Of all documents of the meeting, those this edition holds. */
export function documentsOfEdition<Entry extends PackEntry>(
  edition: PrintedEdition,
  entries: readonly Entry[],
): readonly Entry[] {
  if (edition.kind !== 'supplement') return entries
  const { added, replaced } = edition.changes.papers
  const wanted = new Set([...added, ...replaced].map(({ paper }) => paper.paperId))
  return entries.filter(({ id }) => wanted.has(id))
}

/** What is new since the agenda it replaces, or what it supplements; a sentence each. Nothing for the first. */
export function changesOf(edition: PrintedEdition): readonly string[] {
  return edition.kind === 'agenda' ? [] : changeSentences(edition.changes)
}
