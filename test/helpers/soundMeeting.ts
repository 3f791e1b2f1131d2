import type { Exemption } from '../../shared/domain/access.ts'
import type { Around } from '../../shared/domain/checks/around.ts'
import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Publication } from '../../shared/domain/publication.ts'
import { publishedOf } from './publications.ts'
import {
  aFact,
  aMeeting,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  aVote,
  ballots,
  minutesOf,
  point,
  prose,
  resolution,
} from './recordBuilder.ts'

/** The public agenda with these items, published at noon of a day. The last day in time is Tuesday 6 October. */
export function agendaOn(
  day: string,
  items: readonly string[],
  given: Partial<Publication> = {},
): Publication {
  const entries = items.map((itemId, index) => ({
    itemId,
    number: String(index + 1),
    title: itemId,
    pages: null,
  }))
  const pack = { firstPage: 1, pages: 2, items: entries, papers: [] }
  return publishedOf(pack, { id: `${day} ${given.audience ?? 'public'}`, at: `${day}T11:00:00Z`, ...given })
}

/** A meeting of seven, minuted as it should be. Each defect below touches a part of it of its own. */
export const people = ['ida-moss', 'tom-fell', 'una-beck', 'sam-kerr', 'joan-hale', 'raj-pell', 'amy-dunn']
export const sound: MeetingRecord = aRecord({
  meeting: aMeeting({ state: 'draft-minutes', end: '12:20' }),
  members: people.map((id, index) => aSeat(id, index === 0 ? { role: 'chair' } : {})),
  people: [
    ...people.map((id) => aPersonOnTheDay(id)),
    aPersonOnTheDay('lee-marsh', { address: '', title: 'Director of Public Realm' }),
  ],
  attendance: [
    ...people.map((id) => anAttendance(id)),
    anAttendance('lee-marsh', 'present', { capacity: 'attendee' }),
  ],
  publications: [agendaOn('2026-10-06', ['sorry', 'parks', 'roads', 'staff', 'close'])],
  items: [
    anItem('sorry', { kind: 'apologies' }),
    anItem('parks'),
    anItem('roads'),
    anItem('staff', {
      classification: 'exempt',
      exemption: { paragraphs: [1], publicInterest: 'It is about one person.' },
      publicSummary: 'The Committee settled how a post is to be filled.',
    }),
    anItem('urgent', { origin: 'meeting' }),
    anItem('close'),
  ],
  facts: [
    aVote('vote', {
      itemId: 'roads',
      method: 'recorded',
      ballots: ballots({ for: people.slice(0, 4), against: people.slice(4) }),
    }),
    aFact('out', { kind: 'excluded', itemId: 'staff', at: '11:20' }),
    aFact('in', { kind: 'readmitted', itemId: 'staff', at: '11:40' }),
  ],
  minutes: [
    minutesOf('sorry', [], { number: '15', frozen: true }),
    minutesOf(
      'parks',
      [point('Lee Marsh, Director of Public Realm, spoke at 10.20 am'), resolution(['note it'])],
      {
        number: '16',
        frozen: true,
      },
    ),
    minutesOf(
      'roads',
      [
        prose('The roads were discussed.'),
        resolution(['approve the plan']),
        resolution([
          'exclude the press and public during the next item, under paragraph 1 of Part 1 of Schedule 12A to the Act',
        ]),
      ],
      { number: '17', frozen: true },
    ),
    minutesOf('staff', [prose('The post was discussed.', { classification: 'exempt' })], {
      number: '18',
      frozen: true,
    }),
    minutesOf(
      'urgent',
      [
        prose(
          'The Chair was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: the bridge is shut.',
        ),
      ],
      { number: '19', frozen: true },
    ),
    minutesOf('close', [prose('Noted.')], { number: '20', frozen: true }),
  ],
})

export const keyDecision: KeyDecision = {
  id: 'lease',
  matter: 'Lease of the depot',
  decisionMaker: 'Environment Committee',
  from: '2026-10-14',
  to: null,
  documents: ['Report of the Director of Public Realm'],
  contact: 'committees@brackenford.example',
  private: false,
  privateReason: '',
  publishedOn: '2026-08-20',
  urgency: 'none',
  urgencyReason: '',
  meetingId: 'meeting',
}

/** What the book knows beside it, all in order. */
export const calm: Around = {
  today: '2026-10-20',
  earlierMinutes: [{ meetingId: 'july', date: '2026-07-15', state: 'signed' }],
  clocks: [
    { personId: 'tom-fell', since: '2026-10-14', lastDay: '2027-04-14', daysLeft: 176, state: 'running' },
  ],
  keyDecisions: [keyDecision],
}

export type Mend = (record: MeetingRecord) => MeetingRecord

export const marked =
  (personId: string, status: 'absent' | 'not-yet' | null): Mend =>
  (record) => ({
    ...record,
    attendance: record.attendance.flatMap((each) => {
      if (each.personId !== personId) return [each]
      return status === null ? [] : [{ ...each, status }]
    }),
  })

export const item =
  (id: string, given: Partial<MeetingRecord['items'][number]>): Mend =>
  (record) => ({
    ...record,
    items: record.items.map((each) => (each.id === id ? { ...each, ...given } : each)),
  })

export const exempt =
  (given: Partial<Exemption>): Mend =>
  (record) => {
    const exemption = record.items.find((each) => each.id === 'staff')?.exemption ?? null
    return item('staff', { exemption: exemption === null ? null : { ...exemption, ...given } })(record)
  }

export const minutes =
  (
    id: string,
    change: (one: MeetingRecord['minutes'][number]) => Partial<MeetingRecord['minutes'][number]>,
  ): Mend =>
  (record) => ({
    ...record,
    minutes: record.minutes.map((each) => (each.itemId === id ? { ...each, ...change(each) } : each)),
  })

export const adding =
  (id: string, text: string): Mend =>
  (record) =>
    minutes(id, ({ blocks }) => ({ blocks: [...blocks, prose(text)] }))(record)

export interface Known {
  readonly record: MeetingRecord
  readonly around: Around
}
export type Spoil = (known: Known) => Known

export const around =
  (given: Partial<Around>): Spoil =>
  (known) => ({ ...known, around: { ...known.around, ...given } })

export const decision =
  (given: Partial<KeyDecision>): Spoil =>
  (known) => ({
    ...known,
    around: {
      ...known.around,
      keyDecisions: [...known.around.keyDecisions, { ...keyDecision, ...given }],
    },
  })

export const inRecord =
  (mend: Mend): Spoil =>
  ({ record, around: beside }) => ({ record: mend(record), around: beside })

export const published = (...more: readonly Publication[]): Spoil =>
  inRecord((record) => ({ ...record, publications: [...record.publications, ...more] }))

export const fact = (...more: MeetingRecord['facts']): Spoil =>
  inRecord((record) => ({ ...record, facts: [...record.facts, ...more] }))
