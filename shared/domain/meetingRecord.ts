import type { Classification, Exemption } from './access.ts'
import type { AgendaItem } from './agenda.ts'
import type { Committee, Membership } from './committee.ts'
import type { Council } from './council.ts'
import type { Meeting } from './meeting.ts'
import type { MinutesAct } from './minutesActs.ts'
import type { MinutesBlock } from './minutes.ts'
import type { PersonOnTheDay } from './person.ts'
import type { MeetingFact } from './meetingFact.ts'
import type { Attendance } from './presence.ts'
import type { AcceptedFinding, Publication } from './publication.ts'
import type { CoverReport } from './report.ts'

/** The minutes of one item. `number` is as printed ("15", "77/21"); provisional until frozen (decisions: first draft published). */
export interface ItemMinutes {
  readonly itemId: string
  readonly number: string
  readonly frozen: boolean
  readonly blocks: readonly MinutesBlock[]
}

/** A paper that belongs to the meeting; its bytes stand in the attachments store under the hash. */
export interface RecordPaper {
  readonly id: string
  readonly itemId: string | null
  /** As bookmarks and lists name it; empty: the file's own name. */
  readonly title: string
  readonly fileName: string
  readonly sha256: string
  readonly classification: Classification
  /** Null unless it is exempt: public or exempt is a property of the document. */
  readonly exemption: Exemption | null
  /** What a picture shows, for those who cannot see it; empty for other files. */
  readonly description: string
}

/**
 * A whole meeting as one value: what every command, export, review file and test speaks.
 * Self-contained: council and house style, people and titles as of the date, the memberships that cover the date.
 * Items stand in the order they are minuted; sub-items follow their parent.
 */
export interface MeetingRecord {
  readonly format: 'minutebook-meeting'
  readonly version: 1
  readonly council: Council
  readonly committee: Omit<Committee, 'memberships' | 'standingAgenda'>
  readonly members: readonly Membership[]
  readonly people: readonly PersonOnTheDay[]
  readonly meeting: Meeting
  /** Date of the committee's meeting before this one; null for the first. */
  readonly previousMeeting: string | null
  readonly items: readonly AgendaItem[]
  readonly attendance: readonly Attendance[]
  readonly facts: readonly MeetingFact[]
  readonly minutes: readonly ItemMinutes[]
  /** Those of one item stand in the order of the pack. */
  readonly papers: readonly RecordPaper[]
  readonly reports: readonly CoverReport[]
  /** What went out, the earliest first. */
  readonly publications: readonly Publication[]
  readonly accepted: readonly AcceptedFinding[]
  /** What was done with its minutes, and here with those of others, the earliest first. */
  readonly acts: readonly MinutesAct[]
}
