import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nothingAround } from '../../../shared/domain/checks/around.ts'
import { findings } from '../../../shared/domain/checks/findings.ts'
import { addDays } from '../../../shared/domain/civilTime.ts'
import { noticeOfMeeting } from '../../../shared/domain/clearDays.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import {
  aCouncil,
  aMeeting,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  aVote,
  ballots,
  minutesOf,
  point,
  prose,
  resolution,
} from '../../helpers/recordBuilder.ts'
import { publishedOf } from '../../helpers/publications.ts'

const members = ['ida-moss', 'tom-fell', 'una-beck', 'sam-kerr', 'joan-hale']

/** A meeting of some day that is held as it should be: published in time, everybody accounted for, each item minuted. */
const clean = fc
  .record({
    day: fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2020-01-06', days)),
    early: fc.nat(30),
    present: fc.integer({ min: 2, max: members.length }),
    items: fc.array(fc.constantFrom('point', 'prose', 'resolution', 'vote'), { minLength: 1, maxLength: 8 }),
    kind: fc.constantFrom('district' as const, 'parish' as const),
  })
  .map(({ day, early, present, items, kind }): MeetingRecord => {
    const years = Array.from({ length: 10 }, (_, index) => `${2018 + index}-05-20`)
    const council = aCouncil({ kind, annualMeetings: years })
    const { latestPublication } = defined(noticeOfMeeting(council, day), 'a day within the table')
    const ids = items.map((_, index) => `item-${index}`)
    const here = members.slice(0, present)
    const entries = ids.map((itemId, index) => ({
      itemId,
      number: String(index + 1),
      title: itemId,
      pages: null,
    }))
    return aRecord({
      council,
      meeting: aMeeting({ date: day, state: 'draft-minutes', end: '12:30' }),
      members: members.map((id, index) =>
        aSeat(id, { from: '2018-05-20', role: index === 0 ? 'chair' : 'member' }),
      ),
      people: members.map((id) => aPersonOnTheDay(id)),
      attendance: members.map((id, index) => anAttendance(id, index < present ? 'present' : 'apologies')),
      items: ids.map((id) => anItem(id)),
      facts: items.flatMap((what, index) =>
        what === 'vote'
          ? [
              aVote(`vote-${index}`, {
                itemId: `item-${index}`,
                method: 'recorded',
                ballots: ballots({ for: here.slice(0, 2), abstain: here.slice(2) }),
                counts: { for: 2, against: 0, abstain: present - 2 },
              }),
            ]
          : [],
      ),
      minutes: items.map((what, index) =>
        minutesOf(
          `item-${index}`,
          what === 'point'
            ? [point('The officers answered questions.')]
            : what === 'resolution'
              ? [resolution(['note the report', 'thank the officers'])]
              : [prose('The Committee considered the report.')],
          { number: String(index + 1), frozen: true },
        ),
      ),
      publications: [
        publishedOf(
          { firstPage: 1, pages: 1, items: entries, papers: [] },
          { at: `${addDays(latestPublication, -early)}T09:00:00Z` },
        ),
      ],
    })
  })

const lateness = new Set(['R1', 'R2', 'R3', 'R5', 'R14'])

it('nothing is found in a meeting that is held as it should be, whatever its day', () => {
  fc.assert(
    fc.property(clean, (record) => {
      expect(findings(record)).toEqual([])
    }),
  )
})

it('another holiday never makes late notice timely, nor an agenda less due', () => {
  fc.assert(
    fc.property(clean, fc.nat(40), fc.integer({ min: -5, max: 25 }), (record, before, late) => {
      const { meeting, publications } = record
      const published = publications.map((each) => ({
        ...each,
        at: `${addDays(each.at.slice(0, 10), Math.max(late, -5))}T09:00:00Z`,
      }))
      const isPlanned = late % 2 === 0
      const here: MeetingRecord = isPlanned
        ? {
            ...record,
            meeting: { ...meeting, state: 'planned', end: null },
            attendance: [],
            minutes: [],
            facts: [],
            publications: [],
          }
        : { ...record, publications: published }
      const around = { ...nothingAround, today: addDays(meeting.date, -Math.abs(late)) }
      const told = (each: MeetingRecord): Set<string> =>
        new Set(
          findings(each, around)
            .filter(({ rule }) => lateness.has(rule))
            .map(({ rule, where }) => `${rule} ${where ?? ''}`),
        )
      const holiday = { date: addDays(meeting.date, -before - 1), name: 'A day of the council' }
      const more = { ...here, council: { ...here.council, extraHolidays: [holiday] } }
      expect([...told(here)].filter((each) => !told(more).has(each))).toEqual([])
    }),
  )
})
