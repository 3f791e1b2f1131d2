import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOfWeek,
  formatDate,
  formatTime,
  isCivilDate,
  isLocalTime,
  timesShown,
} from '../../shared/domain/civilTime.ts'
import { dateFormats, timeFormats } from '../../shared/domain/houseStyle.ts'
import { parseTypedDate, parseTypedTime } from '../../shared/domain/typedDates.ts'

describe('a civil date', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['1973-12-31', false],
    ['2101-01-01', false],
    ['2026-10-14T10:00', false],
    ['', false],
  ])('“%s” exists: %s', (text, exists) => {
    expect(isCivilDate(text)).toBe(exists)
  })

  it('is counted by the calendar, also over the nights when the clocks change', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29')
    expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
    expect(addDays('2026-10-25', -1)).toBe('2026-10-24')
    expect(addDays('2023-12-31', 60)).toBe('2024-02-29')
    expect(dayOfWeek('2026-10-25')).toBe(7)
  })

  it('has an hour that is skipped or comes twice in the nights when the clocks change', () => {
    const shown = (date: string): readonly number[] =>
      ['00:59', '01:00', '01:30', '02:00'].map((time) => timesShown(date, time))
    expect(shown('2026-03-29')).toEqual([1, 0, 0, 1])
    expect(shown('2026-10-25')).toEqual([1, 2, 2, 1])
    expect(shown('2026-07-01')).toEqual([1, 1, 1, 1])
  })

  it('is written in each house style', () => {
    expect(dateFormats.map((format) => formatDate('2022-11-03', format))).toEqual([
      '3 November 2022',
      'Thursday 3 November 2022',
      'Thursday, 3 November 2022',
      '3rd November 2022',
    ])
    const ordinals = ['01', '02', '04', '11', '12', '13', '21', '22', '23', '31']
    expect(ordinals.map((day) => formatDate(`2026-10-${day}`, '3rd November 2022').split(' ')[0])).toEqual([
      '1st',
      '2nd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '23rd',
      '31st',
    ])
  })
})

describe('a local time', () => {
  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:30', false],
    ['09:60', false],
  ])('“%s” is one: %s', (text, is) => {
    expect(isLocalTime(text)).toBe(is)
  })

  it.each([
    ['11:05', ['11.05 am', '11:05 am', '11.05am', '11:05am', '11:05']],
    ['12:00', ['12.00 pm', '12:00 pm', '12.00pm', '12:00pm', '12:00']],
    ['00:10', ['12.10 am', '12:10 am', '12.10am', '12:10am', '00:10']],
    ['18:30', ['6.30 pm', '6:30 pm', '6.30pm', '6:30pm', '18:30']],
  ])('%s is written in each house style', (time, written) => {
    expect(timeFormats.map((format) => formatTime(time, format))).toEqual(written)
  })
})

describe('a typed date', () => {
  it.each([
    '3/11/2022',
    '03/11/2022',
    '3.11.22',
    '03112022',
    '3-11-2022',
    '3 11 2022',
    ' 3  Nov 2022 ',
    '3 november 2022',
    '3rd November 2022',
    'Thursday, 3 November 2022',
    'Thu 3rd of Nov. 2022',
    '2022-11-03',
  ])('“%s” is 3 November 2022', (text) => {
    expect(parseTypedDate(text)).toBe('2022-11-03')
  })

  it.each([
    ['30/2/2026', '30 February 2026 does not exist. Check the day and the month.'],
    ['31 June 2026', '31 June 2026 does not exist. Check the day and the month.'],
    ['29/2/2026', '29 February 2026 does not exist. Check the day and the month.'],
    ['3/14/2026', 'There is no month 14. Type day, month and year, for example 3/11/2026.'],
    ['3/11/1802', 'The year 1802 is outside 1974 to 2100. Check the year.'],
    ['tomorrow', 'Type the date as day, month and year, for example 3/11/2026.'],
    ['', 'Type the date as day, month and year, for example 3/11/2026.'],
    ['3 Smarch 2026', 'Type the date as day, month and year, for example 3/11/2026.'],
  ])('“%s” is refused: %s', (text, sentence) => {
    expect(() => parseTypedDate(text)).toThrow(sentence)
  })
})

describe('a typed time', () => {
  it.each([
    ['10', '10:00'],
    ['10.30', '10:30'],
    ['9:05', '09:05'],
    ['1030', '10:30'],
    ['930', '09:30'],
    ['2 pm', '14:00'],
    ['2.15pm', '14:15'],
    ['12 am', '00:00'],
    ['12.30 p.m.', '12:30'],
    ['noon', '12:00'],
    ['23:59', '23:59'],
  ])('“%s” is %s', (text, time) => {
    expect(parseTypedTime(text)).toBe(time)
  })

  it.each([
    ['24:00', 'There is no time 24:00. The day ends at 23:59.'],
    ['14 pm', 'There is no 14 pm. Type the time as 10.30 or 2 pm.'],
    ['10:75', 'Type the time as hours and minutes, for example 10.30 or 2 pm.'],
    ['soon', 'Type the time as hours and minutes, for example 10.30 or 2 pm.'],
  ])('“%s” is refused: %s', (text, sentence) => {
    expect(() => parseTypedTime(text)).toThrow(sentence)
  })
})
