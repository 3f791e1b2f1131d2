import fc from 'fast-check'
import Holidays from 'date-holidays'
import { describe, expect, it, test } from 'vitest'
import { bankHolidays, holidayTableYears } from '../../shared/domain/bankHolidays.ts'
import { addDays, dayOfWeek } from '../../shared/domain/civilTime.ts'
import { clearDays } from '../../shared/domain/clearDays.ts'

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
