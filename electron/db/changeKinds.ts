import type { AgendaItem } from '../../shared/domain/agenda.ts'
import type { Committee } from '../../shared/domain/committee.ts'
import type { Council } from '../../shared/domain/council.ts'
import type { Deed } from '../../shared/domain/deed.ts'
import { sayDeed } from '../../shared/domain/deed.ts'
import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { sayAct } from '../../shared/domain/sayAct.ts'
import type { KeyAct } from '../../shared/domain/keyChange.ts'
import { sayKeyAct } from '../../shared/domain/keyChange.ts'
import type { ProgrammeCard } from '../../shared/domain/programme.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Aside, LineFact, MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { Attendance } from '../../shared/domain/presence.ts'
import type { AcceptedFinding, Publication } from '../../shared/domain/publication.ts'
import type { CoverReport } from '../../shared/domain/report.ts'
import type { Review, ReviewAnswer, SettledRemark } from '../../shared/domain/review.ts'
import type { Writing } from '../../shared/domain/writing.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'

/**
 * Everything that can happen to a book, and what the log keeps of it. Few kinds, most of them a whole value: the log alone rebuilds
 * the tables, and an old entry needs no other to be understood. A kind's shape never changes, but for a field that old entries lack;
 * any other new shape takes a new payload version.
 */
export interface Payloads {
  'book.created': { readonly bookId: string }
  'council.set': { readonly council: Council }
  'person.set': { readonly person: LoggedPerson }
  'committee.set': { readonly committee: Committee }
  /** The particulars. `previousMeeting` is kept only where the book does not hold the meeting before. */
  'meeting.set': {
    readonly committeeId: string
    readonly meeting: LoggedMeeting
    readonly previousMeeting: string | null
  }
  /** It was made by mistake. Its earlier changes stay in the log. */
  'meeting.removed': { readonly committeeId: string; readonly date: string }
  'agenda.set': { readonly items: readonly LoggedItem[]; readonly what: string }
  'attendance.set': { readonly attendance: readonly Attendance[]; readonly what: string }
  /** All of them. */
  'facts.set': { readonly facts: readonly MeetingFact[]; readonly what: string }
  /** What the officer keeps beside the text: some put, in the place of those with their ids, and some removed. */
  'facts.changed': {
    readonly put: readonly Aside[]
    readonly remove: readonly string[]
    readonly what: string
  }
  /** One act in the editor. `revision` is that of the item's text after it. */
  'minutes.stepped': {
    readonly itemId: string
    readonly revision: number
    readonly steps: readonly MinutesJson[]
    readonly facts: { readonly add: readonly LineFact[]; readonly remove: readonly string[] }
    readonly undoes: readonly string[]
  }
  /** The whole text of an item, from a meeting record. */
  'minutes.set': { readonly itemId: string; readonly doc: MinutesJson; readonly frozenNumber: string | null }
  /** Minute numbers stand from now on, whatever earlier meetings turn into. */
  'numbers.frozen': { readonly numbers: Readonly<Record<string, string>> }
  /** A way into the book was made or taken away: in the book's own stream, and nothing of any key. */
  'key.changed': { readonly act: KeyAct }
  /** How the office writes, in the book's own stream. */
  'writing.set': { readonly writing: Writing }
  'papers.set': { readonly papers: readonly LoggedPaper[]; readonly what?: string }
  'report.set': { readonly report: CoverReport }
  'report.removed': { readonly reportId: string; readonly itemId: string }
  'pack.published': { readonly publication: Publication }
  'finding.accepted': { readonly accepted: AcceptedFinding }
  /** A draft went to the chair: all of it, as it was sent. */
  'review.sent': { readonly review: Review }
  'review.answered': {
    readonly reviewId: string
    readonly answer: ReviewAnswer
    /** The Word copy it was read from, as the book keeps it. */
    readonly file?: { readonly sha256: string; readonly fileName: string }
  }
  'review.settled': { readonly reviewId: string; readonly settled: SettledRemark }
  /** Something was done with the minutes as a whole. */
  'minutes.act': { readonly act: MinutesAct }
  /** What a colleague's bundle held is in the meeting from here on. It changes no table: what it brought was logged before it. */
  'bundle.taken': BundleTaken
  /** All cards of a committee's work programme, and all its key decisions, in the committee's own stream. */
  'programme.set': { readonly cards: readonly ProgrammeCard[]; readonly what: string }
  'forward-plan.set': { readonly decisions: readonly KeyDecision[]; readonly what: string }
  /** It is to be looked at again. */
  'finding.reopened': { readonly key: string }
  /** The text of an item as it stands: it takes the place of the changes that led to it, whose words are erased. */
  'minutes.kept': {
    readonly itemId: string
    readonly revision: number
    readonly doc: MinutesJson
    /** The printed number that stands; old entries lack it. */
    readonly frozenNumber?: string | null
  }
  /** Words that do not stand any more were taken out of the log. Their changes are named; the hashes of these stay. */
  'words.erased': WordsErased
  /** Something was done with the book that changes nothing in it, e.g. it was opened, or a paper was made: in the book's own stream. */
  'deed.noted': Deed
  /** Somebody saw what is closed, or came in by the PIN. It changes no table. In the book's own stream. */
  'access.noted': AccessNoted
}

