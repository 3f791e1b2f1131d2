import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceStatuses } from '../../../shared/domain/presence.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import {
  attendanceByMeeting,
  attendanceByMember,
  attendanceEntries,
  sums,
} from '../../../shared/domain/registers/attendance.ts'
import {
  aFact,
  aMeeting,
  anAttendance,
  aPersonOnTheDay,
  aRecord,
  aSeat,
} from '../../helpers/recordBuilder.ts'

const members = ['ida-moss', 'tom-fell', 'una-beck']

function meeting(
  id: string,
  date: string,
  attendance: readonly Attendance[],
  facts: readonly ReturnType<typeof aFact>[] = [],
) {
  return aRecord({
    meeting: aMeeting({ id, date, state: 'draft-minutes' }),
    people: [...aRecord().people, aPersonOnTheDay('sam-hill'), aPersonOnTheDay('officer')],
    attendance,
    facts,
  })
}

describe('the attendance register', () => {
  test('counts who came, who sent apologies, who was absent and who was represented', () => {
    const records = [
      meeting('m1', '2026-09-09', [
        anAttendance('ida-moss'),
        anAttendance('tom-fell', 'apologies'),
        anAttendance('una-beck', 'substituted'),
        anAttendance('sam-hill', 'present', { capacity: 'substitute', substituteFor: 'una-beck' }),
        anAttendance('officer', 'present', { capacity: 'attendee' }),
      ]),
      meeting('m2', '2026-10-14', [
        anAttendance('ida-moss'),
        anAttendance('tom-fell'),
        anAttendance('una-beck', 'absent'),
      ]),
    ]
    const entries = attendanceEntries(records)
    expect(attendanceByMember(entries)).toMatchObject([
      { name: 'Councillor Una Beck', expected: 2, present: 0, absent: 1, substituted: 1, percent: 0 },
      { name: 'Councillor Tom Fell', expected: 2, present: 1, apologies: 1, percent: 50 },
      { name: 'Councillor Sam Hill', expected: 0, stoodIn: 1, percent: null },
      { name: 'Councillor Ida Moss', expected: 2, present: 2, percent: 100 },
    ])
    expect(attendanceByMeeting(entries)).toMatchObject([
      { meetingId: 'm2', expected: 3, present: 2, absent: 1, percent: 67, stoodIn: 0 },
      { meetingId: 'm1', expected: 3, present: 1, apologies: 1, substituted: 1, percent: 33, stoodIn: 1 },
    ])
    expect(entries.find(({ personId }) => personId === 'una-beck')).toMatchObject({
      standing: 'substituted',
      representedBy: 'Councillor Sam Hill',
    })
    expect(entries.some(({ personId }) => personId === 'officer')).toBe(false)
  })

  test('has a member who came after all as present, from when they came', () => {
    const late = aFact('late', { kind: 'arrived', personId: 'tom-fell', at: '10:20' })
    const [, tom] = attendanceEntries([
      meeting('m1', '2026-09-09', [anAttendance('ida-moss'), anAttendance('tom-fell', 'apologies')], [late]),
    ])
    expect(tom).toMatchObject({ name: 'Councillor Tom Fell', standing: 'present', from: '10:20' })
  })

  test('has somebody of whom nobody said anything in none of the sums', () => {
    const [record] = attendanceByMeeting(
      attendanceEntries([meeting('m1', '2026-09-09', [anAttendance('ida-moss')])]),
    )
    expect(record).toMatchObject({ expected: 1, present: 1, notSaid: 2, percent: 100 })
  })

  test('leaves out a meeting that nobody came to, and never says why somebody was away', () => {
    const reason = { category: 'unwell', words: 'a fever' } as const
    expect(
      attendanceEntries([meeting('m1', '2026-09-09', [anAttendance('ida-moss', 'apologies', { reason })])]),
    ).toEqual([])
    const entries = attendanceEntries([
      meeting('m1', '2026-09-09', [
        anAttendance('ida-moss'),
        anAttendance('tom-fell', 'apologies', { reason }),
      ]),
    ])
    expect(JSON.stringify(entries)).not.toMatch(/unwell|fever/)
  })

  test('adds up whatever happened: expected is present, apologies, absent and represented', () => {
    const anyone = fc.constantFrom(...members, 'sam-hill')
    const anyMeeting = fc
      .record({
        statuses: fc.tuple(...members.map(() => fc.constantFrom(...attendanceStatuses))),
        standsFor: fc.option(fc.constantFrom(...members)),
        moves: fc.array(
          fc.record({
            kind: fc.constantFrom('arrived', 'left', 'returned'),
            personId: anyone,
            at: fc.constantFrom('10:00', '10:30', '11:00'),
          }),
          { maxLength: 4 },
        ),
        leftOut: fc.boolean(),
      })
      .map(({ statuses, standsFor, moves, leftOut }) => ({
        attendance: [
          ...members.map((id, index) => anAttendance(id, statuses[index])).slice(leftOut ? 1 : 0),
          ...(standsFor === null
            ? []
            : [anAttendance('sam-hill', 'present', { capacity: 'substitute', substituteFor: standsFor })]),
        ],
        facts: moves.map((move, index) => aFact(`f${index}`, move)),
      }))
    fc.assert(
      fc.property(fc.array(anyMeeting, { maxLength: 5 }), (given) => {
        const records = given.map(({ attendance, facts }, index) =>
          meeting(`m${index}`, `2026-09-0${index + 1}`, attendance, facts),
        )
        const entries = attendanceEntries(records)
        const byMember = attendanceByMember(entries)
        const byMeeting = attendanceByMeeting(entries)
        for (const row of [...byMember, ...byMeeting, sums(entries)]) {
          expect(row.expected).toBe(row.present + row.apologies + row.absent + row.substituted)
          if (row.percent !== null) expect(row.percent).toBeLessThanOrEqual(100)
        }
        const total = (rows: readonly { expected: number; notSaid: number }[]): number =>
          rows.reduce((sum, row) => sum + row.expected + row.notSaid, 0)
        // Everybody with a seat at every meeting that was held, however it is added up.
        expect(total(byMember)).toBe(total(byMeeting))
        expect(total(byMeeting)).toBe(byMeeting.length * members.length)
      }),
    )
  })

  test('has a seat that ended before the meeting in none of it', () => {
    const record = meeting('m1', '2026-09-09', [anAttendance('ida-moss')])
    const gone = { ...record, members: [aSeat('ida-moss'), aSeat('una-beck', { to: '2026-08-01' })] }
    expect(attendanceEntries([gone]).map(({ personId }) => personId)).toEqual(['ida-moss'])
  })
})
