import { describe, expect, it } from 'vitest'
import type { Exemption } from '../../../shared/domain/access.ts'
import { findingKey, findings } from '../../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
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
} from '../../helpers/recordBuilder.ts'

/** A meeting of seven, minuted as it should be. Each defect below touches a part of it of its own. */
const people = ['ida-moss', 'tom-fell', 'una-beck', 'sam-kerr', 'joan-hale', 'raj-pell', 'amy-dunn']
const sound: MeetingRecord = aRecord({
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
  items: [
    anItem('sorry', { kind: 'apologies' }),
    anItem('parks'),
    anItem('roads'),
    anItem('staff', {
      classification: 'exempt',
      exemption: { paragraphs: [1], publicInterest: 'It is about one person.' },
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
    minutesOf('roads', [prose('The roads were discussed.'), resolution(['approve the plan'])], {
      number: '17',
      frozen: true,
    }),
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

type Mend = (record: MeetingRecord) => MeetingRecord

const marked =
  (personId: string, status: 'absent' | 'not-yet' | null): Mend =>
  (record) => ({
    ...record,
    attendance: record.attendance.flatMap((each) => {
      if (each.personId !== personId) return [each]
      return status === null ? [] : [{ ...each, status }]
    }),
  })

const item =
  (id: string, given: Partial<MeetingRecord['items'][number]>): Mend =>
  (record) => ({
    ...record,
    items: record.items.map((each) => (each.id === id ? { ...each, ...given } : each)),
  })

const exempt =
  (given: Partial<Exemption>): Mend =>
  (record) => {
    const exemption = record.items.find((each) => each.id === 'staff')?.exemption ?? null
    return item('staff', { exemption: exemption === null ? null : { ...exemption, ...given } })(record)
  }

const minutes =
  (
    id: string,
    change: (one: MeetingRecord['minutes'][number]) => Partial<MeetingRecord['minutes'][number]>,
  ): Mend =>
  (record) => ({
    ...record,
    minutes: record.minutes.map((each) => (each.itemId === id ? { ...each, ...change(each) } : each)),
  })

const adding =
  (id: string, text: string): Mend =>
  (record) =>
    minutes(id, ({ blocks }) => ({ blocks: [...blocks, prose(text)] }))(record)

/** What is wrong, what does it, and what must be found: "rule where". */
const defects: readonly (readonly [string, Mend, readonly string[]])[] = [
  ['a member absent without apologies', marked('raj-pell', 'absent'), ['R28 raj-pell', 'R24 roads']],
  ['a member nobody has spoken for', marked('amy-dunn', 'not-yet'), ['R22 amy-dunn', 'R24 roads']],
  ['a member in neither list', marked('joan-hale', null), ['R22 joan-hale', 'R24 roads']],
  [
    'one person with two titles',
    adding('parks', 'Lee Marsh, Director of Public Space, replied.'),
    ['title parks'],
  ],
  ['times written two ways', adding('roads', 'They came back at 11:05am.'), ['times roads']],
  [
    'a resolution without a verb',
    minutes('close', ({ blocks }) => ({ blocks: [...blocks, resolution(['the report'])] })),
    ['resolution close'],
  ],
  ['an item with nothing in it', minutes('parks', () => ({ blocks: [] })), ['minutes parks']],
  ['numbers out of sequence', minutes('close', () => ({ number: '22' })), ['numbers close']],
  ['an exempt item without a paragraph', exempt({ paragraphs: [] }), ['R20 staff']],
  ['an exempt item without the public interest', exempt({ publicInterest: ' ' }), ['R21 staff']],
  ['an item nobody has classified', item('roads', { classification: 'unset' }), ['R2 roads']],
  [
    'an urgent item without its reason',
    minutes('urgent', () => ({ blocks: [prose('The bridge was discussed.')] })),
    ['R5 urgent'],
  ],
  [
    'exempt business with the public there',
    (record) => ({ ...record, facts: record.facts.filter((fact) => fact.kind === 'voted') }),
    ['R19 staff'],
  ],
  [
    'business without a quorum',
    (record) => ({
      ...record,
      facts: [
        ...record.facts,
        ...people
          .slice(1)
          .map((personId) => aFact(`gone ${personId}`, { kind: 'left', personId, at: '12:00' })),
      ],
    }),
    ['R23 meeting'],
  ],
  [
    'no end of the meeting',
    (record) => ({ ...record, meeting: { ...record.meeting, end: null } }),
    ['end-time meeting'],
  ],
  [
    'a vote of somebody who is not there',
    (record) => ({
      ...record,
      facts: record.facts.map((fact) =>
        fact.kind === 'voted'
          ? { ...fact, ballots: [...fact.ballots, ...ballots({ for: ['lee-marsh'] })] }
          : fact,
      ),
    }),
    ['R24 roads'],
  ],
]

function found(record: MeetingRecord): string[] {
  return findings(record)
    .map(({ rule, where }) => `${rule} ${where ?? 'meeting'}`)
    .toSorted()
}

describe('the checks of a record', () => {
  it('find nothing in a meeting in good order', () => {
    expect(found(sound)).toEqual([])
  })

  it.each(defects)('find %s, and nothing else', (_, spoil, expected) => {
    expect([...new Set(found(spoil(sound)))]).toEqual(expected.toSorted())
  })

  it('find all of them together, and nothing that is in none of them', () => {
    // An item without minutes has no titles in its text.
    const apart = defects.filter(([name]) => name !== 'an item with nothing in it')
    const spoiled = apart.reduce((record, [, spoil]) => spoil(record), sound)
    expect(new Set(found(spoiled))).toEqual(new Set(apart.flatMap(([, , expected]) => expected)))
  })

  it('say of each what its rule asks, and give it a key that changes with what it says', () => {
    const spoiled = defects.reduce((record, [, spoil]) => spoil(record), sound)
    const all = findings(spoiled)
    expect(all.map(({ rule }) => ruleBook[rule].asks === '')).not.toContain(true)
    expect(new Set(all.map(findingKey)).size).toBe(all.length)
  })
})
