import { describe, expect, it } from 'vitest'
import type { Exemption } from '../../../shared/domain/access.ts'
import type { Around } from '../../../shared/domain/checks/around.ts'
import { findingKey, findings, placeOf } from '../../../shared/domain/checks/findings.ts'
import type { KeyDecision } from '../../../shared/domain/forwardPlan.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { Publication } from '../../../shared/domain/publication.ts'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import {
  aCouncil,
  aDeclaration,
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
import { publishedOf } from '../../helpers/publications.ts'

/** The public agenda with these items, published at noon of a day. The last day in time is Tuesday 6 October. */
function agendaOn(day: string, items: readonly string[], given: Partial<Publication> = {}): Publication {
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

const keyDecision: KeyDecision = {
  id: 'lease',
  matter: 'Lease of the depot',
  decisionMaker: 'Environment Committee',
  from: '2026-10-14',
  to: null,
  documents: ['Report of the Director of Public Realm'],
  contact: 'committees@brackenford.example',
  private: false,
  privateReason: '',
  publishedOn: '2026-09-10',
  urgency: 'none',
  urgencyReason: '',
  meetingId: 'meeting',
}

/** What the book knows beside it, all in order. */
const calm: Around = {
  today: '2026-10-20',
  earlierMinutes: [{ meetingId: 'july', date: '2026-07-15', state: 'signed' }],
  clocks: [
    { personId: 'tom-fell', since: '2026-10-14', lastDay: '2027-04-14', daysLeft: 176, state: 'running' },
  ],
  keyDecisions: [keyDecision],
}

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

interface Known {
  readonly record: MeetingRecord
  readonly around: Around
}
type Spoil = (known: Known) => Known

const around =
  (given: Partial<Around>): Spoil =>
  (known) => ({ ...known, around: { ...known.around, ...given } })

const decision =
  (given: Partial<KeyDecision>): Spoil =>
  (known) => ({
    ...known,
    around: {
      ...known.around,
      keyDecisions: [...known.around.keyDecisions, { ...keyDecision, ...given }],
    },
  })

const inRecord =
  (mend: Mend): Spoil =>
  ({ record, around: beside }) => ({ record: mend(record), around: beside })

const published = (...more: readonly Publication[]): Spoil =>
  inRecord((record) => ({ ...record, publications: [...record.publications, ...more] }))

const fact = (...more: MeetingRecord['facts']): Spoil =>
  inRecord((record) => ({ ...record, facts: [...record.facts, ...more] }))

const all = ['sorry', 'parks', 'roads', 'staff', 'close']

/** Defects that the book beside the record tells of, and those of notice, signing and privacy. */
const others: readonly (readonly [string, Spoil, readonly string[]])[] = [
  [
    'a supplement with an item that came too late',
    (known) =>
      published(agendaOn('2026-10-08', [...all, 'bins'], { kind: 'supplement' }))({
        ...known,
        record: {
          ...known.record,
          items: [...known.record.items, anItem('bins')],
          minutes: [
            ...known.record.minutes,
            minutesOf('bins', [prose('The bins were discussed.')], { number: '21' }),
          ],
        },
      }),
    ['R5 bins'],
  ],
  [
    'a paper that came too late',
    published(
      publishedOf(
        {
          firstPage: 3,
          pages: 1,
          items: [],
          papers: [
            { paperId: 'map', itemId: 'roads', title: 'Map', sha256: '', pages: { first: 3, last: 3 } },
          ],
        },
        { kind: 'supplement', at: '2026-10-09T10:00:00Z' },
      ),
    ),
    ['R2 roads'],
  ],
  [
    'a summons that came too late',
    published(agendaOn('2026-10-07', all, { audience: 'members' })),
    ['R3 meeting'],
  ],
  ['a key decision nobody gave notice of', decision({ publishedOn: null }), ['R9 meeting']],
  ['a key decision with too short a notice', decision({ publishedOn: '2026-09-16' }), ['R9 meeting']],
  ['a notice that does not say where copies are', decision({ contact: ' ' }), ['R9 meeting']],
  ['a notice for another day', decision({ from: '2026-10-12', to: '2026-10-13' }), ['R9 meeting']],
  [
    'a general exception without its reason',
    decision({ publishedOn: '2026-10-01', urgency: 'general-exception' }),
    ['R11 meeting'],
  ],
  [
    'a general exception without its five days',
    decision({ publishedOn: '2026-10-07', urgency: 'general-exception', urgencyReason: 'The grant came.' }),
    ['R11 meeting'],
  ],
  [
    'special urgency without its reason',
    decision({ publishedOn: '2026-10-13', urgency: 'special-urgency' }),
    ['R12 meeting'],
  ],
  ['a private key decision without reasons', decision({ private: true }), ['R8 meeting']],
  [
    'earlier minutes that nobody confirmed',
    around({ earlierMinutes: [{ meetingId: 'july', date: '2026-07-15', state: 'published-as-draft' }] }),
    ['R41 meeting'],
  ],
  [
    'a member whose six months have ended',
    around({
      clocks: [
        { personId: 'tom-fell', since: '2026-04-01', lastDay: '2026-10-01', daysLeft: -19, state: 'ended' },
      ],
    }),
    ['R28 tom-fell'],
  ],
  [
    'no annual meeting of the year',
    inRecord((record) => ({ ...record, council: { ...record.council, annualMeetings: ['2025-05-20'] } })),
    ['R47 meeting'],
  ],
  [
    'exempt minutes with nothing for the public',
    inRecord(item('staff', { publicSummary: '' })),
    ['R16 staff'],
  ],
  [
    'an exclusion under another paragraph than the item’s',
    inRecord(exempt({ paragraphs: [1, 2] })),
    ['R20 staff'],
  ],
  [
    'a paragraph that England does not have',
    inRecord(
      adding('close', 'The papers were exempt under paragraph 12 of Part 1 of Schedule 12A to the Act.'),
    ),
    ['R20 close'],
  ],
  [
    'words nobody has classified',
    inRecord(
      minutes('close', ({ blocks }) => ({
        blocks: [...blocks, prose('The Chair closed it.', { classification: 'unset' })],
      })),
    ),
    ['R2 close'],
  ],
  [
    'a vote on exempt business before the public had left',
    fact(aVote('early', { itemId: 'staff', at: '11:10' })),
    ['R19 staff'],
  ],
  [
    'the words of a sensitive interest',
    (known) =>
      fact(
        aDeclaration('sensitive', {
          items: ['close'],
          interest: 'other-registrable',
          sensitive: true,
          nature: 'a tenancy in Alder Row',
        }),
      )({
        ...known,
        record: adding('sorry', 'Councillor Tom Fell has a tenancy in Alder Row.')(known.record),
      }),
    ['R38 sorry'],
  ],
  [
    'a vote by a member with another registrable interest',
    fact(aDeclaration('trust', { items: ['roads'], interest: 'other-registrable', nature: 'a trust' })),
    ['R40 roads'],
  ],
  [
    'a signature on leaves without numbers',
    inRecord((record) => ({ ...record, acts: [signedOn('paper')] })),
    ['R42 meeting'],
  ],
]

/** Defects that stand in each other's way, each by itself. */
const apart: readonly (readonly [string, Spoil, readonly string[]])[] = [
  [
    'an agenda published too late',
    inRecord((record) => ({ ...record, publications: [agendaOn('2026-10-07', all)] })),
    ['R1 meeting'],
  ],
  [
    'an agenda of a parish published too late',
    inRecord((record) => ({
      ...record,
      council: { ...record.council, kind: 'parish' },
      publications: [agendaOn('2026-10-09', all)],
    })),
    ['R14 meeting'],
  ],
  [
    'an agenda late by a day that was proclaimed a holiday',
    inRecord((record) => ({
      ...record,
      council: { ...record.council, extraHolidays: [{ date: '2026-10-12', name: 'Thanksgiving' }] },
    })),
    ['R1 meeting'],
  ],
  [
    'minutes confirmed and never signed',
    around({ earlierMinutes: [{ meetingId: 'july', date: '2026-07-15', state: 'confirmed' }] }),
    ['R41 meeting'],
  ],
  [
    'an exclusion without a resolution',
    inRecord(minutes('roads', ({ blocks }) => ({ blocks: blocks.slice(0, 2) }))),
    ['R19 staff'],
  ],
  [
    'the full reason of an absence',
    inRecord((record) => ({
      ...record,
      council: aCouncil({ houseStyle: { ...record.council.houseStyle, apologyReasons: 'full' } }),
      attendance: [
        ...record.attendance.filter(({ personId }) => personId !== 'amy-dunn'),
        anAttendance('amy-dunn', 'apologies', { reason: { category: 'unwell', words: 'a hip operation' } }),
      ],
      facts: record.facts.filter((each) => each.kind !== 'voted'),
    })),
    ['R29 amy-dunn'],
  ],
  [
    'a signature on the screen that no setting allows',
    inRecord((record) => ({ ...record, acts: [signedOn('on-screen')] })),
    ['R42 meeting'],
  ],
  [
    'a sensitive interest whose line was rewritten',
    (known) =>
      fact(aDeclaration('sensitive', { items: ['close'], interest: 'non-registrable', sensitive: true }))({
        ...known,
        record: minutes('close', ({ blocks }) => ({
          blocks: [
            ...blocks,
            {
              kind: 'event',
              id: 'line',
              event: 'declared',
              factId: 'sensitive',
              edited: true,
              classification: 'public',
              content: [{ kind: 'text', text: 'Councillor Tom Fell spoke of his home.' }],
            },
          ],
        }))(known.record),
      }),
    ['R38 close'],
  ],
]

/** A meeting that is still to come, and what can be amiss with it. */
const coming: Known = {
  record: {
    ...sound,
    meeting: aMeeting(),
    attendance: people.map((id) => anAttendance(id, 'not-yet')),
    facts: [],
    minutes: [],
    publications: [],
    items: [anItem('sorry', { kind: 'apologies' }), anItem('last', { kind: 'minutes' }), anItem('parks')],
  },
  around: { ...calm, today: '2026-10-05' },
}
const draft = { meetingId: 'july', date: '2026-07-15', state: 'draft' } as const
const ahead: readonly (readonly [string, Spoil, readonly string[]])[] = [
  ['the last day to publish', around({ today: '2026-10-06' }), ['R1 meeting']],
  ['an agenda that is not out in time', around({ today: '2026-10-07' }), ['R1 meeting']],
  [
    'a member whose six months end soon',
    around({
      clocks: [
        { personId: 'tom-fell', since: '2026-04-20', lastDay: '2026-10-20', daysLeft: 15, state: 'close' },
      ],
    }),
    ['R28 tom-fell'],
  ],
  [
    'a budget item',
    inRecord((record) => ({ ...record, items: [...record.items, anItem('rates', { kind: 'budget' })] })),
    ['R27 rates'],
  ],
  [
    'an agenda without the minutes to confirm',
    (known) => ({
      record: { ...known.record, items: [anItem('parks')] },
      around: { ...known.around, earlierMinutes: [draft] },
    }),
    ['R41 meeting'],
  ],
  [
    'nothing where the minutes of this meeting say what it did with those of an earlier one',
    (known) => ({
      record: {
        ...sound,
        items: [...sound.items, anItem('last', { kind: 'minutes' })],
        minutes: [
          ...sound.minutes,
          minutesOf('last', [prose('The minutes of 15 July 2026 were confirmed and signed.')], {
            number: '21',
          }),
        ],
      },
      around: { ...known.around, today: '2026-10-20', earlierMinutes: [draft] },
    }),
    [],
  ],
  ['minutes to confirm, with their item', around({ earlierMinutes: [draft] }), []],
  [
    'a meeting beyond the table of bank holidays',
    inRecord((record) => ({
      ...record,
      meeting: aMeeting({ date: '2029-10-10' }),
      council: aCouncil({ annualMeetings: ['2029-05-15'] }),
    })),
    ['R4 meeting', 'R9 meeting'],
  ],
]

function signedOn(manner: 'paper' | 'on-screen'): MeetingRecord['acts'][number] {
  return {
    id: 'signature',
    at: '2026-11-11T10:00:00Z',
    by: 'Perpetua Lark',
    kind: 'signed',
    agreedAt: { meetingId: null, date: '2026-11-11', itemId: null, minuteNumber: '23' },
    presider: { personId: 'ida-moss', name: 'Councillor Ida Moss' },
    signedOn: '2026-11-11',
    manner,
    leaves: null,
    textHash: 'a'.repeat(64),
    chainHead: 'b'.repeat(64),
  }
}

const known: Known = { record: sound, around: calm }
const together = [
  ...defects.map(([name, mend, expected]) => [name, inRecord(mend), expected] as const),
  ...others,
]

function found({ record, around: beside }: Known): string[] {
  return findings(record, beside)
    .map(({ rule, where }) => `${rule} ${where ?? 'meeting'}`)
    .toSorted()
}

describe('the checks of a record', () => {
  it('find nothing in a meeting in good order, before it or after it', () => {
    expect(found(known)).toEqual([])
    expect(found(coming)).toEqual([])
  })

  it.each([...together, ...apart])('find %s, and nothing else', (_, spoil, expected) => {
    expect([...new Set(found(spoil(known)))]).toEqual(expected.toSorted())
  })

  it.each(ahead)('find before the meeting %s, and nothing else', (_, spoil, expected) => {
    expect([...new Set(found(spoil(coming)))]).toEqual(expected.toSorted())
  })

  it('find all of them together, and nothing that is in none of them', () => {
    // An item without minutes has no titles in its text.
    const some = together.filter(([name]) => name !== 'an item with nothing in it')
    const spoiled = some.reduce((each, [, spoil]) => spoil(each), known)
    expect(new Set(found(spoiled))).toEqual(new Set(some.flatMap(([, , expected]) => expected)))
  })

  it('say of each what its rule asks and where to go, and give it a key that changes with what it says', () => {
    const spoiled = together.reduce((each, [, spoil]) => spoil(each), known)
    const told = findings(spoiled.record, spoiled.around)
    expect(told.map(({ rule }) => ruleBook[rule].asks === '')).not.toContain(true)
    expect(new Set(told.map(findingKey)).size).toBe(told.length)
    const items = new Set(spoiled.record.items.map(({ id }) => id))
    for (const finding of told) {
      const { kind, id } = placeOf(finding, spoiled.record)
      if (kind === 'item' || kind === 'agenda-item') expect(items).toContain(id)
      if (kind === 'attendance' || kind === 'person') expect(finding.where).toBe(id)
    }
  })

  it('show the arithmetic of a notice, and how far the table of bank holidays reaches', () => {
    const late = { ...sound, publications: [agendaOn('2026-10-07', all)] }
    expect(findings(late)[0]?.why).toBe(
      'The agenda was first published on Wed 7 October 2026, after the last day for it, Tue 6 October 2026. 5 clear days: Wed 7, Thu 8, Fri 9, Mon 12, Tue 13 Oct. The table of bank holidays covers 2012 to 2028. Move the meeting; where it was convened at shorter notice, accept this and say so.',
    )
    const council = { ...sound.council, extraHolidays: [{ date: '2026-10-12', name: 'Thanksgiving' }] }
    expect(findings({ ...late, council })[0]?.why).toContain(
      'Tue 6, Wed 7, Thu 8, Fri 9, Tue 13 Oct; not counted: Mon 12 Oct (Thanksgiving).',
    )
  })
})
