import { addDays } from '../domain/civilTime.ts'

/** A meeting or a deadline as an event of a calendar file. */
export interface CalendarEvent {
  /** The same for as long as the thing exists: whoever has the event already gets it changed, not doubled. */
  readonly uid: string
  /** Raised with every change. */
  readonly sequence: number
  /** ISO instant of the last change: the same file is made again from the same book. */
  readonly changedAt: string
  /** YYYY-MM-DD */
  readonly date: string
  /** HH:MM in London; null for the whole day. */
  readonly start: string | null
  readonly end: string | null
  readonly summary: string
  readonly location: string
  readonly description: string
}

const newLine = '\r\n'

/** The clocks of London since 1996, when the end of summer time came to be the same in all of Europe. */
const londonTime = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  ...['BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'TZNAME:BST', 'DTSTART:19960331T010000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT'],
  ...['BEGIN:STANDARD', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'TZNAME:GMT', 'DTSTART:19961027T020000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
  'END:VTIMEZONE',
]

/** A calendar file after RFC 5545. The same events give the same bytes. */
export function calendarFile(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Minutebook//Calendar//EN', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`],
    ...londonTime,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}${newLine}`).join('')
}

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `LAST-MODIFIED:${utc(event.changedAt)}`,
    `SEQUENCE:${event.sequence}`,
    ...when(event),
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === '' ? [] : [`LOCATION:${escaped(event.location)}`]),
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    'END:VEVENT',
  ]
}

/** By the wall clock of London; a whole day ends where the next one begins, and keeps nobody busy. */
function when({ date, start, end }: CalendarEvent): string[] {
  const day = compact(date)
  if (start === null) {
    return [
      `DTSTART;VALUE=DATE:${day}`,
      `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
      'TRANSP:TRANSPARENT',
    ]
  }
  const at = (time: string, on = day): string => `TZID=Europe/London:${on}T${compact(time)}00`
  if (end === null) return [`DTSTART;${at(start)}`]
  // A meeting that ends at ten past midnight ends on the day after.
  return [`DTSTART;${at(start)}`, `DTEND;${at(end, end <= start ? compact(addDays(date, 1)) : day)}`]
}

function compact(text: string): string {
  return text.replaceAll(/[-:]/g, '')
}

function utc(instant: string): string {
  return `${compact(instant).slice(0, 15)}Z`
}

/** Text as a value (RFC 5545, 3.3.11); control characters have no place in one. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
}

/** No line over 75 octets, and no character cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      parts.push(part)
      // The space that marks the line as going on counts too.
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join(`${newLine} `)
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