/** Who came to see what: never what was looked for, and never a PIN. */
export interface AccessNoted {
  /**
   * `unlocked`: the lock screen. `exempt-opened`: the PIN was given for exempt matter to be shown. `exempt-shown`: places that are exempt,
   * confidential or undecided were shown, of these meetings. `pin-forgotten`: the PIN was taken away without being given.
   */
  readonly what: 'unlocked' | 'exempt-opened' | 'exempt-shown' | 'pin-forgotten'
  readonly meetings: readonly string[]
}

/** Which words were erased, by item: each change by its place in the same stream. */
export interface WordsErased {
  readonly items: readonly ErasedItem[]
  /** Why, in the officer's words or ours. */
  readonly reason: string
  readonly cause: 'officer' | 'confirmed'
}

export interface ErasedItem {
  /** Null for changes that are about no item, or about several. */
  readonly itemId: string | null
  /** Their places in the stream, rising. */
  readonly changes: readonly number[]
}

/** A bundle that was taken in, in the log of the meeting that took it. */
export interface BundleTaken {
  /** The version that it was, and those it descends from, as far as this log did not know them before. */
  readonly head: string
  readonly knows: readonly string[]
  /** Who saved it, and when. */
  readonly by: string
  readonly madeAt: string
  /** True where the meeting is exactly as in the bundle since. */
  readonly isSame: boolean
  /** The own version, as a bundle in the book's store, where another took its place. */
  readonly kept: { readonly sha256: string; readonly fileName: string } | null
  /** Of a second meeting, made beside the own one: which that is. */
  readonly copyOf: string | null
}

/** Items were logged before they kept their place on the agenda that went out, and before they had a summary for the public: none then. */
export type LoggedItem = Omit<AgendaItem, LaterOfItems> & Partial<Pick<AgendaItem, LaterOfItems>>
type LaterOfItems = 'agendaPlace' | 'publicSummary'

/** Meetings were logged before any was told to be extraordinary, or was read from a file. */
export type LoggedMeeting = Omit<Meeting, LaterOfMeetings> & Partial<Pick<Meeting, LaterOfMeetings>>
type LaterOfMeetings = 'extraordinary' | 'importedFrom'

/** People were logged before absences were approved. */
export type LoggedPerson = Omit<Person, 'approvedAbsences'> & Partial<Pick<Person, 'approvedAbsences'>>

/** Papers were logged before they said anything of themselves. */
export type LoggedPaper = Omit<RecordPaper, 'title' | 'exemption' | 'description'> &
  Partial<Pick<RecordPaper, 'title' | 'exemption' | 'description'>>

export type ChangeKind = keyof Payloads

/** A kind with its own payload. */
export type Happening = {
  [Kind in ChangeKind]: { readonly kind: Kind; readonly payload: Payloads[Kind] }
}[ChangeKind]

