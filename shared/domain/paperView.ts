import type { Classification } from './access.ts'
import { agreedOnPaper } from './agreedOnPaper.ts'
import type { AgreedOnPaper } from './agreedOnPaper.ts'
import { AppError } from './appError.ts'
import type { AgendaItem, AgendaItemKind, ItemPurpose, PageRange } from './agenda.ts'
import type { Membership } from './committee.ts'
import type { Council } from './council.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { EventKind } from './meetingFact.ts'
import type { Clause, Inline, MinutesBlock, PointLevel } from './minutes.ts'
import { documentsOf, exemptParagraphsOf } from './itemDocuments.ts'
import { membersPapers, membersReports, publicPapers, publicReports } from './packPapers.ts'
import type { PackPaper, PackReport } from './packPapers.ts'
import type { PersonOnTheDay } from './person.ts'
import type { ApologyReason, Attendance } from './presence.ts'
import { everInTheRoom, presenceNotes, roomOf } from './presenceTimeline.ts'
import type { PresenceNote } from './presenceTimeline.ts'
import { publishedPages } from './publication.ts'
import { blockSaysNone } from './saysNone.ts'
import type { Publication } from './publication.ts'

/** A block that may be printed: no officer's note. */
export type PaperBlock =
  | PrintedBlock
  /**
   * Words that were left out because this reader may not have them. `points` has the level of each point among them, so that the
   * labels after it are those of the full copy.
   */
  | { readonly kind: 'withheld'; readonly points: readonly PointLevel[] }

type PrintedBlock = (
  | { readonly kind: 'prose'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'point'
      readonly level: PointLevel
      readonly label?: string
      readonly content: readonly Inline[]
    }
  | { readonly kind: 'event'; readonly event: EventKind; readonly content: readonly Inline[] }
  | { readonly kind: 'resolution'; readonly lead?: string; readonly clauses: readonly Clause[] }
) & {
  readonly id: string
  /** What the public may not read: members' copies mark it (R6). No block of a public view has it. */
  readonly closed?: ClosedMatter
}

/** Why the public may not read something that members may. */
export type ClosedMatter = 'exempt' | 'confidential'

export interface PaperItem {
  readonly id: string
  readonly parentId: string | null
  readonly onAgenda: boolean
  readonly agendaPlace: number | null
  readonly kind: AgendaItemKind
  readonly title: string
  readonly summary: string
  readonly reportAuthor: string
  readonly purpose: ItemPurpose | null
  readonly recommendations: readonly string[]
  /** As the last pack for this audience has them; what the officer entered where there is none. */
  readonly pages: PageRange | null
  /**
   * The paragraphs of Schedule 12A under which the item, a part of it, or a document of its own is exempt; empty for none. Told to
   * everybody: the agenda names the description (R6, R19, R20).
   */
  readonly exemptParagraphs: readonly number[]
  /** Whether the item, or a document of its own, is confidential. */
  readonly confidential: boolean
  /** True when it is not the item that is closed but a paper or report on it: then a part of it is not for publication. */
  readonly closedInPart: boolean
  /** What everybody is told of minutes that the public may not read (R16); empty where nothing of them is closed. Public words. */
  readonly publicSummary: string
  readonly minuteNumber: string | null
  readonly blocks: readonly PaperBlock[]
}

/** One person at the meeting, as the lists of the minutes tell it: who came after all is present, and from when. */
export type PaperAttendance = Attendance & PresenceNote

/**
 * What a composer may print for one audience. It is built field by field from what is allowed, so it has no place for the officer's
 * notes, the public-interest argument, or, for the public, any word of an exempt or confidential block.
 */
export interface PaperView {
  readonly audience: 'public' | 'members'
  readonly council: Council
  readonly committee: string
  readonly members: readonly Membership[]
  readonly people: readonly PersonOnTheDay[]
  readonly meeting: Meeting
  readonly previousMeeting: string | null
  readonly attendance: readonly PaperAttendance[]
  readonly items: readonly PaperItem[]
  /** The files this audience may have, in the order of the record. */
  readonly papers: readonly PackPaper[]
  /** The cover reports this audience may have, in the order of the record. */
  readonly reports: readonly PackReport[]
  /** What went out to this audience, the earliest first. */
  readonly publications: readonly Publication[]
  /** What later meetings did with the minutes: confirmed, signed, corrected. Of corrections only what this audience may read. */
  readonly agreed: AgreedOnPaper
}

