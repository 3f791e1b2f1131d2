import { agendaNumbers, inAgendaOrder } from '../../domain/agendaOrder.ts'
import type { PageRange } from '../../domain/agenda.ts'
import type { SubItemPages } from '../../domain/houseStyle.ts'
import { formatPageRange } from '../../domain/pageRange.ts'
import type { PaperItem, PaperView } from '../../domain/paperView.ts'
import type { Block, CellLine, Run, TableColumn } from '../model.ts'
import { linked, plain, strong } from './inlines.ts'
import { restrictionSentence } from './restriction.ts'

/** The table of an agenda or a supplement: which items stand in it, and what is said of each. */
export interface BusinessTable {
  readonly summary: string
  /** Items and sub-items that have a place in it; a sub-item brings its item. */
  readonly has: (item: PaperItem) => boolean
  readonly pagesOf: (item: PaperItem) => PageRange | null
  /** Where its title leads; null for nowhere. */
  readonly address: (itemId: string) => string | null
  readonly subItemPages: SubItemPages
  /** A line between its title and what is always said of it; empty for none. */
  readonly above: (item: PaperItem) => string
  /** Lines under an item's own. */
  readonly below: (item: PaperItem) => readonly CellLine[]
}

/** A row of the table: an item, with those sub-items that have no row of their own. */
export interface BusinessRow {
  readonly item: PaperItem
  /** "4", or "5 b)" of a sub-item with a row of its own. */
  readonly number: string
  readonly subItems: readonly { readonly item: PaperItem; readonly label: string }[]
}

/** The rows of the items on the agenda, in its order. Where sub-items show their own pages, each has a row. */
export function businessRows(
  view: Pick<PaperView, 'items'>,
  { has, subItemPages }: Pick<BusinessTable, 'has' | 'subItemPages'>,
): BusinessRow[] {
  const onAgenda = inAgendaOrder(view.items.filter((item) => item.onAgenda))
  const numbers = agendaNumbers(onAgenda.map((item) => ({ ...item, origin: 'agenda' as const })))
  const numberOf = (item: PaperItem): string => numbers[item.id] ?? ''
  return onAgenda
    .filter((item) => item.parentId === null)
    .flatMap((item): BusinessRow[] => {
      const under = onAgenda.filter((sub) => sub.parentId === item.id && has(sub))
      if (!has(item) && under.length === 0) return []
      const number = numberOf(item)
      const labelled = under.map((sub) => ({ item: sub, label: numberOf(sub) }))
      if (subItemPages === 'shared') return [{ item, number, subItems: labelled }]
      const own = labelled.map((sub) => ({
        ...{ item: sub.item, subItems: [] },
        number: `${number}\u00a0${sub.label}`,
      }))
      return [{ item, number, subItems: [] }, ...own]
    })
}

/** Null when it would have no row. There is a column of pages only where an item has pages. */
export function businessTable(view: PaperView, table: BusinessTable): Block | null {
  const rows = businessRows(view, table)
  if (rows.length === 0) return null
  const paged = rows.some((row) => table.pagesOf(row.item) !== null)
  const columns: TableColumn[] = [
    { heading: 'Item', share: 1, align: 'start' },
    { heading: 'Business', share: 10.5, align: 'start' },
    ...(paged ? [{ heading: 'Pages', share: 2.5, align: 'end' } as const] : []),
  ]
  return {
    kind: 'table',
    summary: table.summary,
    columns,
    rows: rows.map(({ item, number, subItems }) => ({
      cells: [
        [{ label: null, runs: strong(number) }],
        [
          ...itemLines(table, item, null),
          ...subItems.flatMap((sub) => itemLines(table, sub.item, sub.label)),
        ],
        ...(paged ? [pageLines(table.pagesOf(item))] : []),
      ],
    })),
  }
}

function itemLines(table: BusinessTable, item: PaperItem, label: string | null): CellLine[] {
  const href = table.address(item.id)
  const title: Run = {
    ...linked(item.title, href),
    ...(item.parentId === null ? { strong: true } : {}),
  }
  const said = [
    table.above(item),
    item.summary.trim(),
    item.reportAuthor.trim() === '' ? '' : `Report of the ${item.reportAuthor.trim()}`,
    restrictionSentence(item) ?? '',
  ].filter((line) => line !== '')
  return [
    { label, runs: [title] },
    ...said.map((line) => ({ label: null, runs: plain(line), small: true as const })),
    ...table.below(item),
  ]
}

/** An item without papers has no pages. */
function pageLines(pages: PageRange | null): CellLine[] {
  return pages === null ? [] : [{ label: null, runs: plain(formatPageRange(pages)) }]
}

/** A document that belongs to no item on the agenda. */
export interface OtherPaper {
  readonly title: string
  readonly href: string | null
  readonly pages: PageRange
}

/** Documents of the whole meeting, and of what was added at it, under the business. */
export function otherPapers(papers: readonly OtherPaper[]): Block[] {
  if (papers.length === 0) return []
  return [
    { kind: 'heading', id: 'other-papers', level: 2, number: null, text: 'Other papers' },
    {
      kind: 'table',
      summary: 'The papers that belong to no item of the agenda',
      columns: [
        { heading: 'Paper', share: 11.5, align: 'start' },
        { heading: 'Pages', share: 2.5, align: 'end' },
      ],
      rows: papers.map(({ title, href, pages }) => ({
        cells: [[{ label: null, runs: [linked(title, href)] }], pageLines(pages)],
      })),
    },
  ]
}
