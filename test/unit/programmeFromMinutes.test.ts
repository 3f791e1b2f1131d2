import { describe, expect, test } from 'vitest'
import { clauseLabels } from '../../shared/document/numbering.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import type { Clause, MinutesBlock } from '../../shared/domain/minutes.ts'
import type { ProgrammeCard } from '../../shared/domain/programme.ts'
import { programmeProposals, withProposals } from '../../shared/domain/programmeFromMinutes.ts'
import type { ProgrammeProposal } from '../../shared/domain/programmeFromMinutes.ts'
import type { ProgrammeMeeting } from '../../shared/domain/programmeBoard.ts'
import { aCard } from '../helpers/programmeBuilder.ts'
import { aMeeting, anItem, words } from '../helpers/recordBuilder.ts'

const meetings: readonly ProgrammeMeeting[] = [
  { id: 'november', date: '2026-11-05', isHeld: true },
  { id: 'december', date: '2026-12-03', isHeld: false },
  { id: 'january', date: '2027-01-28', isHeld: false },
]

function resolved(...lines: readonly (readonly [0 | 1, string])[]): MinutesBlock {
  const clauses = lines.map(([level, text], index): Clause => ({
    id: `clause-${index}`,
    level,
    content: words(text),
  }))
  return { id: 'resolution', kind: 'resolution', classification: 'public', clauses }
}

function proposals(
  block: MinutesBlock,
  given: { readonly cards?: readonly ProgrammeCard[]; readonly item?: Partial<AgendaItem> } = {},
): ProgrammeProposal[] {
  let count = 0
  return programmeProposals({
    record: {
      meeting: aMeeting({ id: 'november', date: '2026-11-05' }),
      items: [anItem('wp', { kind: 'work-programme', classification: 'public', ...given.item })],
      minutes: [{ itemId: 'wp', number: '21', frozen: true, blocks: [block] }],
    },
    ...{ cards: given.cards ?? [], meetings },
    newId: () => `new-${(count += 1)}`,
    marksOf: (clauses) => clauseLabels(clauses).map(({ text }) => text),
  })
}

const said = (found: readonly ProgrammeProposal[]) =>
  found.map(({ card, asks }) => {
    const { place } = card
    const where = place.kind === 'meeting' ? place.meetingId : place.kind === 'date' ? place.date : place.kind
    return [card.source?.label, card.title, where, asks]
  })

const five = resolved(
  [0, 'consider the following items at the meeting in December 2026:'],
  [1, 'Harbour dues'],
  [0, 'consider the following items at its meeting in January 2027:'],
  [1, 'Market charter;'],
  [1, 'the budget for 2027/28; and'],
  [0, 'consider the following in March 2027:'],
  [1, 'Allotments'],
  [1, 'Ferry timetable.'],
)

describe('a resolution on the work programme', () => {
  test('offers a card for each of its parts, on the meeting it names, with the label that people quote', () => {
    expect(said(proposals(five))).toEqual([
      ['21(1)a', 'Harbour dues', 'december', ''],
      ['21(2)a', 'Market charter', 'january', ''],
      ['21(2)b', 'Budget for 2027/28', 'january', ''],
      ['21(3)a', 'Allotments', 'unscheduled', 'March 2027'],
      ['21(3)b', 'Ferry timetable', 'unscheduled', 'March 2027'],
    ])
  })

  test('puts what it says of a month on the day kept in that month', () => {
    const kept = aCard('kept', { place: { kind: 'date', date: '2027-03-11' } })
    expect(said(proposals(five, { cards: [kept] })).at(-1)).toEqual([
      '21(3)b',
      'Ferry timetable',
      '2027-03-11',
      '',
    ])
  })

  test('moves the card that is there already, which keeps its words and takes the link', () => {
    const there = aCard('there', { title: 'Market  Charter', purpose: 'To read it.', lead: 'Clerk' })
    const found = proposals(five, { cards: [there] })
    expect(found[1]).toMatchObject({
      replaces: 'there',
      card: { id: 'there', purpose: 'To read it.', source: { label: '21(2)a' } },
    })
    const taken = withProposals([there], found)
    expect([taken.length, taken[0]?.place]).toEqual([5, { kind: 'meeting', meetingId: 'january' }])
    expect(proposals(five, { cards: taken })).toEqual([])
  })

  test('that says it shortly in one place and in full in another asks for one matter', () => {
    const twice = resolved(
      [0, 'review the tree plan in January 2027'],
      [0, 'consider the following at the meeting in January 2027:'],
      [1, 'Tree plan for the parks'],
    )
    expect(said(proposals(twice)).map(([, title]) => title)).toEqual(['Tree plan for the parks'])
    const place = { kind: 'meeting', meetingId: 'january' } as const
    const there = aCard('there', { title: 'Tree plan for the parks', place })
    expect(proposals(resolved([0, 'review the tree plan in January 2027']), { cards: [there] })).toEqual([])
  })

  test.for([
    ['review the tree plan in January 2027.', 'Tree plan', 'january'],
    [
      'note the report and receive a full account of the fair at its next meeting',
      'Full account of the fair',
      'december',
    ],
    ['add Street lighting to its work programme', 'Street lighting', 'unscheduled'],
    ['consider the lease on 14 April 2027', 'Lease', '2027-04-14'],
    ['revisit the bridge in January', 'Bridge', 'january'],
    ['look again at parking at a future meeting', 'Parking', 'unscheduled'],
  ] as const)('in one clause says what and when: %s', ([clause, title, where]) => {
    expect(said(proposals(resolved([0, clause])))).toEqual([['21', title, where, '']])
  })

  test.for([
    'note the report',
    'ask the Director for the figures of January 2026',
    'not to consider the lease in January',
    'review it in January 2027',
    'receive the accounts on 4 October 2026',
  ])('offers nothing for what schedules nothing to come: %s', (clause) => {
    expect(proposals(resolved([0, clause]))).toEqual([])
  })

  test('offers nothing of what the public may not read', () => {
    expect(proposals(five, { item: { classification: 'exempt' } })).toEqual([])
    expect(proposals({ ...five, classification: 'exempt' })).toEqual([])
  })
})
