import { agendaNumbers } from '../../domain/agendaOrder.ts'
import { dayOf, formatDate, formatTime } from '../../domain/civilTime.ts'
import type { PaperItem, PaperView } from '../../domain/paperView.ts'
import { draftCaveat, importedNote, mainPaperOf, plainDate, publishedWhat } from '../../domain/publishing.ts'
import type { Block } from '../model.ts'
import type { WebFrame, WebLink } from './webPage.ts'

/** A file that is written beside the pages, and what a link to it says. */
export interface SiteFile {
  readonly path: string
  readonly title: string
  /** "PDF" */
  readonly format: string
  readonly bytes: number
  /** False of a file that not everybody can read: a PDF without tags, a scan. */
  readonly accessible: boolean
}

/** A public paper of an item: the copy that is written, or null where there is none. */
export interface SitePaper {
  readonly itemId: string | null
  readonly title: string
  readonly file: SiteFile | null
}

/** A paper of the meeting that belongs to no one meeting item stands on the first page. */
export interface MeetingSite {
  readonly view: PaperView
  /** The recorded votes by name, of each item: what the minutes tell. */
  readonly votes: ReadonlyMap<string, readonly SiteVote[]>
  /** The minutes as composed, with the heading of each item: `item-` and its id; null before the meeting was held. */
  readonly minutes: readonly Block[] | null
  readonly papers: readonly SitePaper[]
  /** The agenda or the minutes as files. */
  readonly main: readonly SiteFile[]
  /** The same in data, and for calendars. */
  readonly data: readonly SiteFile[]
  readonly version: number
  /** ISO instant of the last change of the record. */
  readonly asOf: string
  readonly crest: WebFrame['crest']
}

export interface SiteVote {
  readonly motion: string
  readonly carried: boolean
  readonly rows: readonly { readonly name: string; readonly vote: string }[]
}

export const indexPath = 'index.html'
export const statementPath = 'accessibility-statement.html'

export function siteFrame(site: MeetingSite): WebFrame {
  const { view, version, asOf, crest } = site
  return {
    council: view.council.name,
    crest,
    caveat: draftCaveat(view.meeting),
    foot: [
      `${publishedWhat(view.meeting)}, version ${version}. The record as it stood on ${instantDay(asOf)}.`,
      ...(importedNote(view.meeting) === '' ? [] : [`${importedNote(view.meeting)}.`]),
    ],
    statement: { href: statementPath, text: 'Accessibility statement', what: '' },
    headingColour: view.council.houseStyle.headingColour,
  }
}

export function instantDay(asOf: string): string {
  return plainDate(dayOf(asOf))
}

/** "Harbour Committee, Thursday 5 March 2026" */
export function meetingName({ committee, meeting }: PaperView): string {
  return `${committee}, ${formatDate(meeting.date, 'Thursday 3 November 2022')}`
}

export function meetingTime(view: PaperView): string {
  const { times } = view.council.houseStyle
  const { start, end } = view.meeting
  return end === null ? formatTime(start, times) : `${formatTime(start, times)} to ${formatTime(end, times)}`
}

/** Items of their own in the order they were taken, each with its page. */
export function itemPages(view: PaperView): readonly { readonly item: PaperItem; readonly path: string }[] {
  const numbers = siteNumbers(view)
  let added = 0
  return view.items
    .filter((item) => item.parentId === null)
    .map((item) => {
      const number = numbers[item.id]
      if (number !== undefined) return { item, path: `item-${number}.html` }
      added += 1
      return { item, path: `added-${added}.html` }
    })
}

/** Numbers on the agenda by the item's id. */
export function siteNumbers(view: PaperView): Readonly<Record<string, string>> {
  return agendaNumbers(
    view.items.map(({ id, parentId, agendaPlace, onAgenda }) => ({
      ...{ id, parentId, agendaPlace },
      origin: onAgenda ? ('agenda' as const) : ('meeting' as const),
    })),
  )
}

export function isMinuted({ meeting }: Pick<PaperView, 'meeting'>): boolean {
  return mainPaperOf(meeting) === 'minutes'
}

/** The composed minutes of an item with those of its sub-items, without its own heading. */
export function minutesOfItem(site: MeetingSite, itemId: string): readonly Block[] {
  const { view, minutes } = site
  if (minutes === null) return []
  const own = headingId(itemId)
  const others = new Set(
    view.items
      .filter((item) => item.parentId === null && item.id !== itemId)
      .map((item) => headingId(item.id)),
  )
  const start = minutes.findIndex((block) => block.kind === 'heading' && block.id === own)
  if (start < 0) return []
  const length = minutes
    .slice(start + 1)
    .findIndex((block) => block.kind === 'heading' && (others.has(block.id) || isEnd(block.id)))
  return minutes.slice(start + 1, length < 0 ? undefined : start + 1 + length)
}

export function headingId(itemId: string): string {
  return `item-${itemId}`
}

const ends: ReadonlySet<string> = new Set(['confirmation', 'corrections'])

function isEnd(id: string): boolean {
  return ends.has(id) || /^corrected-\d+$/.test(id)
}

/** How the minutes were confirmed and corrected: what stands after the last item. */
export function endOfMinutes({ minutes }: MeetingSite): readonly Block[] {
  const start = minutes?.findIndex((block) => block.kind === 'heading' && isEnd(block.id)) ?? -1
  return start < 0 ? [] : (minutes?.slice(start) ?? [])
}

export function fileLink({ path, title, format, bytes }: SiteFile): WebLink {
  return { href: path, text: title, what: `${format}, ${sizeWords(bytes)}` }
}

/** "84 KB", "1.2 MB": as file managers say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The papers of an item and of its sub-items as links; what is not to be had says so. */
export function paperLinks(site: MeetingSite, itemIds: ReadonlySet<string | null>): WebLink[] {
  return site.papers
    .filter((paper) => itemIds.has(paper.itemId))
    .map(({ title, file }) =>
      file === null
        ? { href: '', text: title, what: 'not available here: ask the officer named on the meeting page' }
        : fileLink(file),
    )
}
