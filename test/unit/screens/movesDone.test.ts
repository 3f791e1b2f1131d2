import { describe, expect, test } from 'vitest'
import { MovesDone } from '../../../renderer/screens/calendar/movesDone.ts'

function days(given: Readonly<Record<string, string>>) {
  const dates = new Map(Object.entries(given))
  const moves = new MovesDone({
    dateOf: (id) => Promise.resolve(dates.get(id) ?? ''),
    setDate: (id, date) => {
      dates.set(id, date)
      return Promise.resolve()
    },
  })
  const move = (meetingId: string, from: string, to: string) =>
    moves.do({ meetingId, committeeName: 'Planning', from, to })
  return { dates, moves, move }
}

describe('the moves made on the calendar', () => {
  test('are taken back one by one, the last first, and done again', async () => {
    const { dates, moves, move } = days({ a: '2027-01-14', b: '2027-02-10' })
    await move('a', '2027-01-14', '2027-01-21')
    await move('b', '2027-02-10', '2027-02-17')
    expect((await moves.undo())?.meetingId).toBe('b')
    expect((await moves.undo())?.meetingId).toBe('a')
    expect(Object.fromEntries(dates)).toEqual({ a: '2027-01-14', b: '2027-02-10' })
    expect(await moves.undo()).toBeNull()
    await moves.redo()
    expect(dates.get('a')).toBe('2027-01-21')
    // A new move ends what could be done again.
    await move('a', '2027-01-21', '2027-01-28')
    expect(await moves.redo()).toBeNull()
  })

  test('leave a meeting where another window put it', async () => {
    const { dates, moves, move } = days({ a: '2027-01-14' })
    await move('a', '2027-01-14', '2027-01-21')
    dates.set('a', '2027-03-04')
    await expect(moves.undo()).rejects.toMatchObject({ code: 'conflict' })
    expect(dates.get('a')).toBe('2027-03-04')
  })
})
