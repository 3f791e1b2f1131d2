import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attendanceClock } from '../../../shared/domain/checks/attendanceClock.ts'
import type { AttendanceClock, ClockQuestion } from '../../../shared/domain/checks/attendanceClock.ts'
import { addDays } from '../../../shared/domain/civilTime.ts'

function clock(given: Partial<ClockQuestion>): AttendanceClock {
  return attendanceClock({
    attended: [],
    tookOffice: '2025-05-20',
    approvals: [],
    today: '2026-01-15',
    ...given,
  })
}

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-05-20', days))

describe('the six months of a councillor', () => {
  it('run from the last attendance, by the calendar', () => {
    expect(clock({ attended: ['2025-12-01', '2025-07-10'] })).toEqual({
      since: '2025-12-01',
      lastDay: '2026-06-01',
      daysLeft: 137,
      state: 'running',
    })
    expect(clock({ attended: ['2025-08-31'] }).lastDay).toBe('2026-02-28')
  })

  it('run from taking office for who never attended', () => {
    expect(clock({ today: '2025-11-20' })).toMatchObject({
      lastDay: '2025-11-20',
      daysLeft: 0,
      state: 'close',
    })
    expect(clock({ today: '2025-11-21' })).toMatchObject({ daysLeft: -1, state: 'ended' })
  })

  it('are carried on by an approval in time, and by no other', () => {
    const until = '2026-09-30'
    const approvedOn = (on: string): AttendanceClock =>
      clock({ attended: ['2025-09-01'], approvals: [{ on, until }], today: '2026-03-10' })
    expect(approvedOn('2026-03-01')).toMatchObject({ lastDay: until, state: 'approved' })
    expect(approvedOn('2026-03-02')).toMatchObject({ lastDay: '2026-03-01', state: 'ended' })
  })

  it('never end earlier for one more attendance or one more approval', () => {
    const approval = fc.record({ on: day, until: day })
    fc.assert(
      fc.property(fc.array(day), fc.array(approval), day, approval, (attended, approvals, more, another) => {
        const given = { attended, approvals, today: '2027-08-01' }
        const { lastDay } = clock(given)
        expect(
          clock({ ...given, attended: [...attended, more] }).lastDay >= lastDay || approvals.length > 0,
        ).toBe(true)
        expect(clock({ ...given, approvals: [...approvals, another] }).lastDay >= lastDay).toBe(true)
      }),
    )
  })
})