export const bookStream = 'book'

export function committeeStream(committeeId: string): string {
  return `committee:${committeeId}`
}

export function meetingStream(meetingId: string): string {
  return `meeting:${meetingId}`
}

/** The id after the colon. */
export function idOfStream(streamId: string): string {
  return streamId.slice(streamId.indexOf(':') + 1)
}

/** A line of the history, in the officer's words. */
export function sayHappening(happening: Happening, titleOf: (itemId: string) => string): string {
  switch (happening.kind) {
    case 'book.created':
      return 'The minute book was made.'
    case 'council.set':
      return 'The council’s particulars were changed.'
    case 'person.set':
      return 'A person’s particulars were changed.'
    case 'committee.set':
      return 'The committee’s particulars were changed.'
    case 'meeting.set':
      return 'The particulars of the meeting were changed.'
    case 'meeting.removed':
      return 'The meeting was removed: it had been made by mistake.'
    case 'agenda.set':
    case 'attendance.set':
    case 'facts.set':
    case 'facts.changed':
      return happening.payload.what
    case 'minutes.stepped':
      return happening.payload.undoes.length > 0
        ? `An edit of the minutes of “${titleOf(happening.payload.itemId)}” was taken back.`
        : `The minutes of “${titleOf(happening.payload.itemId)}” were edited.`
    case 'minutes.set':
      return `The minutes of “${titleOf(happening.payload.itemId)}” were taken from a meeting record.`
    case 'numbers.frozen':
      return 'The minute numbers were fixed.'
    case 'key.changed':
      return sayKeyAct(happening.payload.act)
    case 'writing.set':
      return 'The snippets, the dictionary or the wordings of the office were changed.'
    case 'papers.set':
      return happening.payload.what ?? 'The papers of the meeting were changed.'
    case 'report.set':
      return `The report on “${titleOf(happening.payload.report.itemId)}” was changed.`
    case 'report.removed':
      return `The report on “${titleOf(happening.payload.itemId)}” was taken away.`
    case 'pack.published':
      return `“${happening.payload.publication.fileName}” was published.`
    case 'review.sent':
      return `The draft was sent to ${happening.payload.review.to}.`
    case 'review.answered':
      return sayAnswer(happening.payload.answer)
    case 'review.settled':
      return 'A remark on the draft was settled.'
    case 'minutes.act':
      return sayAct(happening.payload.act)
    case 'bundle.taken':
      return `A meeting bundle from ${happening.payload.by} was taken in.`
    case 'programme.set':
    case 'forward-plan.set':
      return happening.payload.what
    case 'finding.accepted':
      return `A finding was let stand: ${happening.payload.accepted.reason}`
    case 'finding.reopened':
      return 'A finding that had been let stand is to be looked at again.'
    case 'minutes.kept':
      return `The minutes of “${titleOf(happening.payload.itemId)}” were written down as they stand.`
    case 'words.erased':
      return `Deleted words were erased: ${happening.payload.reason}`
    case 'deed.noted':
      return sayDeed(happening.payload)
    case 'access.noted':
      return sayAccess(happening.payload)
  }
}

function sayAccess({ what, meetings }: AccessNoted): string {
  switch (what) {
    case 'unlocked':
      return 'Minutebook was unlocked with the PIN.'
    case 'exempt-opened':
      return 'The PIN was given for exempt matter to be shown.'
    case 'exempt-shown':
      return `Exempt matter of ${meetings.length === 1 ? '1 meeting' : `${meetings.length} meetings`} was shown in the search.`
    case 'pin-forgotten':
      return 'The PIN was taken away as forgotten.'
  }
}

function sayAnswer({ by, verdict, remarks }: ReviewAnswer): string {
  const who = by === '' ? 'The chair' : by
  const what =
    verdict === 'approved' ? 'approved the draft' : verdict === 'returned' ? 'returned the draft' : 'wrote'
  const count = remarks.length === 1 ? '1 remark' : `${remarks.length} remarks`
  return `${who} ${what}, with ${count}.`
}
