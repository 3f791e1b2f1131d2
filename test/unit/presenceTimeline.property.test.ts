import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceStatuses } from '../../shared/domain/presence.ts'
import type { Attendance } from '../../shared/domain/presence.ts'
import type { Declaration, MeetingFact } from '../../shared/domain/meetingFact.ts'
import {
  inTheRoom,
  mayVote,
  presenceNotes,
  presiderAt,
  quorumAt,
  quorumMoments,
  votingRights,
} from '../../shared/domain/presenceTimeline.ts'
import type { Room } from '../../shared/domain/presenceTimeline.ts'
import { aDeclaration, aFact, anAttendance, anItem, aRoom, aSeat } from '../helpers/recordBuilder.ts'

/** Random meetings of six seats, one of them without a vote, three who may stand in, and an officer; in three items, one under another. */
const members = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']
const standIns = ['s1', 's2', 's3']
const everybody = [...members, ...standIns, 'officer']
const items = [anItem('a'), anItem('a1', { parentId: 'a' }), anItem('a2', { parentId: 'a' }), anItem('b')]
const times = ['19:00', '19:01', '20:30', '23:59', '00:00', '00:01', '04:59'] as const
const memberships = members.map((id, index) =>
  aSeat(id, index === 0 ? { role: 'chair' } : index === 5 ? { role: 'co-optee', voting: false } : {}),
)

const anyTime = fc.constantFrom(...times)
const anyItem = fc.constantFrom('a', 'a1', 'a2', 'b')

const anyFact: fc.Arbitrary<MeetingFact> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        at: anyTime,
        kind: fc.constantFrom('arrived', 'left', 'returned', 'took-chair'),
        personId: fc.constantFrom(...everybody),
        itemId: fc.option(anyItem),
      })
      .map((given) => aFact('f', given)),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ at: anyTime, kind: fc.constantFrom('adjourned', 'resumed') })
      .map((given) => aFact('f', given)),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        at: anyTime,
        personId: fc.constantFrom(...everybody),
        items: fc.uniqueArray(anyItem, { minLength: 1 }),
        interest: fc.constantFrom('disclosable-pecuniary', 'non-registrable'),
        leaves: fc.boolean(),
        dispensation: fc.boolean(),
      })
      .map((given) => aDeclaration('f', given)),
  },
)

const anyAttendance: fc.Arbitrary<Attendance[]> = fc
  .record({
    statuses: fc.array(fc.constantFrom(...attendanceStatuses), { minLength: 6, maxLength: 6 }),
    standsFor: fc.array(fc.option(fc.constantFrom(...members)), { minLength: 3, maxLength: 3 }),
    standInsFirst: fc.boolean(),
  })
  .map(({ statuses, standsFor, standInsFirst }) => {
    const seats = members.map((id, index) => anAttendance(id, statuses[index]))
    const substitutes = standIns.flatMap((id, index) => {
      const substituteFor = standsFor[index] ?? null
      return substituteFor === null
        ? []
        : [anAttendance(id, 'present', { capacity: 'substitute', substituteFor })]
    })
    const officer = anAttendance('officer', 'present', { capacity: 'attendee' })
    return standInsFirst ? [...substitutes, officer, ...seats] : [...seats, ...substitutes, officer]
  })

const anyRoom: fc.Arbitrary<Room> = fc
  .record({
    attendance: anyAttendance,
    facts: fc.array(anyFact, { maxLength: 14 }),
    committeeQuorum: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ attendance, facts, committeeQuorum }) =>
    aRoom({
      attendance,
      facts: facts.map((fact, index) => ({ ...fact, id: `f${index}` })),
      memberships,
      items,
      committeeQuorum,
      start: '19:00',
    }),
  )

/** The oracle: minutes since the meeting's midday, and the last that is known of one person. Nothing of the product is used. */
const minute = (at: string): number => {
  const [hour = 0, minutes = 0] = at.split(':').map(Number)
  return (hour < 5 ? hour + 24 : hour) * 60 + minutes
}

function isThere(room: Room, personId: string, at: string): boolean {
  const moves = room.facts
    .map((fact, entered) => ({ fact, entered }))
    .filter(
      ({ fact }) =>
        ['arrived', 'left', 'returned'].includes(fact.kind) &&
        'personId' in fact &&
        fact.personId === personId,
    )
    .sort((a, b) => minute(a.fact.at) - minute(b.fact.at) || a.entered - b.entered)
    .map(({ fact }) => fact)
  const last = moves.filter((fact) => minute(fact.at) <= minute(at)).pop()
  if (last !== undefined) return last.kind !== 'left'
  const marked = room.attendance.some((each) => each.personId === personId && each.status === 'present')
  return marked && moves[0]?.kind !== 'arrived'
}

const touches: Readonly<Record<string, readonly string[]>> = {
  a: ['a', 'a1', 'a2'],
  a1: ['a', 'a1'],
  a2: ['a', 'a2'],
  b: ['b'],
}

