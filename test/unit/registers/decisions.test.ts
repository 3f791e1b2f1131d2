import { describe, expect, test } from 'vitest'
import { composeActions } from '../../../shared/document/compose/registers/actions.ts'
import { composeDecisions } from '../../../shared/document/compose/registers/decisions.ts'
import { paperLines } from '../../../shared/document/paperText.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../../shared/domain/paperView.ts'
import { actionRows, openUntil } from '../../../shared/domain/registers/actions.ts'
import { beyondCallIn, callInOf } from '../../../shared/domain/registers/callIn.ts'
import { readingOf, readingsFor } from '../../../shared/domain/registers/reading.ts'
import { aCouncil, aMeeting, anItem, aRecord, minutesOf, resolution } from '../../helpers/recordBuilder.ts'
import { aMeetingOfActs } from '../../helpers/registerMeetings.ts'

const council = aCouncil({ callInDays: 5 })

function notice(record: MeetingRecord, publishedOn = '2026-10-16'): string {
  return paperLines(composeDecisions(readingOf(record, publicView(record)), publishedOn)).join('\n')
}

describe('call-in', () => {
  test('is over so many working days after publication, holidays left out', () => {
    expect(callInOf(council, '2026-12-22')).toMatchObject({
      date: '2026-12-31',
      counted: ['2026-12-23', '2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'],
      holidays: [{ date: '2026-12-25' }, { date: '2026-12-28' }],
    })
    expect(callInOf(council, '2026-10-16')).toMatchObject({ date: '2026-10-23' })
    expect(callInOf(aCouncil(), '2026-10-16')).toBe('none')
    expect(callInOf(council, '2099-01-01')).toBe('by-hand')
  })

  test('never touches urgent business, nor what is only recommended', () => {
    expect(beyondCallIn({ words: ['buy the bridge'], urgent: true })).toMatch(/urgent/)
    expect(beyondCallIn({ words: ['recommend that Council adopt the plan'], urgent: false })).toMatch(
      /recommendation/,
    )
    expect(beyondCallIn({ words: ['recommend the plan', 'buy the bridge'], urgent: false })).toBeNull()
  })
})

describe('the notice of decisions', () => {
  test('has the words, the reasons and options of the report, interests with their dispensation, and the last day with its arithmetic', () => {
    const text = notice(aMeetingOfActs('m1', '2026-10-14', { council }))
    expect(text).toContain('note the report')
    expect(text).toContain('Reasons: Speeds have risen.')
    expect(text).toContain('Options considered and rejected: Doing nothing.')
    expect(text).toContain('A width limit.')
    expect(text).toContain('Councillor Tom Fell declared a house in Mill Lane. A dispensation was noted.')
    expect(text).toContain(
      'Last day for call-in: 23 October 2026. That is 5 working days after publication: Mon 19 Oct, Tue 20 Oct, Wed 21 Oct, Thu 22 Oct, Fri 23 Oct.',
    )
  })

  test('says nothing of call-in where Settings know of none: nobody has said that there is none', () => {
    expect(notice(aMeetingOfActs('m1', '2026-10-14'))).not.toMatch(/call-in/i)
  })

  test('has the date it was made, and claims no day of publication', () => {
    const text = notice(aMeetingOfActs('m1', '2026-10-14', { council }), '2026-11-22')
    expect(text).toContain('Date of this notice: 22 November 2026')
    expect(text).not.toMatch(/^Published/m)
  })

  test('tells the public of an exempt decision that it is not for publication, and no word of it', () => {
    const text = notice(aMeetingOfActs('m1', '2026-10-14', { council }))
    expect(text).toContain('Lease of the kiosk')
    expect(text).toContain('Not for publication: exempt under paragraph 3')
    expect(text).not.toMatch(/grant the lease|Quillmark/)
  })

  test('marks exempt decisions in the members’ copy, and says so at the head of every page', () => {
    const record = aMeetingOfActs('m1', '2026-10-14', { council })
    const paper = composeDecisions(readingOf(record, membersView(record)), '2026-10-16')
    expect(paperLines(paper).join('\n')).toContain('grant the lease')
    expect(paper.caveat).toBe(
      'NOT FOR PUBLICATION: contains exempt information (paragraph 3 of Schedule 12A)',
    )
  })

  test('asks for no call-in of the business of the meeting itself', () => {
    const record = aRecord({
      council,
      meeting: aMeeting({ state: 'draft-minutes' }),
      items: [anItem('first', { kind: 'minutes', title: 'Minutes' }), anItem('second', { kind: 'urgent' })],
      minutes: [
        minutesOf('first', [resolution(['confirm them'])]),
        minutesOf('second', [resolution(['close the bridge'])]),
      ],
    })
    const text = notice(record)
    expect(text).toContain('Call-in: Not subject to call-in: taken as urgent business.')
    expect(text).not.toContain('the last day is')
  })

  test('of a meeting without decisions says that there are none', () => {
    expect(notice(aRecord())).toContain('No decision is recorded in the minutes of this meeting.')
  })
})

describe('the paper of actions', () => {
  const records = [aMeetingOfActs('m1', '2026-09-09'), aMeetingOfActs('m2', '2026-10-14')]
  const next = aRecord({ meeting: aMeeting({ id: 'm3', date: '2026-12-02' }) })
  const lines = (audience: 'public' | 'members') => {
    const { readings } = readingsFor([...records, next], audience)
    const rows = openUntil(actionRows(readings, '2026-12-02'), '2026-12-02')
    const view = audience === 'public' ? publicView(next) : membersView(next)
    return paperLines(composeActions(view, rows)).join('\n')
  }

  test('has what is open of every meeting before, by meeting, and says what is overdue on the day', () => {
    const text = lines('members')
    expect(text.indexOf('From the meeting of 9 September 2026')).toBeGreaterThan(0)
    expect(text.indexOf('From the meeting of 14 October 2026')).toBeGreaterThan(text.indexOf('9 September'))
    expect(text).toContain('Exempt: not for publication')
    expect(text).toContain('Overdue')
  })

  test('tells the public nothing of exempt actions, nor of those typed beside the minutes', () => {
    const text = lines('public')
    expect(text).toContain('publish the traffic count')
    expect(text).not.toMatch(/Quillmark|quietly/)
  })

  test('says so when nothing is open', () => {
    expect(paperLines(composeActions(publicView(next), [])).join('\n')).toContain('No action is open.')
  })
})
