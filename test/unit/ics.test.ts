import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarFile } from '../../shared/document/ics.ts'
import type { CalendarEvent } from '../../shared/document/ics.ts'
import { eventsOf, readCalendarFile } from '../helpers/calendarFile.ts'

function anEvent(given: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    ...{ uid: 'm1@minutebook', sequence: 3, changedAt: '2026-01-15T10:00:00.000Z' },
    ...{ date: '2026-07-02', start: '18:30', end: null },
    ...{ summary: 'Planning', location: '', description: '' },
    ...given,
  }
}

describe('a calendar file', () => {
  test('has London’s clocks, and its meetings by them', () => {
    const calendar = readCalendarFile(calendarFile('Meetings', [anEvent({ end: '21:05' })]))
    const value = (of: readonly { name: string; value: string }[], name: string) =>
      of.find((each) => each.name === name)?.value
    expect(calendar.kind).toBe('VCALENDAR')
    expect([value(calendar.properties, 'VERSION'), value(calendar.properties, 'METHOD')]).toEqual([
      '2.0',
      'PUBLISH',
    ])
    const [zone, event] = calendar.parts
    expect(zone?.parts.map((part) => [part.kind, value(part.properties, 'RRULE')])).toEqual([
      ['DAYLIGHT', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
      ['STANDARD', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
    ])
    expect(event?.properties).toContainEqual({
      ...{ name: 'DTSTART', parameters: { TZID: 'Europe/London' }, value: '20260702T183000' },
    })
    expect(eventsOf(calendarFile('', [anEvent({ end: '21:05' })]))[0]).toMatchObject({
      ...{ UID: 'm1@minutebook', SEQUENCE: '3', DTSTAMP: '20260115T100000Z', DTEND: '20260702T210500' },
    })
  })

  test('ends a meeting that went past midnight on the day after', () => {
    const [event] = eventsOf(calendarFile('', [anEvent({ end: '00:10' })]))
    expect(event?.['DTEND']).toBe('20260703T001000')
  })

  test('has a deadline as a whole day that keeps nobody busy', () => {
    const [event] = eventsOf(calendarFile('', [anEvent({ start: null, date: '2026-12-31' })]))
    expect(event).toMatchObject({ DTSTART: '20261231', DTEND: '20270101', TRANSP: 'TRANSPARENT' })
  })

  test('is the same bytes for the same events', () => {
    expect(calendarFile('Meetings', [anEvent()])).toBe(calendarFile('Meetings', [anEvent()]))
  })

  test('keeps every word, whatever it holds, on lines that are short enough', () => {
    const character = fc
      .oneof(fc.integer({ min: 0x20, max: 0x2000 }), fc.integer({ min: 0x10000, max: 0x1ffff }))
      .map((code) => (code === 0x7f ? 'x' : String.fromCodePoint(code)))
    const hard = fc.constantFrom('\\', ';', ',', '\n', 'é', '😀', 'Mere Room', ' ')
    const parts = fc.array(fc.oneof(character, hard), { maxLength: 150, size: 'max' })
    fc.assert(
      fc.property(
        parts.map((each) => each.join('')),
        (text) => {
          const [event] = eventsOf(calendarFile(text, [anEvent({ summary: text, description: text })]))
          expect([event?.['SUMMARY'], event?.['DESCRIPTION'] ?? '']).toEqual([text, text])
        },
      ),
      { numRuns: 100 },
    )
  })

  test('has no control characters: they have no place in one', () => {
    const [event] = eventsOf(calendarFile('', [anEvent({ summary: 'Plan\u0007ning\ttoday' })]))
    expect(event?.['SUMMARY']).toBe('Plan ning today')
  })
})
