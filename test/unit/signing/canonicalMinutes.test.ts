import { describe, expect, test } from 'vitest'
import { textHashOf } from '../../../electron/core/signing/signedText.ts'
import { asConfirmed } from '../../../shared/domain/asPrinted.ts'
import { canonicalMinutes } from '../../../shared/domain/canonicalMinutes.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { signedRecord } from '../../helpers/actBuilder.ts'
import {
  aCouncil,
  aFact,
  aMeeting,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from '../../helpers/recordBuilder.ts'

const minuted = aRecord({
  meeting: aMeeting({ end: '12:10', presidedBy: 'ida-moss' }),
  items: [
    anItem('first'),
    anItem('second', { classification: 'exempt', exemption: { paragraphs: [3], publicInterest: '' } }),
  ],
  attendance: [
    anAttendance('ida-moss'),
    anAttendance('tom-fell'),
    anAttendance('una-beck', 'apologies', { reason: { category: 'unwell', words: 'Influenza' } }),
  ],
  facts: [aFact('went', { kind: 'left', at: '11:40', personId: 'tom-fell', itemId: 'first' })],
  minutes: [
    minutesOf('first', [
      prose('The café has reopened.'),
      note('Ask Tom.'),
      point('It is warm.'),
      resolution(['thank the volunteers']),
    ]),
    minutesOf('second', [point('The rent is lower.', 0, { classification: 'exempt' })], { number: '2' }),
  ],
})

function changed(change: (record: MeetingRecord) => Partial<MeetingRecord>): MeetingRecord {
  return { ...minuted, ...change(minuted) }
}

function renamedIds(record: MeetingRecord): MeetingRecord {
  return JSON.parse(
    JSON.stringify(record).replace(/"(id|itemId|parentId|personId|presidedBy)":"([^"]+)"/g, '"$1":"new $2"'),
  ) as MeetingRecord
}

describe('the text that is signed', () => {
  test('has all that is printed of the minutes, closed to the public or not, and no note', () => {
    const { heading, items } = canonicalMinutes(minuted)
    expect(heading).toMatchObject({
      ...{
        council: 'Brackenford District Council',
        committee: 'Environment Committee',
        presided: 'Councillor Ida Moss',
      },
      ...{ date: '2026-10-14', start: '10:00', end: '12:10', place: 'The Moot Hall, Brackenford' },
      attendance: [
        { name: 'Councillor Ida Moss', office: 'chair', status: 'present' },
        { name: 'Councillor Tom Fell', until: '11:40' },
        { name: 'Councillor Una Beck', status: 'apologies', reason: 'unwell' },
      ],
    })
    expect(items).toEqual([
      {
        ...{ number: '1', title: 'Item first', isSubItem: false, classification: 'public' },
        blocks: [
          { classification: 'public', kind: 'prose', words: 'The café has reopened.' },
          { classification: 'public', kind: 'point', level: 0, words: 'It is warm.' },
          {
            classification: 'public',
            kind: 'resolution',
            clauses: [{ level: 0, words: 'thank the volunteers' }],
          },
        ],
      },
      {
        ...{ number: '2', title: 'Item second', isSubItem: false, classification: 'exempt' },
        blocks: [{ classification: 'exempt', kind: 'point', level: 0, words: 'The rent is lower.' }],
      },
    ])
  })

  test.for([
    ['other ids', renamedIds(minuted)],
    [
      'a combining accent in place of a letter with one',
      changed(({ minutes }) => ({
        minutes: JSON.parse(JSON.stringify(minutes).normalize('NFD')) as MeetingRecord['minutes'],
      })),
    ],
    [
      'other notes',
      changed(({ items }) => ({
        items: items.map((item) => ({ ...item, notes: 'See Una.', summary: 'To talk' })),
      })),
    ],
    [
      'times and labels written in another way',
      changed(({ council }) => ({
        council: {
          ...council,
          houseStyle: { ...council.houseStyle, times: '10:00', points: 'numbers', resolution: 'AGREED that' },
        },
      })),
    ],
    [
      'another phone number of the officer',
      changed(({ meeting }) => ({
        meeting: { ...meeting, governanceOfficer: { ...meeting.governanceOfficer, phone: '1' } },
      })),
    ],
    [
      'numbers that are fixed',
      changed(({ minutes }) => ({ minutes: minutes.map((each) => ({ ...each, frozen: true })) })),
    ],
  ] as const)('is the same with %s', ([, record]) => {
    expect(textHashOf(record)).toBe(textHashOf(minuted))
  })

  test.for([
    [
      'a word',
      changed(({ minutes }) => ({
        minutes: minutes.map((each) => ({
          ...each,
          blocks: each.blocks.map((block) =>
            block.kind === 'prose' ? prose('The cafe has reopened.') : block,
          ),
        })),
      })),
    ],
    [
      'a word that the public may not read',
      changed(({ minutes }) => ({
        minutes: minutes.map((each) =>
          each.itemId === 'second'
            ? minutesOf('second', [point('The rent is higher.', 0, { classification: 'exempt' })], {
                number: '2',
              })
            : each,
        ),
      })),
    ],
    [
      'what may be read by the public',
      changed(({ items }) => ({
        items: items.map((item) => ({ ...item, classification: 'public' as const })),
      })),
    ],
    [
      'a minute number',
      changed(({ minutes }) => ({
        minutes: minutes.map((each) => ({ ...each, number: `${each.number}0` })),
      })),
    ],
    ['a title', changed(({ items }) => ({ items: items.map((item) => ({ ...item, title: 'Another' })) }))],
    ['the order of the items', changed(({ items }) => ({ items: items.toReversed() }))],
    ['who was there', changed(() => ({ attendance: [anAttendance('ida-moss')] }))],
    [
      'when somebody went',
      changed(() => ({ facts: [aFact('went', { kind: 'left', at: '11:41', personId: 'tom-fell' })] })),
    ],
    ['who presided', changed(({ meeting }) => ({ meeting: { ...meeting, presidedBy: 'tom-fell' } }))],
    ['the day', changed(({ meeting }) => ({ meeting: { ...meeting, date: '2026-10-15' } }))],
  ] as const)('is another with another %s', ([, record]) => {
    expect(textHashOf(record)).not.toBe(textHashOf(minuted))
  })
})

describe('a confirmed record', () => {
  const later = {
    people: [aPersonOnTheDay('ida-moss', { name: 'Ida Marsh', title: 'Mayor' }), aPersonOnTheDay('new')],
    council: aCouncil({ name: 'Brackenford Council' }),
    committee: { ...minuted.committee, name: 'Climate Committee' },
    members: [aSeat('tom-fell', { role: 'chair' })],
  }

  test('prints what it printed, whatever the book says of people, seats and names later', () => {
    const now = asConfirmed({ ...signedRecord(minuted), ...later })
    expect(textHashOf(now)).toBe(textHashOf(minuted))
    expect(now.people.map((person) => person.name)).toEqual(['Ida Moss', 'Tom Fell', 'Una Beck', 'New'])
    expect(now.committee.name).toBe('Environment Committee')
  })

  test('follows the book again once the confirmation is taken back', () => {
    const signed = signedRecord(minuted)
    const draft = { ...signed, ...later, meeting: minuted.meeting }
    expect(asConfirmed(draft)).toBe(draft)
  })
})
