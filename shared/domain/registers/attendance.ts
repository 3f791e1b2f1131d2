import type { MembershipRole } from '../committee.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { nameAmong } from '../person.ts'
import type { AttendanceStatus } from '../presence.ts'
import { everInTheRoom, presenceNotes, roomOf } from '../presenceTimeline.ts'
import { seatsOn } from '../seats.ts'

/**
 * Who was expected and who came. Names of those present are recorded and open to everybody (R22), whatever is said of the items: so this
 * register is the same for every audience. Why somebody was away stands in none of it (R29).
 */

/** How one member, or somebody who stood in for one, is down at one meeting. `stood-in` is expected of nobody. */
export type RegisterStanding = 'present' | 'apologies' | 'absent' | 'substituted' | 'not-said' | 'stood-in'

export interface AttendanceEntry {
  readonly meetingId: string
  readonly committeeId: string
  readonly committee: string
  readonly date: string
  readonly personId: string
  readonly name: string
  readonly role: MembershipRole | null
  readonly group: string
  readonly standing: RegisterStanding
  /** Of somebody who stood in: for whom. */
  readonly standsFor: string | null
  /** Of a member who was represented: by whom. */
  readonly representedBy: string | null
  /** HH:MM, of somebody who came late or left for good. */
  readonly from: string | null
  readonly until: string | null
}

/** Sums in which `expected` is `present`, `apologies`, `absent` and `substituted` together. */
export interface AttendanceSums {
  readonly expected: number
  readonly present: number
  readonly apologies: number
  readonly absent: number
  /** Represented by a substitute. */
  readonly substituted: number
  /** Of whom nobody has said anything: in none of the other sums. */
  readonly notSaid: number
  /** Present of expected, in whole percent; null where nobody was expected. */
  readonly percent: number | null
}

/** One member on one committee over the period. */
export interface MemberAttendance extends AttendanceSums {
  readonly personId: string
  readonly name: string
  readonly committeeId: string
  readonly committee: string
  readonly group: string
  /** How often they stood in for another. */
  readonly stoodIn: number
}

export interface MeetingAttendance extends AttendanceSums {
  readonly meetingId: string
  readonly committeeId: string
  readonly committee: string
  readonly date: string
  /** Substitutes who came. */
  readonly stoodIn: number
}

/** Everybody expected at the meetings that were held, and who stood in; the earliest meeting first, each in the order of its list. */
export function attendanceEntries(records: readonly MeetingRecord[]): AttendanceEntry[] {
  return records
    .filter(wasHeld)
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
    .flatMap(entriesOf)
}

/** Somebody with a seat, or in place of one, was in the room. */
function wasHeld(record: MeetingRecord): boolean {
  const came = everInTheRoom(roomOf(record))
  return (
    record.attendance.some(({ capacity, personId }) => capacity !== 'attendee' && came.has(personId)) ||
    seatsOn(record.members, record.meeting.date).some(({ personId }) => came.has(personId))
  )
}

function keyOf({ meeting, committee }: MeetingRecord): string {
  return `${meeting.date} ${meeting.start} ${committee.name}`
}

function entriesOf(record: MeetingRecord): AttendanceEntry[] {
  const { meeting, committee, people } = record
  const room = roomOf(record)
  const came = everInTheRoom(room)
  const notes = presenceNotes(room)
  const seats = new Map(seatsOn(record.members, meeting.date).map((seat) => [seat.personId, seat]))
  const listed = new Map(
    record.attendance.filter(({ capacity }) => capacity !== 'attendee').map((each) => [each.personId, each]),
  )
  const expected = [...new Set([...listed.keys(), ...seats.keys()])]
  return expected.flatMap((personId): AttendanceEntry[] => {
    const attendance = listed.get(personId)
    const isSubstitute = attendance?.capacity === 'substitute'
    // A substitute who was called and did not come was expected by nobody.
    if (isSubstitute && !came.has(personId)) return []
    const seat = seats.get(personId)
    const note = notes.get(personId) ?? { from: null, until: null }
    const standsFor = isSubstitute ? (attendance.substituteFor ?? null) : null
    const standIn = [...listed.values()].find(
      (each) => each.capacity === 'substitute' && each.substituteFor === personId && came.has(each.personId),
    )
    const standing: RegisterStanding = isSubstitute
      ? 'stood-in'
      : came.has(personId)
        ? 'present'
        : standingOf(attendance?.status ?? 'not-yet')
    return [
      {
        meetingId: meeting.id,
        committeeId: committee.id,
        committee: committee.name,
        date: meeting.date,
        personId,
        name: nameAmong(people, personId),
        role: seat?.role ?? null,
        group: seat?.group ?? '',
        standing,
        standsFor: standsFor === null ? null : nameAmong(people, standsFor),
        representedBy:
          standing === 'substituted' && standIn !== undefined ? nameAmong(people, standIn.personId) : null,
        ...note,
      },
    ]
  })
}

/** Of somebody who never was in the room. */
function standingOf(status: AttendanceStatus): RegisterStanding {
  return status === 'not-yet' || status === 'present' ? 'not-said' : status
}

/** By committee and name. */
export function attendanceByMember(entries: readonly AttendanceEntry[]): MemberAttendance[] {
  const groups = Map.groupBy(entries, ({ committeeId, personId }) => `${committeeId} ${personId}`)
  return [...groups.values()]
    .flatMap((own): MemberAttendance[] => {
      const last = own.at(-1)
      if (last === undefined) return []
      const { personId, name, committeeId, committee } = last
      const group = own.findLast((entry) => entry.group !== '')?.group ?? ''
      return [{ personId, name, committeeId, committee, group, ...sums(own), stoodIn: stoodIn(own) }]
    })
    .toSorted(
      (a, b) =>
        a.committee.localeCompare(b.committee) || familyName(a.name).localeCompare(familyName(b.name)),
    )
}

/** The latest meeting first. */
export function attendanceByMeeting(entries: readonly AttendanceEntry[]): MeetingAttendance[] {
  return [...Map.groupBy(entries, ({ meetingId }) => meetingId).values()]
    .flatMap((own): MeetingAttendance[] => {
      const [first] = own
      if (first === undefined) return []
      const { meetingId, committeeId, committee, date } = first
      return [{ meetingId, committeeId, committee, date, ...sums(own), stoodIn: stoodIn(own) }]
    })
    .toReversed()
}

/** "Moss Ida Councillor": the last word first, as registers are ordered. */
function familyName(name: string): string {
  return name.split(' ').toReversed().join(' ')
}

function stoodIn(entries: readonly AttendanceEntry[]): number {
  return entries.filter(({ standing }) => standing === 'stood-in').length
}

/** Of any entries: a member's, a meeting's, or all. */
export function sums(entries: readonly AttendanceEntry[]): AttendanceSums {
  const count = (standing: RegisterStanding): number =>
    entries.filter((entry) => entry.standing === standing).length
  const present = count('present')
  const apologies = count('apologies')
  const absent = count('absent')
  const substituted = count('substituted')
  const expected = present + apologies + absent + substituted
  return {
    ...{ expected, present, apologies, absent, substituted, notSaid: count('not-said') },
    percent: expected === 0 ? null : Math.round((100 * present) / expected),
  }
}
