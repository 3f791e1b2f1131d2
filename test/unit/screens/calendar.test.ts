import { describe, expect, test } from 'vitest'
import { calendarEntries, pressing, weeksOf } from '../../../renderer/screens/calendar/calendarEntries.ts'
import type { CalendarDeadline, CalendarMeeting } from '../../../renderer/screens/calendar/calendarEntries.ts'
import { kindLetters, spoken } from '../../../renderer/screens/calendar/calendarWords.ts'
import { deadlineKinds } from '../../../shared/domain/deadline.ts'

function due(id: string, given: Partial<CalendarDeadline> = {}): CalendarDeadline {
  return {
    ...{
      id,
      kind: 'publish-by',
      what: 'Publish the agenda',
      subject: '',
      date: '2026-10-06',
      state: 'later',
    },
    ...{ why: '', counted: [], holidays: [], rule: 'R1', weight: 'law', meetingId: 'm1' },
    ...{ committeeId: 'c1', committeeName: 'Planning', on: '2026-10-14' },
    ...given,
  }
}

const meeting: CalendarMeeting = {
  ...{ id: 'm1', committeeId: 'c1', committeeName: 'Planning', date: '2026-10-14', start: '10:00' },
  ...{ place: 'Moot Hall', state: 'planned' },
}

describe('what is pressing', () => {
  const ids = (all: readonly CalendarDeadline[]) => pressing(all, '2026-10-06').map(({ id }) => id)

  test('is today’s last day to publish before all else, then what is missed, then what comes next', () => {
    const all = [
      due('late', { state: 'missed' }),
      due('house', { state: 'today', kind: 'draft-minutes' }),
      due('soon', { state: 'soon' }),
      due('agenda', { state: 'today' }),
    ]
    expect(ids(all)).toEqual(['agenda', 'house', 'late', 'soon'])
  })

  test('is nothing that is done, that nobody can tell, or that was missed for a meeting long held', () => {
    expect(
      ids([
        due('done', { state: 'done' }),
        due('past', { state: 'past' }),
        due('held', { state: 'missed', on: '2026-10-05' }),
      ]),
    ).toEqual([])
  })
})

describe('the entries of the calendar', () => {
  test('are meetings and deadlines by their days', () => {
    const entries = calendarEntries([due('late', { date: '2026-10-20' }), due('agenda')], [meeting])
    expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['agenda', 'publish-by'],
      ['m1', 'meeting'],
      ['late', 'publish-by'],
    ])
    expect(entries.map(spoken)).toEqual([
      'Tue 6 October 2026: Publish the agenda, Planning, for Wed 14 October 2026. To come',
      'Wed 14 October 2026: Meeting at 10:00, Planning. Agenda in hand',
      'Tue 20 October 2026: Publish the agenda, Planning, for Wed 14 October 2026. To come',
    ])
  })

  test('have a letter each in the timeline, the same one for notices of the same kind alone', () => {
    const letters = new Map(Object.values(kindLetters))
    expect(letters.size).toBe(new Set(letters.values()).size)
    expect(Object.keys(kindLetters).toSorted()).toEqual(['meeting', ...deadlineKinds].toSorted())
  })
})

test('the weeks of a stretch begin on Mondays, and cover both its ends', () => {
  expect(weeksOf('2026-10-07', '2026-10-19')).toEqual(['2026-10-05', '2026-10-12', '2026-10-19'])
})
