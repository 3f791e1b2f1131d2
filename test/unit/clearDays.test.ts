import fc from 'fast-check'
import Holidays from 'date-holidays'
import { describe, expect, it, test } from 'vitest'
import { bankHolidays, holidayTableYears } from '../../shared/domain/bankHolidays.ts'
import { addDays, dayOfWeek } from '../../shared/domain/civilTime.ts'
import { clearDays, clearDaysWithinTable, noticeOfMeeting } from '../../shared/domain/clearDays.ts'
import { workingDays, workingDaysFrom } from '../../shared/domain/workingDays.ts'
import { aCouncil } from '../helpers/recordBuilder.ts'

const holidayDates = new Set(bankHolidays.map((holiday) => holiday.date))

describe('the table of bank holidays', () => {
  const years = Array.from({ length: 17 }, (_, index) => holidayTableYears.first + index)

  it.each(years)('agrees with an independent calendar of England and of Wales in %i', (year) => {
    for (const region of ['ENG', 'WLS']) {
      const expected = new Holidays('GB', region)
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
        .map((holiday) => holiday.date.slice(0, 10))
        // The calendar leaves the spring holiday of 2012 in May; it was moved to Monday 4 June for the Diamond Jubilee.
        .map((date) => (date === '2012-05-28' ? '2012-06-04' : date))
        .filter((date) => dayOfWeek(date) <= 5)
      const ours = bankHolidays.map((holiday) => holiday.date).filter((date) => date.startsWith(`${year}-`))
      expect(ours).toEqual(expected.toSorted())
    }
  })

  it.each([
    ['2012-06-04', true],
    ['2012-06-05', true],
    ['2012-05-28', false],
    ['2020-05-08', true],
    ['2020-05-04', false],
    ['2022-06-02', true],
    ['2022-06-03', true],
    ['2022-05-30', false],
    ['2022-09-19', true],
    ['2023-05-01', true],
    ['2023-05-08', true],
    ['2027-12-28', true],
  ])('knows the moved and proclaimed days: %s is a holiday: %s', (date, isHoliday) => {
    expect(holidayDates.has(date)).toBe(isHoliday)
  })

  it('stands in order, without a day twice or at a weekend, and within its years', () => {
    const dates = bankHolidays.map((holiday) => holiday.date)
    expect(dates).toEqual([...new Set(dates)].toSorted())
    expect(dates.filter((date) => dayOfWeek(date) > 5)).toEqual([])
    expect([dates[0]?.slice(0, 4), dates.at(-1)?.slice(0, 4)]).toEqual(['2012', '2028'])
  })
})