/**
 * What the public may read. Fails closed: throws `not-allowed`, naming the item or the file, if anything in it is still unset
 * (s.100B, s.100C(1); decisions on classification). Of an item that is exempt or confidential, or stands under one, no word of the
 * minutes is read, whatever its blocks say: an item with a public part is public, with exempt blocks.
 */
export function publicView(record: MeetingRecord): PaperView {
  const blocksOf = new Map(record.minutes.map((minutes) => [minutes.itemId, minutes.blocks]))
  for (const item of record.items) {
    const unset =
      item.classification === 'unset' ||
      (blocksOf.get(item.id) ?? []).some((block) => block.kind !== 'note' && block.classification === 'unset')
    if (unset) {
      throw new AppError(
        'not-allowed',
        `“${item.title}” is neither marked public nor exempt. Open the item, choose one, and make the paper again.`,
        { itemId: item.id },
      )
    }
  }
  const documents = { papers: publicPapers(record), reports: publicReports(record) }
  return view(record, 'public', documents, (classification) => classification === 'public')
}

/** What members of the committee may read: everything but the officer's notes and files that nobody has classified. */
export function membersView(record: MeetingRecord): PaperView {
  const documents = { papers: membersPapers(record), reports: membersReports(record) }
  return view(record, 'members', documents, () => true)
}

type MayRead = (classification: Classification) => boolean

function view(
  record: MeetingRecord,
  audience: PaperView['audience'],
  documents: Pick<PaperView, 'papers' | 'reports'>,
  mayRead: MayRead,
): PaperView {
  const publications = record.publications.filter((each) => each.audience === audience)
  const published = publishedPages(publications)
  const minutesOf = new Map(record.minutes.map((minutes) => [minutes.itemId, minutes]))
  const parents = new Map(record.items.map((item) => [item.id, item]))
  const untold = hasUntoldInterest(record, mayRead)
  const items = record.items.map((item) => {
    const minutes = minutesOf.get(item.id)
    const parent = item.parentId === null ? undefined : parents.get(item.parentId)
    const around = [item.classification, ...(parent === undefined ? [] : [parent.classification])]
    return paperItem(item, {
      pages: published === null ? item.pages : (published.get(item.id) ?? null),
      exemptParagraphs: exemptParagraphsOf(record, item.id),
      ...closedOf(record, item, around),
      publicSummary: hasClosedMinutes(minutes?.blocks ?? [], around) ? item.publicSummary.trim() : '',
      minuteNumber: minutes?.number ?? null,
      blocks: paperBlocks(minutes?.blocks ?? [], around, mayRead, (block) =>
        // Beside a declaration that is kept from this reader, “None” would be false.
        untold && item.kind === 'interests'
          ? blockSaysNone(block, record.council.houseStyle.noneWording)
          : false,
      ),
      recommendations: around.every(mayRead) ? item.recommendations : [],
    })
  })
  const named = namedPeople(record, items)
  return {
    audience,
    council: record.council,
    committee: record.committee.name,
    members: record.members,
    people: record.people.filter((person) => named.has(person.id)),
    meeting: record.meeting,
    previousMeeting: record.previousMeeting,
    attendance: paperAttendance(record),
    items,
    ...documents,
    publications,
    agreed: agreedOnPaper(record, mayRead),
  }
}

/** Everybody the view speaks of, and nobody else: a person whom only withheld words name is not told to the reader. */
function namedPeople(record: MeetingRecord, items: readonly PaperItem[]): Set<string> {
  const inlines = items
    .flatMap((item) => item.blocks)
    .flatMap((block) => {
      if (block.kind === 'withheld') return []
      return block.kind === 'resolution' ? block.clauses.flatMap((clause) => clause.content) : block.content
    })
  const ids = [
    ...record.members.map((seat) => seat.personId),
    ...record.attendance.flatMap((attendance) => [attendance.personId, attendance.substituteFor]),
    record.meeting.presidedBy,
    record.meeting.governanceOfficer.personId,
    ...inlines.map((inline) => (inline.kind === 'person' ? inline.personId : null)),
  ]
  return new Set(ids.filter((id) => id !== null))
}

/** Of everybody listed: whether they came, from when and until when, and what the council prints of a reason. Of the facts, no word. */
function paperAttendance(record: MeetingRecord): PaperAttendance[] {
  const room = roomOf(record)
  const came = everInTheRoom(room)
  const notes = presenceNotes(room)
  return record.attendance.map((attendance) => {
    const note = notes.get(attendance.personId) ?? { from: null, until: null }
    return came.has(attendance.personId)
      ? { ...attendance, ...note, status: 'present', reason: null }
      : { ...attendance, ...note, reason: printedReason(attendance.reason, record.council) }
  })
}

