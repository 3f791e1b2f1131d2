import { describe, expect, it } from 'vitest'
import {
  apologyCategories,
  apologyWords,
  inTimeOrder,
  initialAttendance,
  membersOn,
  outOfTheRoom,
} from '../../shared/domain/presence.ts'
import { quorumAt } from '../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../shared/domain/presenceTimeline.ts'
import { aFact, anAttendance, aRoom, aSeat } from '../helpers/recordBuilder.ts'

const day = '2026-10-14'

describe('the members of a day', () => {
  const seats = [
    aSeat('plain'),
    aSeat('co-optee', { role: 'co-optee', voting: false }),
    aSeat('substitute', { role: 'substitute' }),
    aSeat('vice', { role: 'vice-chair' }),
    aSeat('first-day', { from: day }),
    aSeat('last-day', { to: day }),
    aSeat('too-late', { from: '2026-10-15' }),
    aSeat('gone', { to: '2026-10-13' }),
    aSeat('chair', { role: 'chair' }),
  ]

  it('are those whose seat covers it, both ends included, the chair first and then as entered', () => {
    expect(membersOn(seats, day).map((seat) => seat.personId)).toEqual([
      'chair',
      'vice',
      'plain',
      'first-day',
      'last-day',
      'co-optee',
      'substitute',
    ])
  })

  it('are all expected, except a substitute nobody has called', () => {
    expect(initialAttendance(seats, day)).toEqual(
      ['chair', 'vice', 'plain', 'first-day', 'last-day', 'co-optee'].map((personId) =>
        anAttendance(personId, 'not-yet'),
      ),
    )
  })
})

describe('the quorum', () => {
  const memberships = [
    aSeat('ida'),
    aSeat('tom'),
    aSeat('una'),
    aSeat('guest', { role: 'co-optee', voting: false }),
    aSeat('sam', { role: 'substitute' }),
  ]
  const standIn = anAttendance('sam', 'present', { capacity: 'substitute', substituteFor: 'una' })
  const quorumOf = (attendance: Room['attendance'], facts: Room['facts'] = []) =>
    quorumAt(aRoom({ memberships, attendance, facts }))

  it('counts voting members present of all voting members', () => {
    const attendance = [
      anAttendance('ida'),
      anAttendance('tom', 'apologies'),
      anAttendance('una', 'not-yet'),
      anAttendance('guest'),
      anAttendance('officer', 'present', { capacity: 'attendee' }),
      anAttendance('stranger'),
    ]
    expect(quorumOf(attendance)).toEqual({ needed: 2, present: 1, members: 3, quorate: false })
  })

  it('counts a substitute for an absent member', () => {
    const attendance = [anAttendance('ida'), anAttendance('una', 'substituted'), standIn]
    expect(quorumOf(attendance)).toMatchObject({ present: 2, quorate: true })
  })

  it('never counts a substitute and the member for one seat', () => {
    expect(quorumOf([anAttendance('una'), standIn])).toMatchObject({ present: 1 })
  })

  it('does not count who has left, until they return', () => {
    const attendance = [anAttendance('ida'), anAttendance('tom')]
    const left = aFact('f1', { kind: 'left', at: '11:00', personId: 'tom' })
    const returned = aFact('f2', { kind: 'returned', at: '11:20', personId: 'tom' })
    expect(quorumOf(attendance, [left])).toMatchObject({ present: 1, quorate: false })
    expect(quorumOf(attendance, [returned, left])).toMatchObject({ present: 2, quorate: true })
    expect([...outOfTheRoom([left])]).toEqual(['tom'])
    expect([...outOfTheRoom([returned, left])]).toEqual([])
  })

  it('takes the night after midnight for later than the evening', () => {
    const facts = [aFact('late', { at: '00:10' }), aFact('early', { at: '19:00' })]
    expect(inTimeOrder(facts).map((fact) => fact.id)).toEqual(['early', 'late'])
  })
})

describe('the words of an apology', () => {
  it('are its category, and never what the member said, unless the council prints reasons in full', () => {
    const reason = { category: 'unwell', words: ' a broken ankle ' } as const
    expect(apologyWords(reason, 'none')).toBe('')
    expect(apologyWords(reason, 'category')).toBe('unwell')
    expect(apologyWords(reason, 'full')).toBe('a broken ankle')
    expect(apologyWords({ category: 'work', words: ' ' }, 'full')).toBe('work commitments')
    expect(apologyWords(null, 'full')).toBe('')
  })

  it('have words for every category but “other”, which says nothing', () => {
    expect(apologyCategories.map((category) => apologyWords({ category, words: 'x' }, 'category'))).toEqual([
      'unwell',
      'other Council business',
      'work commitments',
      'personal',
      'annual leave',
      '',
    ])
  })
})
