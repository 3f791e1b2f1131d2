import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/domain/civilTime.ts'
import type { MinuteNumbering } from '../../shared/domain/committee.ts'
import {
  firstMinuteNumber,
  formatMinuteNumber,
  minuteNumbers,
  municipalYearStart,
} from '../../shared/domain/minuteNumber.ts'
import { anItem } from '../helpers/recordBuilder.ts'

const numbering = (given: Partial<MinuteNumbering> = {}): MinuteNumbering => ({
  runs: 'municipal-year',
  start: 1,
  pattern: '{n}',
  ...given,
})

describe('the municipal year', () => {
  it.each([
    ['2026-10-14', ['2025-05-20', '2026-05-19'], '2026-05-19'],
    ['2026-05-19', ['2025-05-20', '2026-05-19'], '2026-05-19'],
    ['2026-05-18', ['2025-05-20', '2026-05-19'], '2025-05-20'],
    ['2026-10-14', [], '2026-05-15'],
    ['2026-05-14', [], '2025-05-15'],
    ['2026-10-14', ['2025-05-20'], '2026-05-15'],
    ['2026-03-01', ['2026-05-19'], '2025-05-15'],
  ])('of %s with annual meetings %j began on %s', (date, annualMeetings, start) => {
    expect(municipalYearStart(date, annualMeetings)).toBe(start)
  })
})

describe('the first minute number of a meeting', () => {
  const annualMeetings = ['2022-05-23', '2023-05-22']
  const ask = (date: string, runs: MinuteNumbering['runs'], start: number): number =>
    firstMinuteNumber({
      numbering: numbering({ runs, start }),
      date,
      start: '10:00',
      annualMeetings,
      earlier: [
        { date: '2022-11-03', start: '10:00', count: 7 },
        { date: '2022-12-01', start: '10:00', count: 7 },
        { date: '2023-06-29', start: '10:00', count: 5 },
      ],
    })

  it.each([
    ['2022-11-03', 'municipal-year', 15],
    ['2022-12-01', 'municipal-year', 22],
    ['2023-01-26', 'municipal-year', 29],
    ['2023-06-29', 'municipal-year', 1],
    ['2023-07-27', 'municipal-year', 6],
    ['2022-11-03', 'meeting', 15],
    ['2022-12-01', 'meeting', 1],
    ['2023-07-27', 'for-ever', 34],
  ] as const)('on %s, where numbers run by %s from 15, is %i', (date, runs, first) => {
    expect(ask(date, runs, 15)).toBe(first)
  })

  it('goes on over the years in five digits', () => {
    expect(ask('2022-12-01', 'for-ever', 19_152)).toBe(19_159)
  })

  it('leaves out a later meeting of the same day', () => {
    const earlier = [
      { date: '2026-10-14', start: '09:00', count: 3 },
      { date: '2026-10-14', start: '14:00', count: 4 },
    ]
    expect(
      firstMinuteNumber({
        numbering: numbering(),
        date: '2026-10-14',
        start: '14:00',
        annualMeetings: [],
        earlier,
      }),
    ).toBe(4)
  })

  it('makes numbers without a gap or a repetition in each run, the later runs from 1', () => {
    const meetings = fc.uniqueArray(
      fc.record({ day: fc.integer({ min: 0, max: 1_500 }), count: fc.integer({ min: 0, max: 12 }) }),
      { selector: (meeting) => meeting.day, maxLength: 12 },
    )
    const runs = fc.constantFrom('municipal-year', 'meeting', 'for-ever')
    fc.assert(
      fc.property(meetings, runs, fc.integer({ min: 1, max: 20_000 }), (days, run, from) => {
        const all = days
          .map(({ day, count }) => ({ date: addDays('2021-06-01', day), start: '10:00', count }))
          .toSorted((a, b) => (a.date < b.date ? -1 : 1))
        const runKey = (date: string): string =>
          run === 'for-ever' ? '' : run === 'meeting' ? date : municipalYearStart(date, annualMeetings)
        const next = new Map<string, number>()
        for (const meeting of all) {
          const key = runKey(meeting.date)
          const expected = next.get(key) ?? (next.size === 0 ? from : 1)
          const first = firstMinuteNumber({
            numbering: numbering({ runs: run, start: from }),
            date: meeting.date,
            start: meeting.start,
            annualMeetings,
            earlier: all.filter((other) => other !== meeting),
          })
          expect(first).toBe(expected)
          next.set(key, first + meeting.count)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a printed minute number', () => {
  it.each([
    [15, '{n}', '15'],
    [26, '({n})', '(26)'],
    [67, '{n}.', '67.'],
    [77, '{n}/{yy}', '77/22'],
    [92, '{n}/{my}', '92/21'],
    [298, '{n}/PF', '298/PF'],
    [66, '{n}/E', '66/E'],
    [19_152, '{n}', '19152'],
    [8, '{yy}.{mm}.{n}', '22.04.8'],
    [5, '{yy}/{mm}/{dd}.{n}', '22/04/07.5'],
    [3, 'ENV {n}/{yyyy}', 'ENV 3/2022'],
    [3, '{n} $& {other}', '3 $& {other}'],
  ])('of %i by “%s” is “%s”', (n, pattern, printed) => {
    expect(formatMinuteNumber(n, numbering({ pattern }), '2022-04-07', ['2021-05-18'])).toBe(printed)
  })

  it('goes to every item of its own, those added at the meeting too, and a letter to every sub-item', () => {
    const items = [
      anItem('chair', { origin: 'meeting' }),
      anItem('apologies'),
      anItem('roads', { parentId: 'apologies' }),
      anItem('late', { parentId: 'apologies', origin: 'meeting' }),
      anItem('parks'),
    ]
    expect(minuteNumbers(items, 15, numbering({ pattern: '{n}.' }), '2026-10-14', [])).toEqual({
      chair: '15.',
      apologies: '16.',
      roads: 'a)',
      late: 'b)',
      parks: '17.',
    })
  })
})
