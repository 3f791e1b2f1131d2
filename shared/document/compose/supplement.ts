import type { PageRange } from '../../domain/agenda.ts'
import { formatDate } from '../../domain/civilTime.ts'
import type { SubItemPages } from '../../domain/houseStyle.ts'
import { changedPapers, changeSentences, whatItAdds } from '../../domain/packChanges.ts'
import type { PackChanges, PublishedState } from '../../domain/packChanges.ts'
import { formatPageRange } from '../../domain/pageRange.ts'
import type { PaperItem, PaperView } from '../../domain/paperView.ts'
import type { Block, CellLine, PaperDocument } from '../model.ts'
import { contact, packLine, whenAndWhere } from './agenda.ts'
import { businessTable, otherPapers } from './businessTable.ts'
import type { OtherPaper } from './businessTable.ts'
import { linked, plain } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'
import { publishedOn } from './publishedOn.ts'

/** What the front sheet of a supplement says. */
export interface SupplementPack {
  readonly number: number
  readonly firstPage: number
  readonly before: PublishedState
  readonly changes: PackChanges
  readonly ranges: ReadonlyMap<string, PageRange>
  readonly subItemPages: SubItemPages
  /** The private address of the first page of an item or sub-item; null for one without papers. */
  readonly address: (itemId: string) => string | null
  /** The same of a paper. */
  readonly paperAddress: (paperId: string) => string | null
  /** In the order of their pages. */
  readonly others: readonly OtherPaper[]
  /** The ids of the papers of the pack, in their order. */
  readonly standing: readonly string[]
}

/** "Supplementary pack 1": which agenda it adds to and what, with the numbers of the agenda; its pages run on. */
export function composeSupplement(view: PaperView, pack: SupplementPack): PaperDocument {
  const { dates } = view.council.houseStyle
  const date = formatDate(view.meeting.date, dates)
  const name = `Supplementary pack ${pack.number}`
  const audience = view.audience === 'public' ? '' : ' (members’ copy)'
  return {
    ...paperFrame(view),
    pageNumbers: false,
    title: `${name}${audience}: ${view.committee}, ${date}`,
    footer: `${view.committee}, ${date}`,
    caveat: '',
    blocks: [
      packLine(view),
      ...letterhead(view),
      { kind: 'heading', id: 'supplement', level: 2, number: null, text: name },
      { kind: 'paragraph', runs: plain(purpose(pack, publishedOn(pack.before.agendaAt, view))) },
      whenAndWhere(view),
      ...added(view, pack),
      ...otherPapers(pack.others),
      ...otherwiseChanged(pack.changes),
      ...contact(view),
    ],
  }
}

function purpose({ changes, firstPage, before }: SupplementPack, published: string): string {
  const earlier =
    before.supplements === 0
      ? ''
      : before.supplements === 1
        ? ' and its supplementary pack'
        : ` and its ${before.supplements} supplementary packs`
  return (
    `This pack belongs to the agenda published on ${published}${earlier}. It ${whatItAdds(changes)}. ` +
    `${changes.items.moved.length === 0 ? 'Items keep the numbers of the agenda, and the' : 'The'} pages run on from page ${before.lastPage}${whereItBegins(before.lastPage, firstPage)}.`
  )
}

/** A reader who misses a page should know that there is none. */
function whereItBegins(last: number, first: number): string {
  if (first === last + 1) return ''
  const none = first === last + 2 ? `, and there is no page ${last + 1}` : ''
  return `: this pack begins on page ${first}${none}`
}

function added(view: PaperView, pack: SupplementPack): Block[] {
  const { items, papers } = pack.changes
  const documents = [...papers.added, ...papers.replaced]
  const isNew = new Set(items.added.map((item) => item.itemId))
  const table = businessTable(view, {
    summary: 'The items this pack has papers for, and those added to the agenda',
    has: (item) => isNew.has(item.id) || documents.some(({ paper }) => paper.itemId === item.id),
    pagesOf: (item) => pack.ranges.get(item.id) ?? null,
    address: pack.address,
    subItemPages: pack.subItemPages,
    above: (item) => (isNew.has(item.id) ? 'Added to the agenda' : ''),
    below: (item) => paperLines(pack, item),
  })
  if (table === null) return []
  return [{ kind: 'heading', id: 'business', level: 2, number: null, text: 'In this pack' }, table]
}

function paperLines({ changes, paperAddress, standing }: SupplementPack, item: PaperItem): CellLine[] {
  const replaced = new Map(changes.papers.replaced.map((each) => [each.paper.paperId, each.before]))
  return changedPapers(changes, standing)
    .filter(({ paper }) => paper.itemId === item.id && standing.includes(paper.paperId))
    .map(({ paper }) => {
      const href = paperAddress(paper.paperId)
      const before = replaced.get(paper.paperId)
      return {
        label: null,
        runs: [
          { text: before === undefined ? 'New: ' : `In place of ${inWordsOf(before.pages)}: ` },
          linked(paper.title, href),
        ],
        small: true,
      }
    })
}

function inWordsOf(pages: PageRange): string {
  return `${pages.first === pages.last ? 'page' : 'pages'} ${formatPageRange(pages)}`
}

/** What a supplement cannot hold, and readers of the agenda should know. */
function otherwiseChanged({ items, papers }: PackChanges): Block[] {
  const others = changeSentences({
    items: { ...items, added: [] },
    papers: { ...papers, added: [], replaced: [] },
  })
  if (others.length === 0) return []
  return [
    { kind: 'heading', id: 'changed', level: 2, number: null, text: 'Also changed' },
    { kind: 'lines', lines: others.map(plain) },
  ]
}
