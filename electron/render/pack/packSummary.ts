import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { PublishedItem, PublishedPaper } from '../../../shared/domain/publication.ts'
import type { CountedEntry, FrontSheet } from './frontSheet.ts'
import { changesOf } from './printedEdition.ts'
import type { PrintedEdition } from './printedEdition.ts'
import type { PackRange, PlacedPaper, PlannedPack } from './packOrder.ts'

/** The pages of a pack, as its front sheet names them: everything but what was found. */
export function packSummary(
  view: PaperView,
  edition: PrintedEdition,
  front: FrontSheet,
  documents: readonly CountedEntry[],
): Omit<PlannedPack, 'findings'> {
  const items = publishedItems(view, front)
  return {
    firstPage: front.first,
    pages: Math.max(front.plan.last, ...front.plan.blanks) - front.first + 1,
    ranges: rangesOf(items),
    documents: placedPapers(front, documents),
    blanks: front.plan.blanks,
    items,
    papers: publishedPapers(front, documents),
    changes: changesOf(edition),
  }
}

/** The agenda as it stands, in its order. */
export function agendaItems(view: PaperView): Omit<PublishedItem, 'pages'>[] {
  const numbers = agendaNumbers(
    view.items.map((item) => ({ ...item, origin: item.onAgenda ? 'agenda' : 'meeting' })),
  )
  return view.items
    .filter((item) => item.onAgenda)
    .map(({ id, title }) => ({ itemId: id, number: numbers[id] ?? '', title }))
}

function publishedItems(view: PaperView, front: FrontSheet): PublishedItem[] {
  return agendaItems(view).map((item) => ({ ...item, pages: front.plan.ranges.get(item.itemId) ?? null }))
}

function rangesOf(items: readonly PublishedItem[]): PackRange[] {
  return items.flatMap(({ itemId, number, title, pages }) =>
    pages === null ? [] : [{ itemId, item: number, title, ...pages }],
  )
}

function placedPapers(front: FrontSheet, documents: readonly CountedEntry[]): PlacedPaper[] {
  return front.plan.documents.map(({ id, first, last }) => {
    const entry = entryOf(documents, id)
    const fileName = entry.kind === 'file' ? entry.paper.fileName : ''
    return { paperId: id, itemId: entry.itemId, title: entry.name, fileName, first, last }
  })
}

function publishedPapers(front: FrontSheet, documents: readonly CountedEntry[]): PublishedPaper[] {
  return front.plan.documents.map(({ id, first, last }) => {
    const { itemId, name, sha256 } = entryOf(documents, id)
    return { paperId: id, itemId, title: name, sha256, pages: { first, last } }
  })
}

function entryOf(documents: readonly CountedEntry[], id: string): CountedEntry {
  return defined(
    documents.find((each) => each.id === id),
    'what has a place is one of the documents',
  )
}
