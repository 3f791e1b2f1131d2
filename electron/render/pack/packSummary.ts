import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { PublishedItem, PublishedPaper } from '../../../shared/domain/publication.ts'
import type { CountedEntry, FrontSheet } from './frontSheet.ts'
import { stemOf } from './packContents.ts'
import type { PackRange, PlacedPaper } from './packOrder.ts'

/** The pages of each item that has papers, in the order of the front sheet. */
export function rangesOf(view: PaperView, front: FrontSheet): PackRange[] {
  return publishedItems(view, front).flatMap(({ itemId, number, title, pages }) =>
    pages === null ? [] : [{ itemId, item: number, title, ...pages }],
  )
}

/** The agenda as it stands, in its order. */
export function publishedItems(view: PaperView, front: FrontSheet): PublishedItem[] {
  const numbers = agendaNumbers(
    view.items.map((item) => ({ ...item, origin: item.onAgenda ? 'agenda' : 'meeting' })),
  )
  return view.items
    .filter((item) => item.onAgenda)
    .map((item) => ({
      itemId: item.id,
      number: numbers[item.id] ?? '',
      title: item.title,
      pages: front.plan.ranges.get(item.id) ?? null,
    }))
}

/** Where each paper stands, in the order of the pages. */
export function placedPapers(front: FrontSheet, entries: readonly CountedEntry[]): PlacedPaper[] {
  return front.plan.documents.map(({ id, first, last }) => {
    const { paper } = entryOf(entries, id)
    const { itemId, fileName } = paper
    return { paperId: id, itemId, title: stemOf(paper), fileName, first, last }
  })
}

/** The same, as a publication keeps it. */
export function publishedPapers(front: FrontSheet, entries: readonly CountedEntry[]): PublishedPaper[] {
  return front.plan.documents.map(({ id, first, last }) => {
    const { paper } = entryOf(entries, id)
    const { itemId, sha256 } = paper
    return { paperId: id, itemId, title: stemOf(paper), sha256, pages: { first, last } }
  })
}

function entryOf(entries: readonly CountedEntry[], id: string): CountedEntry {
  return defined(
    entries.find((each) => each.paper.id === id),
    'what has a place is in the contents',
  )
}