describe('clear days', () => {
  // meeting, days, counting, latest publication, first clear day, holidays between
  test.each([
    ['2023-01-26', 5, 'working', '2023-01-18', '2023-01-19', []],
    ['2022-11-03', 5, 'working', '2022-10-26', '2022-10-27', []],
    ['2022-12-01', 5, 'working', '2022-11-23', '2022-11-24', []],
    ['2019-04-23', 5, 'working', '2019-04-11', '2019-04-12', ['2019-04-19', '2019-04-22']],
    ['2019-04-25', 5, 'working', '2019-04-15', '2019-04-16', ['2019-04-19', '2019-04-22']],
    ['2019-04-30', 5, 'working', '2019-04-18', '2019-04-23', ['2019-04-19', '2019-04-22']],
    ['2022-09-21', 5, 'working', '2022-09-12', '2022-09-13', ['2022-09-19']],
    ['2022-09-26', 5, 'working', '2022-09-15', '2022-09-16', ['2022-09-19']],
    ['2023-01-03', 5, 'working', '2022-12-21', '2022-12-22', ['2022-12-26', '2022-12-27', '2023-01-02']],
    ['2023-05-10', 5, 'working', '2023-04-28', '2023-05-02', ['2023-05-01', '2023-05-08']],
    ['2020-05-11', 5, 'working', '2020-04-30', '2020-05-01', ['2020-05-08']],
    ['2022-06-07', 5, 'working', '2022-05-26', '2022-05-27', ['2022-06-02', '2022-06-03']],
    ['2023-01-26', 28, 'calendar', '2022-12-28', '2022-12-29', []],
  ] as const)(
    'before a meeting on %s, %i by %s days: publish by %s',
    (meeting, days, counting, latestPublication, firstClearDay, holidays) => {
      const answer = clearDays({ meeting, days, counting })
      expect({
        latestPublication: answer.latestPublication,
        firstClearDay: answer.clearDays[0],
        holidays: answer.holidays.map((holiday) => holiday.date),
      }).toEqual({ latestPublication, firstClearDay, holidays })
    },
  )

  it('do not count a day proclaimed after the table was made', () => {
    const extraHolidays = [{ date: '2026-10-12', name: 'Proclaimed day' }]
    expect(clearDays({ meeting: '2026-10-14', days: 5, counting: 'working', extraHolidays })).toMatchObject({
      latestPublication: '2026-10-05',
      holidays: extraHolidays,
    })
  })

  it('are always as many as asked for, all working days, between publication and meeting, with none left out', () => {
    const meetings = fc.integer({ min: 100, max: 6_200 }).map((day) => addDays('2012-01-01', day))
    fc.assert(
      fc.property(meetings, fc.integer({ min: 1, max: 60 }), (meeting, days) => {
        const {
          latestPublication,
          clearDays: counted,
          holidays,
        } = clearDays({ meeting, days, counting: 'working' })
        const works = (date: string): boolean => dayOfWeek(date) <= 5 && !holidayDates.has(date)
        const between: string[] = []
        for (let day = addDays(latestPublication, 1); day < meeting; day = addDays(day, 1)) between.push(day)
        expect(counted).toHaveLength(days)
        expect(counted).toEqual(between.filter(works))
        expect(works(latestPublication)).toBe(true)
        expect(holidays.map((holiday) => holiday.date)).toEqual(
          between.filter((day) => holidayDates.has(day)),
        )
      }),
      { numRuns: 60 },
    )
  })

  const meetingDays = fc.integer({ min: 400, max: 6_200 }).map((day) => addDays('2012-01-01', day))
  const counts = fc.integer({ min: 1, max: 40 })
  const readings = fc.constantFrom('working' as const, 'calendar' as const)
  const publishBy = (meeting: string, days: number, extra: readonly string[] = []): string =>
    clearDays({
      ...{ meeting, days, counting: 'working' },
      extraHolidays: extra.map((date) => ({ date, name: 'Office closed' })),
    }).latestPublication

  it('never leave more time because another day does not count', () => {
    const daysBefore = fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(meetingDays, counts, daysBefore, (meeting, days, before) => {
        const extra = before.map((count) => addDays(meeting, -count))
        extra.forEach((_date, index) => {
          const fewer = publishBy(meeting, days, extra.slice(0, index))
          expect(publishBy(meeting, days, extra.slice(0, index + 1)) <= fewer).toBe(true)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('move the last day when, and only when, a day between it and the meeting stops counting', () => {
    fc.assert(
      fc.property(meetingDays, counts, fc.integer({ min: 1, max: 80 }), (meeting, days, before) => {
        const holiday = addDays(meeting, -before)
        const { latestPublication, clearDays: counted } = clearDays({ meeting, days, counting: 'working' })
        const moves = counted.includes(holiday) || holiday === latestPublication
        expect(publishBy(meeting, days, [holiday]) < latestPublication).toBe(moves)
      }),
      { numRuns: 100 },
    )
  })

  it('never leave more time when more of them are asked for, nor less when the meeting is later', () => {
    fc.assert(
      fc.property(meetingDays, counts, readings, (meeting, days, counting) => {
        const last = (on: string, count: number): string =>
          clearDays({ meeting: on, days: count, counting }).latestPublication
        expect(last(meeting, days + 1) < last(meeting, days)).toBe(true)
        expect(last(addDays(meeting, 1), days) >= last(meeting, days)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('leave at least as much time by calendar days as by working days, for the 28 days of a key decision', () => {
    const both = (meeting: string): readonly string[] =>
      (['calendar', 'working'] as const).map(
        (counting) => clearDays({ meeting, days: 28, counting }).latestPublication,
      )
    expect(both('2023-01-26')).toEqual(['2022-12-28', '2022-12-13'])
    fc.assert(
      fc.property(meetingDays, (meeting) => {
        const [calendar = '', working = ''] = both(meeting)
        expect(calendar).toBe(addDays(meeting, -29))
        expect(working < calendar).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('count Saturdays for a parish that reads the law so, and for nobody else', () => {
    const last = (kind: 'parish' | 'district', saturdaysCount: boolean): string | undefined =>
      noticeOfMeeting(aCouncil({ kind, saturdaysCount }), '2026-10-13')?.latestPublication
    expect(last('parish', false)).toBe('2026-10-07')
    expect(last('parish', true)).toBe('2026-10-08')
    expect(last('district', false)).toBe('2026-10-05')
    expect(last('district', true)).toBe('2026-10-05')
  })

  it('leave out the days that the council says do not count', () => {
    const extraHolidays = [{ date: '2026-10-12', name: 'Founder’s day' }]
    expect(noticeOfMeeting(aCouncil({ extraHolidays }), '2026-10-14')).toMatchObject({
      ...{ days: 5, latestPublication: '2026-10-05', holidays: extraHolidays },
    })
  })

  it('are not counted beyond the table', () => {
    const ask = (meeting: string) => clearDaysWithinTable({ meeting, days: 5, counting: 'working' })
    expect([ask('2029-01-03'), ask('2012-01-04')]).toEqual([null, null])
    expect(ask('2012-02-01')).not.toBeNull()
  })

  it.each([0, -1, 1.5, 61, Number.NaN])('refuse %d as a number of days', (days) => {
    expect(() => clearDays({ meeting: '2026-10-14', days, counting: 'working' })).toThrow(/from 1 to 60/)
  })

  it.each(['2011-12-30', '2029-01-02', '2012-01-10'])(
    'refuse %s, since the table does not reach',
    (meeting) => {
      expect(() => clearDays({ meeting, days: 10, counting: 'working' })).toThrow(/covers 2012 to 2028/)
    },
  )
})

describe('working days from a day on', () => {
  const days = workingDays([{ date: '2026-12-24', name: 'Offices closed' }])

  it('are counted forwards and back, without the day itself', () => {
    expect(workingDaysFrom('2026-12-18', 5, days)).toEqual({
      date: '2026-12-30',
      counted: ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-29', '2026-12-30'],
      holidays: [
        { date: '2026-12-24', name: 'Offices closed' },
        { date: '2026-12-25', name: 'Christmas Day' },
        { date: '2026-12-28', name: 'Boxing Day (substitute day)' },
      ],
    })
    expect(workingDaysFrom('2026-12-30', -3, days)).toMatchObject({
      date: '2026-12-22',
      counted: ['2026-12-22', '2026-12-23', '2026-12-29'],
    })
  })

  it('are not counted beyond the table', () => {
    expect(workingDaysFrom('2028-12-27', 10, days)).toBeNull()
  })

  it('come back to where they began, from a working day', () => {
    const starts = fc.integer({ min: 400, max: 5_900 }).map((day) => addDays('2012-01-01', day))
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 30 }), (start, count) => {
        fc.pre(days.counts(start))
        const on = workingDaysFrom(start, count, days)
        expect(workingDaysFrom(on?.date ?? '', -count, days)?.date).toBe(start)
      }),
      { numRuns: 60 },
    )
  })
})
