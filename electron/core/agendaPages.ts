import type { PageRange } from '../../shared/domain/agenda.ts'
import type { PaperItem, PaperView } from '../../shared/domain/paperView.ts'
import { publishedPages } from '../../shared/domain/publication.ts'
import type { Reader } from '../db/database.ts'
import { packStart, planOrder } from './packOrders.ts'
import type { Services } from './services.ts'

/** An agenda on its own with the pages that its pack has, and what the clerk should know of them. */
export interface PagedView {
  readonly view: PaperView
  readonly notes: readonly string[]
}

/**
 * The agenda names the pages of the pack, wherever it is printed: those of the pack that went out, which the view has, or, before that,
 * of the pack as it would be now. An agenda without documents keeps the pages that were typed.
 */
export async function withPackPages(
  reader: Reader,
  { render, reading }: Pick<Services, 'render' | 'reading'>,
  view: PaperView,
  signal: AbortSignal,
): Promise<PagedView> {
  if (publishedPages(view.publications) !== null) return { view, notes: [] }
  if (view.papers.length === 0 && view.reports.length === 0) return { view, notes: [] }
  const start = packStart(reader, { meetingId: view.meeting.id, audience: view.audience, edition: 'agenda' })
  const { order, beingRead } = planOrder(start, reading)
  const { ranges } = await render.planPack(order, { signal })
  return {
    view: withPages(view, new Map(ranges.map(({ itemId, first, last }) => [itemId, { first, last }]))),
    notes: beingRead.map(
      ({ fileName }) =>
        `“${fileName}” is still being read, so its pages are not counted. Make the agenda again in a moment.`,
    ),
  }
}

function withPages(view: PaperView, pages: ReadonlyMap<string, PageRange>): PaperView {
  return {
    ...view,
    items: view.items.map((item): PaperItem => ({ ...item, pages: pages.get(item.id) ?? null })),
  }
}