function isBarred(room: Room, personId: string, itemId: string): boolean {
  return room.facts.some(
    (fact): fact is Declaration =>
      fact.kind === 'declared' &&
      fact.personId === personId &&
      fact.items.some((item) => touches[itemId]?.includes(item)) &&
      (fact.leaves || (fact.interest === 'disclosable-pecuniary' && !fact.dispensation)),
  )
}

const seatOf = (each: Attendance): string => each.substituteFor ?? each.personId

/** What the timeline tells, all through the meeting. */
function told(room: Room): unknown {
  return {
    moments: ['19:00', '20:30', '00:00', '04:59'].map((at) => ({
      here: [...inTheRoom(room, at)].toSorted(),
      presider: presiderAt(room, at),
      quorum: quorumAt(room, at),
      rights: ['a', 'a1', null].map((itemId) => votingRights(room, itemId, at)),
    })),
    notes: [...presenceNotes(room)].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    quorum: quorumMoments(room).map(({ at, present, quorate }) => ({ at, present, quorate })),
  }
}

const runs = { numRuns: 1_000 }
/** Milliseconds. A machine that is busy with other tests takes longer; alone it is a second for all. */
const patience = 30_000

describe('in every meeting', () => {
  it(
    'those in the room are those of whom the last known is that they came',
    () => {
      fc.assert(
        fc.property(anyRoom, anyTime, (room, at) => {
          const expected = everybody.filter((personId) => isThere(room, personId, at))
          expect([...inTheRoom(room, at)].toSorted()).toEqual(expected.toSorted())
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'nobody votes who is absent, barred by an interest, without a vote, or beside the other of one seat; and everybody else does',
    () => {
      fc.assert(
        fc.property(anyRoom, anyTime, anyItem, (room, at, itemId) => {
          const may = mayVote(room, itemId, at)
          const seated = room.attendance.filter((each) => each.capacity !== 'attendee')
          const there = seated.filter((each) => isThere(room, each.personId, at))
          for (const each of seated) {
            const rivals = there.filter(
              (other) => seatOf(other) === seatOf(each) && other.personId !== each.personId,
            )
            const mine = may.has(each.personId)
            const cannot =
              !isThere(room, each.personId, at) ||
              isBarred(room, each.personId, itemId) ||
              seatOf(each) === 'm6' ||
              rivals.some((rival) => may.has(rival.personId)) ||
              (each.capacity === 'substitute' &&
                rivals.some((rival) => rival.capacity === 'member' && rival.status !== 'substituted'))
            if (cannot) expect(mine).toBe(false)
            else if (rivals.length === 0) expect(mine).toBe(true)
          }
          expect(may.has('officer')).toBe(false)
          const seats = seated.filter((each) => may.has(each.personId)).map(seatOf)
          expect(new Set(seats).size).toBe(seats.length)
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'the quorum counts the seats of those who may vote, and no more',
    () => {
      fc.assert(
        fc.property(anyRoom, anyTime, anyItem, (room, at, itemId) => {
          const quorum = quorumAt(room, at, itemId)
          expect(quorum).toEqual({
            needed: room.committeeQuorum,
            present: mayVote(room, itemId, at).size,
            members: 5,
            quorate: quorum.present >= room.committeeQuorum,
          })
          const filled = members
            .slice(0, 5)
            .filter((seat) =>
              room.attendance.some(
                (each) =>
                  each.capacity !== 'attendee' && seatOf(each) === seat && isThere(room, each.personId, at),
              ),
            )
          expect(quorumAt(room, at).present).toBe(filled.length)
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'each moment of the quorum is as the room was then, unlike the moment before, and in no adjournment',
    () => {
      fc.assert(
        fc.property(anyRoom, (room) => {
          const moments = quorumMoments(room)
          moments.forEach(({ at, itemId, present, quorate }, index) => {
            expect(quorumAt(room, at ?? room.start, itemId)).toMatchObject({ present, quorate })
            expect(present).not.toBe(moments[index - 1]?.present)
            const stops = room.facts
              .filter((fact) => fact.kind === 'adjourned' || fact.kind === 'resumed')
              .filter((fact) => at !== null && minute(fact.at) <= minute(at))
              .sort((a, b) => minute(a.at) - minute(b.at))
            expect(stops.pop()?.kind).not.toBe('adjourned')
          })
        }),
        runs,
      )
    },
    patience,
  )

  it(
    'a time put right tells what it would have told had it been right from the start, whatever the order of entry',
    () => {
      fc.assert(
        fc.property(anyRoom, fc.nat(), anyTime, (room, which, at) => {
          const index = room.facts.length === 0 ? 0 : which % room.facts.length
          const before = structuredClone(room)
          told(room)
          const edited = {
            ...room,
            facts: room.facts.map((fact, each) => (each === index ? { ...fact, at } : fact)),
          }
          const afresh = {
            ...room,
            facts: edited.facts
              .map((fact, entered) => ({ fact, entered }))
              .sort((a, b) => minute(a.fact.at) - minute(b.fact.at) || a.entered - b.entered)
              .map(({ fact }) => fact),
          }
          expect(told(edited)).toEqual(told(afresh))
          expect(room).toEqual(before)
        }),
        { numRuns: 150 },
      )
    },
    patience,
  )
})
