import { formatDate, formatTime } from '../../domain/civilTime.ts'
import { agendaNumbers, inAgendaOrder } from '../../domain/agendaOrder.ts'
import type { PageRange } from '../../domain/agenda.ts'
import { formatPageRange } from '../../domain/pageRange.ts'
import type { PaperItem, PaperView } from '../../domain/paperView.ts'
import type { Block, CellLine, PaperDocument, Run, TableColumn } from '../model.ts'
import { plain, strong } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'
import { restrictionSentence } from './restriction.ts'

/** What an agenda says only when it heads a pack. */
export interface AgendaPack {
  /** The pages of each item that has papers, by its id; sub-items share their parent's. In place of those that were typed. */
  readonly ranges: ReadonlyMap<string, PageRange>
  /** The private address of the first page of an item or sub-item; null for one without papers. */
  readonly address: (itemId: string) => string | null
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
    caveat: view.meeting.state === 'planned' ? 'Draft agenda: not yet published' : '',
    blocks: [
      ...(pack === null ? [] : [packLine(view)]),
      ...letterhead(view),
      whenAndWhere(view),
      ...summons(view),
      ...contact(view),
      ...business(view, pack),
      ...notices(view),
    ],
  }
}

function packLine(view: PaperView): Block {
  const line = view.audience === 'public' ? 'Public Document Pack' : 'Members’ pack: not for publication'
  return { kind: 'paragraph', runs: strong(line) }
}

function whenAndWhere(view: PaperView): Block {
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

function contact(view: PaperView): Block[] {
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
  const onAgenda = inAgendaOrder(view.items.filter((item) => item.onAgenda))
  if (onAgenda.length === 0) return []
  const numbers = agendaNumbers(onAgenda.map((item) => ({ ...item, origin: 'agenda' as const })))
  const pagesOf = (item: PaperItem): PageRange | null =>
    pack === null ? item.pages : (pack.ranges.get(item.id) ?? null)
  const titled = (item: PaperItem): Run => {
    const href = pack?.address(item.id) ?? null
    return href === null ? { text: item.title } : { text: item.title, href }
  }
  const paged = onAgenda.some((item) => pagesOf(item) !== null)
  const columns: TableColumn[] = [
    { heading: 'Item', share: 1, align: 'start' },
    { heading: 'Business', share: 10.5, align: 'start' },
    ...(paged ? [{ heading: 'Pages', share: 2.5, align: 'end' } as const] : []),
  ]
  const rows = onAgenda
    .filter((item) => item.parentId === null)
    .map((item) => ({
      cells: [
        [{ label: null, runs: strong(numbers[item.id] ?? '') }],
        [
          ...itemLines(item, [{ ...titled(item), strong: true }], null),
          ...onAgenda
            .filter((sub) => sub.parentId === item.id)
            .flatMap((sub) => itemLines(sub, [titled(sub)], numbers[sub.id] ?? null)),
        ],
        ...(paged ? [pageLines(pagesOf(item))] : []),
      ],
    }))
  return [
    { kind: 'heading', id: 'business', level: 2, number: null, text: 'Agenda' },
    { kind: 'table', summary: 'The business of the meeting in order', columns, rows },
  ]
}

function itemLines(item: PaperItem, title: readonly Run[], label: string | null): CellLine[] {
  const below = [
    item.summary.trim(),
    item.reportAuthor.trim() === '' ? '' : `Report of the ${item.reportAuthor.trim()}`,
    restrictionSentence(item) ?? '',
  ].filter((line) => line !== '')
  return [
    { label, runs: title },
    ...below.map((line) => ({ label: null, runs: plain(line), small: true as const })),
  ]
}

/** An item without papers has no pages. */
function pageLines(pages: PageRange | null): CellLine[] {
  return pages === null ? [] : [{ label: null, runs: plain(formatPageRange(pages)) }]
}

function notices(view: PaperView): Block[] {
  return [view.council.interestsAdvice, view.council.recordingNotice].flatMap((text) =>
    paragraph(plain(text.trim())),
  )
}

function paragraph(runs: readonly Run[]): Block[] {
  return runs.every((run) => run.text === '') ? [] : [{ kind: 'paragraph', runs }]
}
