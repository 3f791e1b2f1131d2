import {
  aCouncil,
  aDeclaration,
  aFact,
  aMeeting,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aReport,
  aSection,
  aSeat,
  aVote,
  aVoteNoted,
  ballots,
  minutesOf,
  prose,
  resolution,
  words,
} from './recordBuilder.ts'
import { publishedOf } from './publications.ts'
import {
  adding,
  agendaOn,
  around,
  calm,
  decision,
  exempt,
  fact,
  inRecord,
  item,
  marked,
  minutes,
  people,
  published,
  sound,
} from './soundMeeting.ts'
import type { Known, Mend, Spoil } from './soundMeeting.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'

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

export const all = ['sorry', 'parks', 'roads', 'staff', 'close']

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
  ['a key decision in time by one reading alone', decision({ publishedOn: '2026-09-10' }), ['R13 meeting']],
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
    'a declaration of interest that the public are not told of',
    inRecord(
      minutes('close', ({ blocks }) => ({
        blocks: [
          ...blocks,
          {
            ...{ id: 'untold', kind: 'event', event: 'declared', factId: null, edited: true },
            ...{ classification: 'exempt', content: words('Tom Fell declared an interest.') },
          },
        ],
      })),
    ),
    ['R16 close'],
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
    'a report without its background papers',
    inRecord((record) => ({
      ...record,
      reports: [
        aReport('plan', { itemId: 'parks', sections: [aSection('purpose', ['To tell of the parks.'])] }),
      ],
    })),
    ['R15 parks', 'report parks'],
  ],
  [
    'one member’s vote noted against their vote by name',
    fact(aVoteNoted('noted', { itemId: 'roads', personId: 'tom-fell', side: 'against' })),
    ['R25 roads'],
  ],
  ['a budget voted on without names', inRecord(item('parks', { kind: 'budget' })), ['R26 parks']],
  [
    'a substitute beside the member',
    inRecord((record) => ({
      ...record,
      people: [...record.people, aPersonOnTheDay('pat-lowe')],
      attendance: [
        ...record.attendance,
        anAttendance('pat-lowe', 'present', { capacity: 'substitute', substituteFor: 'sam-kerr' }),
      ],
      facts: [...record.facts, aFact('pat', { kind: 'left', personId: 'pat-lowe', at: '11:30' })],
    })),
    ['R30 sam-kerr'],
  ],
  [
    'a vote of a co-opted member who has none',
    inRecord((record) => ({
      ...record,
      members: [...record.members, aSeat('cora-lee', { role: 'co-optee', voting: false })],
      people: [...record.people, aPersonOnTheDay('cora-lee')],
      attendance: [...record.attendance, anAttendance('cora-lee')],
      facts: record.facts.map((each) =>
        each.kind === 'voted' && each.id === 'vote'
          ? { ...each, ballots: [...each.ballots, ...ballots({ for: ['cora-lee'] })] }
          : each,
      ),
    })),
    ['R32 roads'],
  ],
  [
    'a member with a pecuniary interest who stayed and voted',
    fact(aDeclaration('pecuniary', { personId: 'una-beck', items: ['roads'] })),
    ['R36 roads'],
  ],
  [
    'a signature on leaves without numbers',
    inRecord((record) => ({ ...record, acts: [signedOn('paper')] })),
    ['R42 meeting'],
  ],
]

/** Defects that stand in each other's way, each by itself. */
export const apart: readonly (readonly [string, Spoil, readonly string[]])[] = [
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
    'nobody known to have presided',
    inRecord(marked('ida-moss', 'absent')),
    ['R24 roads', 'R28 ida-moss', 'presider ida-moss'],
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
export const coming: Known = {
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
export const ahead: readonly (readonly [string, Spoil, readonly string[]])[] = [
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
    'minutes of this meeting that say it confirmed earlier ones, which the book does not know',
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
    ['R41 last'],
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

export const known: Known = { record: sound, around: calm }
export const together = [
  ...defects.map(([name, mend, expected]) => [name, inRecord(mend), expected] as const),
  ...others,
]
