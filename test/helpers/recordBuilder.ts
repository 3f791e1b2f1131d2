import type { AgendaItem } from '../../shared/domain/agenda.ts'
import type { Committee, Membership } from '../../shared/domain/committee.ts'
import { defaultBookRules } from '../../shared/domain/council.ts'
import type { Council } from '../../shared/domain/council.ts'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { ItemMinutes, MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { Inline, MinutesBlock, PointLevel } from '../../shared/domain/minutes.ts'
import type { Person, PersonOnTheDay } from '../../shared/domain/person.ts'
import type {
  Action,
  Ballot,
  Declaration,
  Motion,
  Parked,
  PresenceFact,
  Urgency,
  Vote,
  VoteNoted,
  VoteSide,
} from '../../shared/domain/meetingFact.ts'
import type { Attendance, AttendanceStatus } from '../../shared/domain/presence.ts'
import { defaultReportHeadings } from '../../shared/domain/report.ts'
import type { CoverReport, ReportPart, ReportSection } from '../../shared/domain/report.ts'
import { roomOf } from '../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../shared/domain/presenceTimeline.ts'

/**
 * Builders of domain values. Everything has an invented default; a test states only what matters to it. Ids default to readable words,
 * so that a failure reads well.
 */

export function aCouncil(given: Partial<Council> = {}): Council {
  return {
    name: 'Brackenford District Council',
    kind: 'district',
    logo: null,
    signingOfficer: 'Head of Governance',
    interestsAdvice: '',
    recordingNotice: '',
    summons: '',
    annualMeetings: ['2025-05-20', '2026-05-19'],
    houseStyle: defaultHouseStyle,
    reportHeadings: defaultReportHeadings,
    ...defaultBookRules,
    ...given,
  }
}

export function aPerson(id: string, given: Partial<Omit<Person, 'id'>> = {}): Person {
  return { id, address: 'Councillor', name: nameFrom(id), titles: [], approvedAbsences: [], ...given }
}

export function aPersonOnTheDay(id: string, given: Partial<Omit<PersonOnTheDay, 'id'>> = {}): PersonOnTheDay {
  return { id, address: 'Councillor', name: nameFrom(id), title: '', ...given }
}

/** A voting member without end, from long ago. */
export function aSeat(personId: string, given: Partial<Membership> = {}): Membership {
  return {
    id: `seat-${personId}`,
    personId,
    role: 'member',
    voting: true,
    group: '',
    from: '2024-05-21',
    to: null,
    ...given,
  }
}

export function aCommittee(given: Partial<Committee> = {}): Committee {
  return {
    id: 'environment',
    name: 'Environment Committee',
    quorum: 2,
    place: 'The Moot Hall, Brackenford',
    numbering: { runs: 'municipal-year', start: 1, pattern: '{n}' },
    standingAgenda: [],
    memberships: [],
    ...given,
  }
}

export function aMeeting(given: Partial<Meeting> = {}): Meeting {
  return {
    id: 'meeting',
    state: 'planned',
    date: '2026-10-14',
    start: '10:00',
    end: null,
    preMeeting: null,
    place: 'The Moot Hall, Brackenford',
    governanceOfficer: {
      personId: null,
      name: 'Perpetua Lark',
      title: 'Governance Officer',
      phone: '01632 960123',
      email: 'committees@brackenford.example',
    },
    presidedBy: null,
    extraordinary: false,
    importedFrom: null,
    ...given,
  }
}

export function anItem(id: string, given: Partial<Omit<AgendaItem, 'id'>> = {}): AgendaItem {
  return {
    id,
    parentId: null,
    origin: 'agenda',
    agendaPlace: null,
    kind: 'other',
    title: `Item ${id}`,
    summary: '',
    reportAuthor: '',
    purpose: null,
    recommendations: [],
    pages: null,
    notes: '',
    classification: 'public',
    exemption: null,
    publicSummary: '',
    ...given,
  }
}

export function anAttendance(
  personId: string,
  status: AttendanceStatus = 'present',
  given: Partial<Attendance> = {},
): Attendance {
  return { personId, capacity: 'member', status, reason: null, substituteFor: null, ...given }
}

/** Somebody came or went, or the meeting stopped or went on: an adjournment unless told otherwise. */
export function aFact(id: string, given: Partial<Omit<PresenceFact, 'id'>> = {}): PresenceFact {
  return { id, kind: 'adjourned', at: '11:05', personId: null, itemId: null, ...given }
}

/** A disclosable pecuniary interest of Tom Fell in the first item, who stays. */
export function aDeclaration(id: string, given: Partial<Omit<Declaration, 'id' | 'kind'>> = {}): Declaration {
  return {
    id,
    kind: 'declared',
    at: '10:05',
    itemId: null,
    personId: 'tom-fell',
    items: ['first'],
    interest: 'disclosable-pecuniary',
    nature: '',
    sensitive: false,
    leaves: false,
    dispensation: false,
    ...given,
  }
}

export function aMotion(id: string, given: Partial<Omit<Motion, 'id' | 'kind'>> = {}): Motion {
  return {
    id,
    kind: 'moved',
    at: '10:40',
    itemId: 'first',
    amends: null,
    mover: 'ida-moss',
    seconder: 'tom-fell',
    words: 'the report be noted',
    ...given,
  }
}

/** Agreed without a vote, unless told otherwise. */
export function aVote(id: string, given: Partial<Omit<Vote, 'id' | 'kind'>> = {}): Vote {
  return {
    id,
    kind: 'voted',
    at: '10:45',
    itemId: 'first',
    motionId: null,
    method: 'agreed',
    counts: null,
    ballots: [],
    casting: null,
    carried: true,
    ...given,
  }
}

/** A ballot each for those named: `ballots({ for: ['ida-moss'] })`. */
export function ballots(given: Partial<Record<VoteSide, readonly string[]>>): Ballot[] {
  const of = (side: VoteSide): Ballot[] => (given[side] ?? []).map((personId) => ({ personId, side }))
  return [...of('for'), ...of('against'), ...of('abstain')]
}

export function aVoteNoted(id: string, given: Partial<Omit<VoteNoted, 'id' | 'kind'>> = {}): VoteNoted {
  return {
    id,
    kind: 'vote-noted',
    at: '10:46',
    itemId: 'first',
    personId: 'una-beck',
    side: 'against',
    ...given,
  }
}

export function anUrgency(id: string, given: Partial<Omit<Urgency, 'id' | 'kind'>> = {}): Urgency {
  return {
    id,
    kind: 'urgent',
    at: '11:30',
    itemId: 'first',
    personId: 'ida-moss',
    reason: 'the bridge closes on Monday',
    ...given,
  }
}

export function anAction(id: string, given: Partial<Omit<Action, 'id' | 'kind'>> = {}): Action {
  return {
    id,
    kind: 'action',
    at: '10:50',
    itemId: 'first',
    sourceId: null,
    what: 'send the traffic count',
    personId: null,
    who: '',
    by: null,
    done: false,
    ...given,
  }
}

export function aParkedLine(id: string, given: Partial<Omit<Parked, 'id' | 'kind'>> = {}): Parked {
  return { id, kind: 'parked', at: '10:20', itemId: 'first', words: 'Ask about the depot.', ...given }
}

export function words(text: string): Inline[] {
  return [{ kind: 'text', text }]
}

type Given = { readonly id?: string; readonly classification?: MinutesBlock['classification'] }

export function prose(text: string, given: Given = {}): MinutesBlock {
  return { id: `prose ${text}`, classification: 'public', kind: 'prose', content: words(text), ...given }
}

export function point(text: string, level: PointLevel = 0, given: Given = {}): MinutesBlock {
  return {
    id: `point ${text}`,
    classification: 'public',
    kind: 'point',
    level,
    content: words(text),
    ...given,
  }
}

export function note(text: string, given: Given = {}): MinutesBlock {
  return { id: `note ${text}`, classification: 'public', kind: 'note', content: words(text), ...given }
}

export function resolution(texts: readonly string[], given: Given = {}): MinutesBlock {
  return {
    id: `resolution ${texts.join(' ')}`,
    classification: 'public',
    kind: 'resolution',
    clauses: texts.map((text) => ({ id: `clause ${text}`, level: 0, content: words(text) })),
    ...given,
  }
}

export function minutesOf(
  itemId: string,
  blocks: readonly MinutesBlock[],
  given: Partial<Omit<ItemMinutes, 'itemId' | 'blocks'>> = {},
): ItemMinutes {
  return { itemId, number: '1', frozen: false, blocks, ...given }
}

/** A committee of three, all present, chaired; one public item without minutes. Everybody a part names should be among the people. */
export function aRecord(given: Partial<MeetingRecord> = {}): MeetingRecord {
  const { id, name, quorum, place, numbering } = aCommittee()
  return {
    format: 'minutebook-meeting',
    version: 1,
    council: aCouncil(),
    committee: { id, name, quorum, place, numbering },
    members: [aSeat('ida-moss', { role: 'chair' }), aSeat('tom-fell'), aSeat('una-beck')],
    people: ['ida-moss', 'tom-fell', 'una-beck'].map((each) => aPersonOnTheDay(each)),
    meeting: aMeeting(),
    previousMeeting: '2026-09-09',
    items: [anItem('first')],
    attendance: ['ida-moss', 'tom-fell', 'una-beck'].map((each) => anAttendance(each)),
    facts: [],
    minutes: [],
    papers: [],
    reports: [],
    publications: [],
    accepted: [],
    acts: [],
    ...given,
  }
}

/** A public paper of the item `first`. */
export function aPaper(id: string, given: Partial<Omit<RecordPaper, 'id'>> = {}): RecordPaper {
  return {
    id,
    itemId: 'first',
    title: '',
    fileName: `${id}.pdf`,
    sha256: 'a'.repeat(64),
    classification: 'public',
    exemption: null,
    description: '',
    ...given,
  }
}

/** A public report on the item `first` that says something under two headings. */
export function aReport(id: string, given: Partial<Omit<CoverReport, 'id'>> = {}): CoverReport {
  return {
    id,
    itemId: 'first',
    title: '',
    classification: 'public',
    exemption: null,
    sections: [aSection('purpose', ['To report on the mill race.']), aSection('background-papers', ['None'])],
    ...given,
  }
}

/** A section under the council's usual heading. */
export function aSection(part: ReportPart, paragraphs: readonly string[]): ReportSection {
  const heading = defaultReportHeadings.find((each) => each.part === part)?.heading ?? 'Other matters'
  return { part, heading, paragraphs }
}

/** The room of `aRecord`: three voting members, all present, the first in the chair; a quorum of two. */
export function aRoom(given: Partial<Room> = {}): Room {
  return { ...roomOf(aRecord()), ...given }
}

/** "ida-moss" → "Ida Moss". */
function nameFrom(id: string): string {
  return id
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ')
}