/** What the council prints of an apology's reason, and no more: it is often health data (R29). */
function printedReason(reason: ApologyReason | null, council: Council): ApologyReason | null {
  if (reason === null) return null
  switch (council.houseStyle.apologyReasons) {
    case 'full':
      return reason
    case 'category':
      return { category: reason.category, words: '' }
    case 'none':
      return { category: 'other', words: '' }
  }
}

type Derived = Pick<
  PaperItem,
  | 'pages'
  | 'exemptParagraphs'
  | 'confidential'
  | 'closedInPart'
  | 'publicSummary'
  | 'minuteNumber'
  | 'blocks'
  | 'recommendations'
>

function paperItem(item: AgendaItem, derived: Derived): PaperItem {
  return {
    id: item.id,
    parentId: item.parentId,
    onAgenda: item.origin !== 'meeting',
    agendaPlace: item.agendaPlace,
    kind: item.kind,
    // Titles and summaries are what the agenda tells the public of an exempt item (R19): they are always printed.
    title: item.title,
    summary: item.summary,
    reportAuthor: item.reportAuthor,
    purpose: item.purpose,
    ...derived,
  }
}

/** What is told to everybody of an item that is closed, or has a document that is (R6). `around` is as for its blocks. */
function closedOf(
  record: MeetingRecord,
  item: AgendaItem,
  around: readonly Classification[],
): Pick<PaperItem, 'confidential' | 'closedInPart'> {
  const documents = documentsOf(record, item.id).map((document) => document.classification)
  return {
    confidential: [item.classification, ...documents].includes('confidential'),
    closedInPart: closedMatter(around) === null && closedMatter(documents) !== null,
  }
}

/**
 * Withheld stretches become one `withheld` block each, so that the reader knows that words are missing. `around` has the
 * classifications of the item and of the one it stands under.
 */
function paperBlocks(
  blocks: readonly MinutesBlock[],
  around: readonly Classification[],
  mayRead: MayRead,
  isLeftOut: (block: MinutesBlock) => boolean,
): PaperBlock[] {
  const printed: PaperBlock[] = []
  for (const block of blocks) {
    if (block.kind === 'note') continue
    const strictness = [...around, block.classification]
    if (strictness.every(mayRead) && !isLeftOut(block)) {
      const closed = closedMatter(strictness)
      printed.push({ ...paperBlock(block), ...(closed === null ? {} : { closed }) })
      continue
    }
    const levels = block.kind === 'point' ? [block.level] : []
    const last = printed.at(-1)
    if (last?.kind === 'withheld') {
      printed[printed.length - 1] = { kind: 'withheld', points: [...last.points, ...levels] }
    } else printed.push({ kind: 'withheld', points: levels })
  }
  return printed
}

/** Whether the line of a declaration of interest is kept from this reader, wherever it stands. */
function hasUntoldInterest({ items, minutes }: MeetingRecord, mayRead: MayRead): boolean {
  return minutes.some(({ itemId, blocks }) => {
    const item = items.find((each) => each.id === itemId)
    const parent = items.find((each) => each.id === item?.parentId)
    const around = [item, parent].flatMap((each) => each?.classification ?? [])
    return blocks.some(
      (block) =>
        block.kind === 'event' &&
        block.event === 'declared' &&
        ![...around, block.classification].every(mayRead),
    )
  })
}

/** Whether the public may not read the minutes, or a part of them. */
function hasClosedMinutes(blocks: readonly MinutesBlock[], around: readonly Classification[]): boolean {
  const printed = blocks.filter((block) => block.kind !== 'note')
  return closedMatter([...around, ...printed.map((block) => block.classification)]) !== null
}

function closedMatter(classifications: readonly Classification[]): ClosedMatter | null {
  if (classifications.includes('confidential')) return 'confidential'
  return classifications.includes('exempt') ? 'exempt' : null
}

function paperBlock(block: Exclude<MinutesBlock, { kind: 'note' }>): PrintedBlock {
  const { id } = block
  switch (block.kind) {
    case 'prose':
      return { id, kind: 'prose', content: block.content }
    case 'point':
      return {
        ...{ id, kind: 'point', level: block.level, content: block.content },
        ...(block.label === undefined ? {} : { label: block.label }),
      }
    case 'event':
      return { id, kind: 'event', event: block.event, content: block.content }
    case 'resolution':
      return {
        ...{ id, kind: 'resolution', clauses: block.clauses },
        ...(block.lead === undefined ? {} : { lead: block.lead }),
      }
  }
}
