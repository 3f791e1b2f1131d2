import { describe, expect, test } from 'vitest'
import {
  noTimes,
  readTimes,
  shownTime,
  spentBy,
  timesWith,
} from '../../../renderer/screens/live/itemTimes.ts'

const minute = 60_000

describe('the time of an item', () => {
  test('runs from its opening to the next one’s, goes on when it is opened again, and rests while the meeting is adjourned', () => {
    let times = timesWith(noTimes, 0, { itemId: 'one', sits: false })
    times = timesWith(times, 5 * minute, { itemId: 'one', sits: true })
    times = timesWith(times, 15 * minute, { itemId: 'two', sits: true })
    times = timesWith(times, 18 * minute, { itemId: 'two', sits: false })
    times = timesWith(times, 30 * minute, { itemId: 'two', sits: true })
    times = timesWith(times, 31 * minute, { itemId: 'one', sits: true })
    expect(spentBy(times, 33 * minute)).toEqual({ one: 12 * minute, two: 4 * minute })
  })

  test('is counted once, however often the state is told', () => {
    const times = timesWith(noTimes, 0, { itemId: 'one', sits: true })
    expect(timesWith(times, minute, { itemId: 'one', sits: true })).toBe(times)
    expect(spentBy(times, 2 * minute)).toEqual({ one: 2 * minute })
  })

  test('is never less for a clock that was put back', () => {
    const times = timesWith(noTimes, 10 * minute, { itemId: 'one', sits: true })
    expect(spentBy(times, minute)).toEqual({ one: 0 })
  })

  test('survives a reload, and what cannot be read begins anew', () => {
    const times = timesWith(noTimes, 0, { itemId: 'one', sits: true })
    expect(readTimes(JSON.stringify(times))).toEqual(times)
    expect(readTimes('{"spent":')).toEqual(noTimes)
    expect(readTimes('{"spent":{"one":"x"},"since":"y"}')).toEqual(noTimes)
    expect(readTimes(null)).toEqual(noTimes)
  })

  test.each([
    [59_999, ''],
    [minute, '1m'],
    [48.9 * minute, '48m'],
    [60 * minute, '1h'],
    [125 * minute, '2h 5m'],
  ])('of %d ms reads %j', (milliseconds, words) => {
    expect(shownTime(milliseconds)).toBe(words)
  })
})
