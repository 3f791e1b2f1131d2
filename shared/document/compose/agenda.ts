import { formatDate, formatTime } from '../../domain/civilTime.ts'
import type { PageRange } from '../../domain/agenda.ts'
import type { SubItemPages } from '../../domain/houseStyle.ts'
import type { PaperItem, PaperView } from '../../domain/paperView.ts'
import type { Block, PaperDocument, Run } from '../model.ts'
import { businessTable, otherPapers } from './businessTable.ts'
import type { OtherPaper } from './businessTable.ts'
import { linked, plain, strong } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'
import { publishedOn } from './publishedOn.ts'

/** What an agenda says only when it heads a pack. */
export interface AgendaPack {
  /** The pages of each item that has papers, by its id, and of sub-items that show their own. In place of those that were typed. */
  readonly ranges: ReadonlyMap<string, PageRange>
  /** The private address of the first page of an item or sub-item; null for one without papers. */
  readonly address: (itemId: string) => string | null
  readonly subItemPages: SubItemPages
  /** Of an agenda that is published again: the ISO instant of the one it replaces, and where what changed is told. */
  readonly replaces: { readonly at: string; readonly page: number; readonly href: string } | null
  /** In the order of their pages. */
  readonly others: readonly OtherPaper[]
  /** Empty for a pack without a table of its documents. */
  readonly contents: readonly ContentsRow[]
}

export interface ContentsRow {
  /** "4", "5b"; "All" for a document of the whole meeting. */
  readonly item: string
  readonly title: string
  readonly href: string | null
  readonly page: number
}

/**
 * The front sheet: body, when and where, the summons, who to ask, the numbered business, and the notices. Nothing that nobody entered
 * is printed: an empty field leaves no label behind. At the head of a pack it says whose pack it is, and numbers no page: the stamps do.
 */
export function composeAgenda(view: PaperView, pack: AgendaPack | null = null): PaperDocument {
  const date = formatDate(view.meeting.date, view.council.houseStyle.dates)
  const kind =
    pack === null ? 'Agenda' : view.audience === 'public' ? 'Public document pack' : 'Members’ pack'
  return {
    ...paperFrame(view),
    ...(pack === null ? {} : { pageNumbers: false }),
    title: `${kind}: ${view.committee}, ${date}`,
    footer: `${view.committee}, ${date}`,
    // A pack is what is published: nothing is done to it afterwards.
    caveat: pack === null && view.meeting.state === 'planned' ? 'Draft agenda: not yet published' : '',
    blocks: [
      ...(pack === null ? [] : [packLine(view)]),
      ...letterhead(view),
      ...replaces(view, pack?.replaces ?? null),
      whenAndWhere(view),
      ...summons(view),
      ...contact(view),
      ...business(view, pack),
      ...otherPapers(pack?.others ?? []),
      ...notices(view),
      ...contents(pack?.contents ?? []),
    ],
  }
}

export function packLine(view: PaperView): Block {
  const line = view.audience === 'public' ? 'Public Document Pack' : 'Members’ pack: not for publication'
  return { kind: 'paragraph', runs: strong(line) }
}

function replaces(view: PaperView, before: AgendaPack['replaces']): Block[] {
  if (before === null) return []
  const when = publishedOn(before.at, view)
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: `This agenda replaces the one published on ${when}. What has changed since is told on ` },
        { text: `page ${before.page}`, href: before.href },
        { text: '.' },
      ],
    },
  ]
}

export function whenAndWhere(view: PaperView): Block {
  const { meeting, council } = view
  const time = formatTime(meeting.start, council.houseStyle.times)
  const place = meeting.place.trim()
  return {
    kind: 'facts',
    facts: [
      { term: 'Date:', runs: plain(formatDate(meeting.date, council.houseStyle.agendaDate)) },
      { term: 'Time:', runs: plain(`${time}${preMeeting(view)}`) },
      ...(place === '' ? [] : [{ term: 'Place:', runs: plain(place) }]),
    ],
  }
}

function preMeeting(view: PaperView): string {
  const { preMeeting } = view.meeting
  if (preMeeting === null) return ''
  const who = preMeeting.who.trim() === '' ? '' : ` for ${preMeeting.who.trim()}`
  return ` (pre-meeting${who} at ${formatTime(preMeeting.at, view.council.houseStyle.times)})`
}

function summons(view: PaperView): Block[] {
  return [
    ...paragraph(strong(view.council.summons.trim())),
    ...paragraph(plain(view.council.signingOfficer.trim())),
  ]
}

export function contact(view: PaperView): Block[] {
  const { name, title, phone, email } = view.meeting.governanceOfficer
  const facts = [
    { term: `${title.trim() === '' ? 'Governance Officer' : title.trim()}:`, text: name.trim() },
    { term: 'Direct Dial:', text: phone.trim() },
    { term: 'E-mail:', text: email.trim() },
  ].filter((fact) => fact.text !== '')
  if (facts.length === 0) return []
  return [{ kind: 'facts', facts: facts.map((fact) => ({ term: fact.term, runs: plain(fact.text) })) }]
}

function business(view: PaperView, pack: AgendaPack | null): Block[] {
  const table = businessTable(view, {
    summary: 'The business of the meeting in order',
    has: () => true,
    pagesOf: (item) => (pack === null ? item.pages : (pack.ranges.get(item.id) ?? null)),
    address: (itemId) => pack?.address(itemId) ?? null,
    // Rows of their own are for their pages alone.
    subItemPages:
      pack?.subItemPages ??
      (hasPages(view.items.filter(isSubItem)) ? view.council.houseStyle.subItemPages : 'shared'),
    above: () => '',
    below: () => [],
  })
  if (table === null) return []
  return [{ kind: 'heading', id: 'business', level: 2, number: null, text: 'Agenda' }, table]
}

function isSubItem(item: PaperItem): boolean {
  return item.parentId !== null
}

function hasPages(items: readonly PaperItem[]): boolean {
  return items.some((item) => item.pages !== null)
}

/** Every document with its first page, where a pack is too long to be leafed through. */
function contents(rows: readonly ContentsRow[]): Block[] {
  if (rows.length === 0) return []
  return [
    { kind: 'pageBreak' },
    { kind: 'heading', id: 'contents', level: 2, number: null, text: 'Documents in this pack' },
    {
      kind: 'table',
      summary: 'The documents of the pack in order',
      columns: [
        { heading: 'Item', share: 1.2, align: 'start' },
        { heading: 'Document', share: 10.3, align: 'start' },
        { heading: 'Page', share: 2.5, align: 'end' },
      ],
      rows: rows.map(({ item, title, href, page }) => ({
        cells: [
          [{ label: null, runs: strong(item) }],
          [{ label: null, runs: [linked(title, href)] }],
          [{ label: null, runs: plain(String(page)) }],
        ],
      })),
    },
  ]
}

function notices(view: PaperView): Block[] {
  return [view.council.interestsAdvice, view.council.recordingNotice].flatMap((text) =>
    paragraph(plain(text.trim())),
  )
}

function paragraph(runs: readonly Run[]): Block[] {
  return runs.every((run) => run.text === '') ? [] : [{ kind: 'paragraph', runs }]
}
