import { describe, expect, test } from 'vitest'
import { moveConsequences } from '../../shared/domain/moveConsequences.ts'
import type { Consequence, MoveQuestion } from '../../shared/domain/moveConsequences.ts'
import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import { aCouncil, aMeeting } from '../helpers/recordBuilder.ts'

/** A meeting on Thursday 26 January 2023, seen from 5 December. */
function move(
  to: string,
  given: Partial<MoveQuestion> = {},
  facts: Partial<MoveQuestion['facts']> = {},
): MoveQuestion {
  return {
    facts: {
      ...{
        council: aCouncil(),
        meeting: aMeeting({ date: '2023-01-26' }),
        publications: [],
        keyDecisions: [],
      },
      ...{ acts: [], nextMeeting: null, today: '2022-12-05' },
      ...facts,
    },
    ...{ to, nextMeeting: null, previousMeeting: { was: null, now: null }, others: [], numbers: [] },
    ...{ toConfirm: [], cards: [] },
    members: { come: [], go: [], expected: 3 },
    ...given,
  }
}

const about = (all: readonly Consequence[], what: string): Consequence | undefined =>
  all.find((each) => each.what.startsWith(what))

describe('moving a meeting', () => {
  test('to the day it is on has no consequences', () => {
    expect(moveConsequences(move('2023-01-26'))).toEqual([])
  })

  test('moves every deadline with it', () => {
    const council = aCouncil({ reportsDueDays: 2 })
    expect(
      moveConsequences(move('2023-02-02', {}, { council })).map(({ what, was, now }) => [what, was, now]),
    ).toEqual([
      ['Day of the meeting', 'Thu 26 January 2023', 'Thu 2 February 2023'],
      ['Reports are due', 'Mon 16 January 2023', 'Mon 23 January 2023'],
      ['Publish the agenda', 'Wed 18 January 2023', 'Wed 25 January 2023'],
      ['Draft minutes are due', 'Thu 9 February 2023', 'Thu 16 February 2023'],
    ])
  })

  test('is warned of where the notice would be too late already', () => {
    expect(about(moveConsequences(move('2022-12-12')), 'Publish the agenda')).toMatchObject({
      ...{ level: 'warns', now: 'Fri 2 December 2022', why: 'It would be too late.' },
    })
    expect(about(moveConsequences(move('2022-12-13')), 'Publish the agenda')).toMatchObject({
      ...{ level: 'tells', why: 'That is today.' },
    })
  })

  test('tells of the notices of its key decisions', () => {
    const decision: KeyDecision = {
      ...{ id: 'ferry', matter: 'Ferry landing', decisionMaker: 'Cabinet', from: '2023-01-26', to: null },
      ...{ documents: [], contact: '', private: false, privateReason: '', publishedOn: null },
      ...{ urgency: 'none', urgencyReason: '', meetingId: 'meeting' },
    }
    const found = moveConsequences(move('2023-01-02', {}, { keyDecisions: [decision] }))
    expect(about(found, 'Publish the key decision')).toMatchObject({
      ...{ level: 'warns', was: 'Wed 28 December 2022', now: 'Sun 4 December 2022' },
    })
  })

  test.each([
    ['2023-01-28', 'That day is at the weekend.'],
    ['2023-04-07', 'That day is Good Friday.'],
    ['2022-12-01', 'That day has gone by.'],
    ['2031-01-02', 'The table of bank holidays does not reach that day: count the clear days by hand.'],
  ])('to %s is warned of: %s', (to, why) => {
    expect(about(moveConsequences(move(to)), 'Day of the meeting')).toMatchObject({ level: 'warns', why })
  })

  test('to a day that the council closed says which', () => {
    const council = aCouncil({ extraHolidays: [{ date: '2023-02-02', name: 'Charter day' }] })
    expect(about(moveConsequences(move('2023-02-02', {}, { council })), 'Day of')?.why).toBe(
      'That day is Charter day.',
    )
  })

  test('is stopped where nobody would be a member, and where the minutes are confirmed, and that comes first', () => {
    const nobody = moveConsequences(
      move('2023-02-02', { members: { come: [], go: ['Tom Fell'], expected: 0 } }),
    )
    expect(nobody[0]).toMatchObject({ level: 'stops', why: expect.stringContaining('no members') as string })
    const meeting = aMeeting({ date: '2023-01-26', state: 'confirmed' })
    expect(moveConsequences(move('2023-02-02', {}, { meeting }))[0]).toMatchObject({
      ...{ level: 'stops', why: 'The minutes of this meeting are confirmed: its record stands.' },
    })
  })

  test('tells who comes and goes with the new day, the meeting before, and the numbers that change', () => {
    const found = moveConsequences(
      move('2023-02-02', {
        members: { come: ['Councillor Una Pell'], go: ['Councillor Tom Fell'], expected: 3 },
        previousMeeting: { was: '2022-12-01', now: '2023-01-31' },
        numbers: [
          { meeting: 'this meeting', was: '15–17', now: '18–20', areFrozen: false },
          { meeting: 'Tue 31 January 2023', was: '18–20', now: '15–17', areFrozen: true },
        ],
      }),
    )
    expect(about(found, 'Members on the new day')?.why).toBe('Councillor Una Pell.')
    expect(about(found, 'No longer members')?.why).toBe('Councillor Tom Fell.')
    expect(about(found, 'Meeting before it')).toMatchObject({
      was: 'Thu 1 December 2022',
      now: 'Tue 31 January 2023',
    })
    expect(about(found, 'Minute numbers of this')).toMatchObject({
      level: 'tells',
      was: '15–17',
      now: '18–20',
    })
    expect(about(found, 'Minute numbers of Tue 31')).toMatchObject({
      ...{ level: 'warns', why: 'They are published and stay 18–20, though the count would give 15–17.' },
    })
  })

  test('tells which minutes are confirmed on another day, and that the cards of its work programme follow', () => {
    const found = moveConsequences(
      move('2023-02-02', {
        toConfirm: [
          { meeting: '2022-12-01', was: '2023-01-26', now: '2023-02-02' },
          { meeting: '2023-01-31', was: null, now: '2023-02-02' },
        ],
        cards: ['Play streets', 'Ferry landing'],
      }),
    )
    expect(about(found, 'Minutes of Thu 1 December 2022 to be confirmed')).toMatchObject({
      ...{ level: 'tells', was: 'Thu 26 January 2023', now: 'Thu 2 February 2023' },
    })
    expect(about(found, 'Minutes of Tue 31 January 2023')?.was).toBe('no day yet')
    expect(about(found, 'Work programme')).toEqual({
      ...{ level: 'tells', what: 'Work programme: its 2 cards follow', was: '', now: 'Thu 2 February 2023' },
      why: 'Play streets; Ferry landing.',
    })
  })

  test('tells what else is held that day, and warns where the same people sit', () => {
    const other = { committee: 'Planning', date: '2023-02-02', start: '18:30', isOwnCommittee: false }
    const level = (sharedMembers: number) =>
      about(moveConsequences(move('2023-02-02', { others: [{ ...other, sharedMembers }] })), 'Same day')
    expect(level(0)).toMatchObject({ level: 'tells', why: 'Planning meets that day at 18:30.' })
    expect(level(2)).toMatchObject({
      ...{ level: 'warns', why: 'Planning meets that day at 18:30, with 2 of the same members.' },
    })
  })

  test('says that an agenda that is out is no notice of the new day', () => {
    const publications = [{ kind: 'agenda', audience: 'public', at: '2022-12-01T10:00:00.000Z' }] as const
    const found = moveConsequences(move('2022-12-12', {}, { publications }))
    expect(about(found, 'Agenda')).toMatchObject({
      level: 'warns',
      why: expect.stringContaining('Publish it again') as string,
    })
    expect(about(found, 'Publish the agenda')?.level).toBe('warns')
  })
})
