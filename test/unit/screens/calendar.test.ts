import { describe, expect, test } from 'vitest'
import {
  actOf,
  calendarEntries,
  pressing,
  weeksOf,
  withOverdue,
} from '../../../renderer/screens/calendar/calendarEntries.ts'
import type { CalendarDeadline, CalendarMeeting } from '../../../renderer/screens/calendar/calendarEntries.ts'
import { markWords, spoken } from '../../../renderer/screens/calendar/calendarWords.ts'
import { nextThing } from '../../../renderer/screens/home/nextThing.tsx'
import type { MeetingSummary } from '../../../renderer/state/data.ts'
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
  ...{ place: 'Moot Hall', state: 'planned', importedFrom: null },
}

describe('what is pressing', () => {
  const ids = (all: readonly CalendarDeadline[]) => pressing(all, '2026-10-06').map(({ id }) => id)

  test('is today’s last day to publish before all else, then what is missed however old, then what comes next', () => {
    const all = [
      due('draft', { state: 'missed', kind: 'draft-minutes', date: '2025-07-08', on: '2025-06-24' }),
      due('late', { state: 'missed' }),
      due('house', { state: 'today', kind: 'draft-minutes' }),
      due('soon', { state: 'soon' }),
      due('agenda', { state: 'today' }),
    ]
    expect(ids(all)).toEqual(['agenda', 'late', 'draft', 'house', 'soon'])
  })

  test('is nothing that is done, that nobody can tell, or that was missed and cannot be made good any more', () => {
    expect(
      ids([
        due('done', { state: 'done' }),
        due('past', { state: 'past' }),
        due('held', { state: 'missed', on: '2026-10-05' }),
      ]),
    ).toEqual([])
  })
})

describe('what was missed', () => {
  const draft = due('draft', {
    state: 'missed',
    kind: 'draft-minutes',
    what: 'Draft minutes',
    date: '2026-06-30',
    on: '2026-06-16',
  })

  test('stands before the weeks in view, once', () => {
    const inView = [due('agenda')]
    expect(withOverdue(inView, [draft]).map(({ id }) => id)).toEqual(['draft', 'agenda'])
    expect(withOverdue([draft, ...inView], [draft]).map(({ id }) => id)).toEqual(['draft', 'agenda'])
  })

  test('has one act each', () => {
    expect(actOf(draft)).toEqual({ words: 'Open the minutes', href: '#/meetings/m1/live' })
    expect(actOf(due('c', { kind: 'confirm-minutes' })).href).toBe('#/meetings/m1/sign')
    expect(actOf(due('k', { kind: 'key-decision-notice', meetingId: null })).href).toBe('#/programme/c1/plan')
    expect(actOf(due('p'))).toEqual({ words: 'Open the agenda', href: '#/meetings/m1/agenda' })
  })

  test('is the next thing on the screen of the meetings, but for what today decides', () => {
    const meeting = {
      ...{ id: 'm2', date: '2026-10-14', start: '10:00', place: '', state: 'planned', importedFrom: null },
      ...{ committeeId: 'c1', committeeName: 'Planning', publishBy: '2026-10-06' },
    } as MeetingSummary
    expect(nextThing([meeting], [draft], '2026-10-01')).toMatchObject({
      sentence: 'Missed on Tue 30 June 2026: Draft minutes: Planning, Tue 16 Jun',
      act: 'Open the minutes',
      missedToo: '',
    })
    expect(nextThing([meeting], [draft], '2026-10-06')).toMatchObject({
      sentence: 'Today is the last day to publish the agenda of Planning',
      missedToo: 'Missed too: Draft minutes: Planning, Tue 16 June 2026.',
    })
    expect(nextThing([meeting], [], '2026-10-01')?.sentence).toContain('Publish the agenda of Planning by')
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

  test('have a word each in the timeline, that needs no key', () => {
    const words = Object.values(markWords)
    expect(new Set(words).size).toBe(words.length)
    expect(Object.keys(markWords).toSorted()).toEqual(['meeting', ...deadlineKinds].toSorted())
    // A column has room for so many letters and the day.
    expect(words.filter((word) => word.length < 3 || word.length > 9)).toEqual([])
  })
})

test('the weeks of a stretch begin on Mondays, and cover both its ends', () => {
  expect(weeksOf('2026-10-07', '2026-10-19')).toEqual(['2026-10-05', '2026-10-12', '2026-10-19'])
})
