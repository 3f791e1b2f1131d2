import { useMemo } from 'react'
import type { PageRange } from '../../../shared/domain/agenda.ts'
import { closure } from '../../../shared/domain/itemDocuments.ts'
import { movedPaper } from '../../../shared/domain/paperOrder.ts'
import type { MeetingView } from '../../state/data.ts'
import { pagesOf } from '../../state/paperFacts.ts'
import type { FactsByPaper } from '../../state/paperFacts.ts'
import { planKey } from '../../state/papersPlan.ts'
import type { PackPages } from '../../state/packData.ts'
import type { PackPlans } from '../../state/papersPlan.ts'
import { allDocuments, documentsOf } from './documents.ts'
import { expectedPages, frontPagesOf, lengthsOf, plannedPages } from './expectedPages.ts'
import type { Ordered, ShownPages } from './expectedPages.ts'
import { itemMoved } from './places.ts'
import type { DropAct } from './treeDrops.ts'

/** The figures of one row of the agenda. */
export interface Figures {
  readonly documents: number
  /** Null while none of its documents has been read. */
  readonly pages: number | null
  /** As printed; of what came after the agenda went out, in the supplement too. */
  readonly ranges: readonly PageRange[]
}

/** What the columns of the agenda show now; `wouldBe` is what letting go of the dragged rows would do. */
export function useShownPages(
  view: MeetingView,
  facts: FactsByPaper,
  plans: PackPlans,
  wouldBe: DropAct | null,
): ShownPages | null {
  return useMemo(() => shownPages(view, facts, plans, wouldBe), [view, facts, plans, wouldBe])
}

/**
 * The pages as the core has worked them out; for an order it does not know yet, and while something is neither public nor exempt, as the
 * same rule gives them here. Null before the first answer.
 */
export function shownPages(
  view: MeetingView,
  facts: FactsByPaper,
  plans: PackPlans,
  wouldBe: DropAct | null,
): ShownPages | null {
  const plan = plans.public.pages
  const { record } = view
  const isUndecided = allDocuments(record).some((document) => closure(record, document) === 'unset')
  const out = publicationsOf(record)
  if (out.length > 0) return withPublished(out, plan?.edition === 'supplement' ? plan : null)
  if (plan !== null && plans.of === planKey(view, facts) && wouldBe === null && !isUndecided) {
    return plannedPages(plan)
  }
  const known = plan ?? plans.members.pages
  if (known === null) return null
  return expectedPages({
    record: wouldBe === null ? record : orderAfter(record, wouldBe),
    lengths: knownLengths(view, facts, known),
    frontPages: frontPagesOf(known),
    composed: composedIn(record, known),
  })
}

function knownLengths(view: MeetingView, facts: FactsByPaper, plan: PackPages): ReadonlyMap<string, number> {
  const read = view.record.papers.flatMap(({ id }): [string, number][] => {
    const pages = pagesOf(facts.get(id))
    return pages === null ? [] : [[id, pages]]
  })
  const ofReports = [...lengthsOf(plan)].filter(([id]) =>
    view.record.reports.some((report) => report.id === id),
  )
  return new Map([...read, ...ofReports])
}

/** What the pack has beside the documents of the record: the minutes before, on their item. */
function composedIn(
  { papers, reports }: MeetingView['record'],
  plan: PackPages,
): ReadonlyMap<string, { readonly id: string; readonly pages: number }> {
  const own = new Set([...papers, ...reports].map(({ id }) => id))
  return new Map(
    plan.documents.flatMap(({ paperId, itemId, first, last }) =>
      own.has(paperId) || itemId === null ? [] : [[itemId, { id: paperId, pages: last - first + 1 }]],
    ),
  )
}

function orderAfter(record: MeetingView['record'], act: DropAct): Ordered {
  const { items, papers, reports, council } = record
  if (act.kind === 'item') {
    return { reports, papers, council, items: itemMoved(items, act.move) as typeof items }
  }
  const moved = act.moves.reduce<Parameters<typeof movedPaper>[0]>(
    (before, { paperId, itemId, index }) => movedPaper(before, paperId, itemId, index),
    papers,
  )
  return { items, reports, council, papers: moved as typeof papers }
}

type Published = MeetingView['record']['publications'][number]

/** What the public has had of this meeting. */
function publicationsOf({ publications }: MeetingView['record']): readonly Published[] {
  return publications.filter(({ audience }) => audience === 'public')
}

/** The pages that went out stay as they are; what is new since has those of the supplement. */
function withPublished(out: readonly Published[], supplement: PackPages | null): ShownPages {
  const before = out
    .flatMap(({ papers }) => papers)
    .map(({ paperId, pages }): [string, number] => [paperId, pages.last - pages.first + 1])
  const added = supplement === null ? null : plannedPages(supplement)
  return {
    ranges: added?.ranges ?? new Map(),
    lengths: new Map([...before, ...(added?.lengths ?? [])]),
    pages: added?.pages ?? 0,
    blanks: added?.blanks ?? 0,
  }
}

/** The figures of an item: its own documents, and of an item of its own those under it too. */
export function figuresOf(view: MeetingView, shown: ShownPages | null, itemId: string): Figures {
  const { record } = view
  const ids = [itemId, ...record.items.filter(({ parentId }) => parentId === itemId).map(({ id }) => id)]
  const documents = ids.flatMap((id) => documentsOf(record, id))
  const lengths = documents.map(({ id }) => shown?.lengths.get(id)).filter((pages) => pages !== undefined)
  const before = publicationsOf(record)
    .filter(({ kind }) => kind === 'agenda')
    .at(-1)
    ?.items.find((item) => item.itemId === itemId)?.pages
  return {
    documents: documents.length,
    pages: lengths.length === 0 ? null : lengths.reduce((sum, pages) => sum + pages, 0),
    ranges: [before, shown?.ranges.get(itemId)].filter((range) => range !== undefined && range !== null),
  }
}
