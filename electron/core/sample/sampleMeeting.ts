import type { AgendaItem, AgendaItemKind } from '../../../shared/domain/agenda.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { personOn } from '../../../shared/domain/person.ts'
import { withPlaces } from '../../../shared/domain/sentAgenda.ts'
import type { MeetingFact } from '../../../shared/domain/meetingFact.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import type { CoverReport } from '../../../shared/domain/report.ts'
import { sampleCommittee, sampleCouncil, samplePeople } from './sampleCouncil.ts'
import { sampleBlocks, sampleId } from './sampleText.ts'
import type { SampleLine } from './sampleText.ts'

/** What one item of a sample meeting says; its id is counted within the meeting's group. */
export interface SampleItem {
  readonly kind: AgendaItemKind
  readonly title: string
  readonly origin?: AgendaItem['origin']
  readonly summary?: string
  readonly reportAuthor?: string
  readonly purpose?: AgendaItem['purpose']
  readonly recommendations?: readonly string[]
  readonly parent?: number
  /** The minute number as printed. */
  readonly number: string
  readonly lines?: readonly SampleLine[]
}

export interface SampleMeeting {
  /** Ids of this meeting are made from it: a number of its own, a hundred apart. */
  readonly group: number
  readonly date: string
  readonly end: string | null
  readonly state: Meeting['state']
  readonly previousMeeting: string | null
  readonly presidedBy: string | null
  readonly attendance: readonly Attendance[]
  readonly facts: readonly MeetingFact[]
  readonly items: readonly SampleItem[]
  readonly reports?: readonly CoverReport[]
}

export function present(person: { readonly id: string }): Attendance {
  return { personId: person.id, capacity: 'member', status: 'present', reason: null, substituteFor: null }
}

export function attendee(person: { readonly id: string }): Attendance {
  return { personId: person.id, capacity: 'attendee', status: 'present', reason: null, substituteFor: null }
}

export function apologies(
  person: { readonly id: string },
  reason: NonNullable<Attendance['reason']>,
): Attendance {
  return { personId: person.id, capacity: 'member', status: 'apologies', reason, substituteFor: null }
}

export function notYet(person: { readonly id: string }): Attendance {
  return { personId: person.id, capacity: 'member', status: 'not-yet', reason: null, substituteFor: null }
}

/** Id of the nth item (from 1) of a sample meeting. */
export function sampleItemId(group: number, n: number): string {
  return sampleId(group, n)
}

/** A whole meeting record of the sample committee. */
export function sampleMeeting(sample: SampleMeeting): MeetingRecord {
  const { memberships, standingAgenda: _, ...committee } = sampleCommittee
  const items = sample.items.map((item, index) => agendaItem(sample, item, index))
  return {
    format: 'minutebook-meeting',
    version: 1,
    council: sampleCouncil,
    committee,
    members: memberships.filter(
      (seat) => seat.from <= sample.date && (seat.to === null || sample.date <= seat.to),
    ),
    people: Object.values(samplePeople).map((person) => personOn(person, sample.date)),
    meeting: {
      id: sampleId(sample.group, 0),
      state: sample.state,
      date: sample.date,
      start: '10:00',
      end: sample.end,
      preMeeting: { at: '09:30', who: 'all Committee members' },
      place: sampleCommittee.place,
      governanceOfficer: {
        personId: samplePeople.clerk.id,
        name: samplePeople.clerk.name,
        title: 'Senior Governance Officer',
        phone: '01632 960 471',
        email: 'governance@thornmere.example',
      },
      presidedBy: sample.presidedBy,
      extraordinary: false,
      importedFrom: null,
    },
    previousMeeting: sample.previousMeeting,
    items: sample.state === 'planned' ? items : withPlaces(items),
    attendance: sample.attendance,
    facts: sample.facts,
    minutes: sample.items.map((item, index) => ({
      itemId: sampleItemId(sample.group, index + 1),
      number: item.number,
      frozen: false,
      blocks: sampleBlocks(sample.group + index + 1, item.lines ?? []),
    })),
    papers: [],
    reports: sample.reports ?? [],
    publications: [],
    accepted: [],
    acts: [],
  }
}

function agendaItem(sample: SampleMeeting, item: SampleItem, index: number): AgendaItem {
  return {
    id: sampleItemId(sample.group, index + 1),
    parentId: item.parent === undefined ? null : sampleItemId(sample.group, item.parent),
    origin: item.origin ?? 'agenda',
    agendaPlace: null,
    kind: item.kind,
    title: item.title,
    summary: item.summary ?? '',
    reportAuthor: item.reportAuthor ?? '',
    purpose: item.purpose ?? null,
    recommendations: item.recommendations ?? [],
    pages: null,
    notes: '',
    classification: 'public',
    exemption: null,
    publicSummary: '',
  }
}
