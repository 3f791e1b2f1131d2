import { formatDate } from '../../domain/civilTime.ts'
import { byItemNumber, changedPapers, shortHash } from '../../domain/packChanges.ts'
import type { ChangedPaper, PackChanges, PublishedState, StandingItem } from '../../domain/packChanges.ts'
import type { PageRange } from '../../domain/agenda.ts'
import { formatPageRange } from '../../domain/pageRange.ts'
import type { PaperView } from '../../domain/paperView.ts'
import type { Block, CellLine, PaperDocument, Run } from '../model.ts'
import { linked, plain, strong } from './inlines.ts'
import { paperFrame } from './letterhead.ts'
import { publishedOn } from './publishedOn.ts'

/** What the page says beside the changes themselves. */
export interface ChangedPack {
  readonly before: PublishedState
  readonly changes: PackChanges
  /** Of each paper of this pack where it stands, by its id, in their order. */
  readonly pages: ReadonlyMap<string, PageRange>
  /** The private address of a paper of this pack; null for one that is not in it. */
  readonly paperAddress: (paperId: string) => string | null
}

/**
 * The page after the front sheet of an agenda that is published again: everything since the agenda it takes the place of, what came with
 * supplements included.
 */
export function composeWhatChanged(view: PaperView, pack: ChangedPack): PaperDocument {
  const { dates } = view.council.houseStyle
  const date = formatDate(view.meeting.date, dates)
  const title = `What has changed since the agenda published on ${publishedOn(pack.before.agendaAt, view)}`
  const items = itemTable(pack.changes)
  const papers = paperTable(pack)
  return {
    ...paperFrame(view),
    pageNumbers: false,
    title: `${title}: ${view.committee}, ${date}`,
    footer: `${view.committee}, ${date}`,
    caveat: '',
    blocks: [
      { kind: 'heading', id: 'changed', level: 1, number: null, text: title },
      { kind: 'paragraph', runs: plain(introduction(view, pack)) },
      ...items,
      ...papers,
      ...(items.length + papers.length > 0
        ? []
        : [
            {
              kind: 'paragraph',
              runs: plain('The business and the papers of the meeting are the same.'),
            } as const,
          ]),
    ],
  }
}

function introduction(view: PaperView, { before, changes }: ChangedPack): string {
  const { dates } = view.council.houseStyle
  const day = (at: string): string => publishedOn(at, view)
  const taken =
    before.supplements === 0
      ? ''
      : before.supplements === 1
        ? ` and its supplementary pack of ${day(before.at)}`
        : ` and its ${before.supplements} supplementary packs, the last of ${day(before.at)}`
  return (
    `${view.committee}, ${formatDate(view.meeting.date, dates)}. This pack takes the place of the agenda published on ` +
    `${day(before.agendaAt)}${taken}. ${changes.items.moved.length === 0 ? 'Items keep their numbers; pages' : 'Pages'} are numbered anew.`
  )
}

function itemTable({ items }: PackChanges): Block[] {
  const said = new Map<string, { item: StandingItem; words: string[] }>()
  const say = (item: StandingItem, words: string): void => {
    const known = said.get(item.itemId)
    if (known === undefined) said.set(item.itemId, { item, words: [words] })
    else known.words.push(words)
  }
  items.added.forEach((item) => say(item, 'Added'))
  items.moved.forEach(({ item, from }) => say(item, `Moved: was item ${from}`))
  items.renamed.forEach(({ item, from }) => say(item, `Renamed: was “${from}”`))
  items.withdrawn.forEach((item) => say(item, 'Withdrawn'))
  if (said.size === 0) return []
  return [
    { kind: 'heading', id: 'items', level: 2, number: null, text: 'Items of business' },
    {
      kind: 'table',
      summary: 'The items that changed',
      columns: [
        { heading: 'Item', share: 1.2, align: 'start' },
        { heading: 'Business', share: 7, align: 'start' },
        { heading: 'Change', share: 5.8, align: 'start' },
      ],
      rows: [...said.values()]
        .toSorted((a, b) => byItemNumber(a.item.number, b.item.number))
        .map(({ item, words }) => ({
          cells: [
            [{ label: null, runs: strong(item.number) }],
            [{ label: null, runs: plain(item.title) }],
            words.map((each) => ({ label: null, runs: plain(each) })),
          ],
        })),
    },
  ]
}

interface PaperRow {
  readonly item: string
  readonly title: Run
  readonly changes: readonly CellLine[]
  readonly pages: PageRange | null
}

function paperTable(pack: ChangedPack): Block[] {
  const rows = paperRows(pack)
  if (rows.length === 0) return []
  const { replaced } = pack.changes.papers
  const isPaged = rows.some(({ pages }) => pages !== null)
  return [
    { kind: 'heading', id: 'papers', level: 2, number: null, text: 'Papers' },
    {
      kind: 'table',
      summary: 'The papers that changed',
      columns: [
        { heading: 'Item', share: 1.2, align: 'start' },
        { heading: 'Paper', share: 5.3, align: 'start' },
        { heading: 'Change', share: 5.2, align: 'start' },
        ...(isPaged ? [{ heading: 'Pages', share: 2.3, align: 'end' } as const] : []),
      ],
      rows: rows.map(({ item, title, changes, pages }) => ({
        cells: [
          [{ label: null, runs: strong(item === '' ? 'All' : item) }],
          [{ label: null, runs: [title] }],
          changes,
          ...(isPaged ? [pages === null ? [] : [{ label: null, runs: plain(formatPageRange(pages)) }]] : []),
        ],
      })),
    },
    ...(replaced.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            runs: plain(
              'The letters and digits beside a replaced paper are the first twelve of its SHA-256, before and now: they tell one file from the other.',
            ),
          } as const,
        ]),
  ]
}

function paperRows({ changes, pages, paperAddress }: ChangedPack): PaperRow[] {
  return changedPapers(changes, [...pages.keys()]).map(({ paper, item }) => {
    const href = paperAddress(paper.paperId)
    const text = paper.title === '' ? 'A paper' : paper.title
    return {
      ...{ item, pages: pages.get(paper.paperId) ?? null, changes: changesOfPaper(changes, paper.paperId) },
      title: linked(text, href),
    }
  })
}

function changesOfPaper({ papers }: PackChanges, paperId: string): CellLine[] {
  const isIt = ({ paper }: ChangedPaper): boolean => paper.paperId === paperId
  const line = (text: string): CellLine => ({ label: null, runs: plain(text) })
  const small = (text: string): CellLine => ({ ...line(text), small: true })
  return [
    ...papers.added.filter(isIt).map(() => line('Added')),
    ...papers.replaced
      .filter(isIt)
      .flatMap(({ paper, before }) => [
        line('Replaced'),
        small(`was ${before.title === paper.title ? '' : `“${before.title}”, `}${shortHash(before.sha256)}`),
        small(`now ${shortHash(paper.sha256)}`),
      ]),
    ...papers.moved
      .filter(isIt)
      .map(({ from }) =>
        line(from === '' ? 'Moved: was a paper of the whole meeting' : `Moved: was on item ${from}`),
      ),
    ...papers.renamed.filter(isIt).map(({ from }) => line(`Renamed: was “${from}”`)),
    ...papers.withdrawn.filter(isIt).map(() => line('Withdrawn')),
  ]
}
