import type { PageRange } from '../../shared/domain/agenda.ts'
import type { PaperItem, PaperView } from '../../shared/domain/paperView.ts'
import type { Reader } from '../db/database.ts'
import { packStart, planOrder } from './packOrders.ts'
import type { Services } from './services.ts'

/** An agenda on its own with the pages that its pack has, and what the clerk should know of them. */
export interface PagedView {
  readonly view: PaperView
  readonly notes: readonly string[]
}

/**
 * The agenda names the pages of the pack, wherever it is printed: those of the pack that went out and of its supplements, or, before
 * that, of the pack as it would be now. An agenda without documents keeps the pages that were typed.
 */
export async function withPackPages(
  reader: Reader,
  { render, reading }: Pick<Services, 'render' | 'reading'>,
  view: PaperView,
): Promise<PagedView> {
  const published = publishedPages(view)
  if (published !== null) return { view: withPages(view, published), notes: [] }
  if (view.papers.length === 0 && view.reports.length === 0) return { view, notes: [] }
  const start = packStart(reader, { meetingId: view.meeting.id, audience: view.audience, edition: 'agenda' })
  const { order, beingRead } = planOrder(start, reading)
  const { ranges } = await render.planPack(order)
  return {
    view: withPages(view, new Map(ranges.map(({ itemId, first, last }) => [itemId, { first, last }]))),
    notes: beingRead.map(
      ({ fileName }) =>
        `“${fileName}” is still being read, so its pages are not counted. Make the agenda again in a moment.`,
    ),
  }
}

/** Null before anything went out. What was late has its pages in a supplement. */
function publishedPages({ publications }: PaperView): Map<string, PageRange> | null {
  const agenda = publications.findLastIndex((publication) => publication.kind === 'agenda')
  if (agenda < 0) return null
  const pages = new Map<string, PageRange>()
  for (const item of publications.slice(agenda).flatMap((publication) => publication.items)) {
    if (item.pages !== null && !pages.has(item.itemId)) pages.set(item.itemId, item.pages)
  }
  return pages
}

function withPages(view: PaperView, pages: ReadonlyMap<string, PageRange>): PaperView {
  return {
    ...view,
    items: view.items.map((item): PaperItem => ({ ...item, pages: pages.get(item.id) ?? null })),
  }
}
