import { composeAgenda } from '../../../shared/document/compose/agenda.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { packPages } from '../../../shared/domain/packPages.ts'
import type { PackPages, RightHandRule } from '../../../shared/domain/packPages.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import { renderPdf } from '../pdf.ts'
import type { PackEntry } from './packContents.ts'
import { itemAddress } from './packPlan.ts'

/** A front sheet, and the pages of the pack that it names. */
export interface FrontSheet {
  readonly document: PaperDocument
  readonly bytes: Uint8Array
  readonly pages: number
  /** What the sheet cannot print, a sentence each. */
  readonly notes: readonly string[]
  readonly plan: PackPages
  /** The first page of every item and sub-item that has papers, by its id. */
  readonly firstPages: ReadonlyMap<string, number>
  /** The items that have a row of the table, in its order. */
  readonly rows: readonly string[]
}

/** A paper with its place and its number of pages. */
export interface CountedEntry extends PackEntry {
  readonly pages: number
}

/**
 * Lays out the front sheet with the pages it names, and again while its own number of pages changes them. That number only ever grows:
 * should the sheet be shorter with the greater numbers, the page that is left over stays blank.
 */
export async function layFrontSheet(
  view: PaperView,
  entries: readonly CountedEntry[],
  rule: RightHandRule,
  firstPage: number,
): Promise<FrontSheet> {
  for (let room = 1; ;) {
    const plan = packPages(room, documentsOf(entries), rule, firstPage)
    const firstPages = firstPagesOf(view, entries, plan)
    const document = composeAgenda(view, {
      ranges: plan.ranges,
      address: (itemId) => (firstPages.has(itemId) ? itemAddress(itemId) : null),
    })
    const { bytes, pages, notes } = await renderPdf(document)
    if (pages > room) {
      room = pages
      continue
    }
    const left = Array.from({ length: room - pages }, (_, index) => firstPage + pages + index)
    return {
      document,
      bytes,
      pages,
      notes,
      plan: { ...plan, blanks: [...left, ...plan.blanks] },
      firstPages,
      rows: view.items.filter((item) => item.onAgenda && item.parentId === null).map((item) => item.id),
    }
  }
}

function documentsOf(entries: readonly CountedEntry[]): Parameters<typeof packPages>[1] {
  return entries.map(({ paper, row, pages }) => ({ id: paper.id, itemId: row?.id ?? null, pages }))
}

function firstPagesOf(
  view: PaperView,
  entries: readonly CountedEntry[],
  plan: PackPages,
): ReadonlyMap<string, number> {
  const placed = new Map(plan.documents.map(({ id, first }) => [id, first]))
  const found = new Map<string, number>()
  const tell = (itemId: string, page: number): void => {
    found.set(itemId, Math.min(page, found.get(itemId) ?? page))
  }
  for (const { paper, row } of entries) {
    const first = placed.get(paper.id)
    if (first === undefined || row === null) continue
    tell(row.id, first)
    const item = view.items.find((each) => each.id === paper.itemId)
    if (item?.onAgenda === true) tell(item.id, first)
  }
  return found
}
