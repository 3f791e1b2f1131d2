import { formatTime } from '../../domain/civilTime.ts'
import type { MembershipRole } from '../../domain/committee.ts'
import type { PaperAttendance, PaperView } from '../../domain/paperView.ts'
import { addressedName } from '../../domain/person.ts'
import { apologyWords } from '../../domain/presence.ts'
import type { Block, Run } from '../model.ts'
import { plain } from './inlines.ts'

const roleWords: Readonly<Record<MembershipRole, string>> = {
  chair: 'Chair',
  'vice-chair': 'Vice Chair',
  member: '',
  substitute: '',
  'co-optee': 'co-opted member',
}

/**
 * Who was there (R22): members present with their office and, unless they
 * were there throughout, from when and until when; members absent, and the others with their titles. A member nobody has
 * spoken for stands in no list: the checks say so, the paper does not guess.
 */
export function attendanceBlocks(view: PaperView): Block[] {
  const { present, others } = listedPeople(view)
  const absent = membersWith(view, ({ status }) => ['apologies', 'absent', 'substituted'].includes(status))
  const membership = [
    ...list('present', 'Present', present, (attendance) => presentLine(view, attendance)),
    ...list('absent', 'Absent', absent, (attendance) => absentLine(view, attendance, absent)),
  ]
  return [
    ...(membership.length === 0
      ? []
      : [
          { kind: 'heading', id: 'membership', level: 2, number: null, text: 'Membership' } as const,
          ...membership,
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            kind: 'heading',
            id: 'in-attendance',
            level: 2,
            number: null,
            text: 'Colleagues, partners and others in attendance:',
          } as const,
          { kind: 'lines', lines: others.map((other) => plain(attendeeLine(view, other))) } as const,
        ]),
  ]
}

/** Apologies as the house prints them: the name, and of the reason what the council publishes (R29). */
export function apologyLines(view: PaperView): Run[][] {
  return membersWith(view, sentApologies).map((attendance) => plain(apologyLine(view, attendance)))
}

function apologyLine(view: PaperView, attendance: PaperAttendance): string {
  const words =
    attendance.reason === null ? '' : apologyWords(attendance.reason, view.council.houseStyle.apologyReasons)
  const substitute = view.attendance.find(
    (other) => other.capacity === 'substitute' && other.substituteFor === attendance.personId,
  )
  const name = nameOf(view, attendance.personId)
  const reason = words === '' ? '' : ` – ${words}`
  const standIn = substitute === undefined ? '' : ` (substitute: ${nameOf(view, substitute.personId)})`
  return `${name}${reason}${standIn}`
}

function membersWith(view: PaperView, has: (attendance: PaperAttendance) => boolean): PaperAttendance[] {
  return view.attendance.filter((attendance) => attendance.capacity === 'member' && has(attendance))
}

/** One list of who was there, as it is printed. */
export interface AttendanceList {
  readonly lines: readonly string[]
  /** Whom it tells of; of those in brackets (a substitute, or whom they stand in for) another list does. */
  readonly people: readonly string[]
}

/** Who was there in lists of which each person stands in one: members who sent apologies are not told again as absent. */
export function attendanceLists(
  view: PaperView,
): Readonly<Record<'present' | 'apologies' | 'absent' | 'others', AttendanceList>> {
  const listed = (
    attendances: readonly PaperAttendance[],
    line: (attendance: PaperAttendance) => string,
  ): AttendanceList => ({ lines: attendances.map(line), people: attendances.map((each) => each.personId) })
  const { present, others } = listedPeople(view)
  return {
    present: listed(present, (attendance) => presentLine(view, attendance)),
    apologies: listed(membersWith(view, sentApologies), (attendance) => apologyLine(view, attendance)),
    absent: listed(
      membersWith(view, ({ status }) => status === 'absent'),
      ({ personId }) => nameOf(view, personId),
    ),
    others: listed(others, (attendance) => attendeeLine(view, attendance)),
  }
}

function listedPeople(view: PaperView): Readonly<Record<'present' | 'others', PaperAttendance[]>> {
  return {
    present: view.attendance.filter(
      ({ capacity, status }) => capacity !== 'attendee' && status === 'present',
    ),
    others: view.attendance.filter(({ capacity }) => capacity === 'attendee'),
  }
}

/** Who is represented by a substitute has said that they cannot come. */
function sentApologies({ status }: PaperAttendance): boolean {
  return status === 'apologies' || status === 'substituted'
}

/** "Councillor Ida Moss (apologies)", where another of those absent sent none: in a list of apologies alone, the name says enough. */
function absentLine(
  view: PaperView,
  attendance: PaperAttendance,
  absent: readonly PaperAttendance[],
): string {
  const name = nameOf(view, attendance.personId)
  return sentApologies(attendance) && !absent.every(sentApologies) ? `${name} (apologies)` : name
}

/** True once somebody has said of every member whether they are there. */
export function everyMemberIsAccountedFor(view: PaperView): boolean {
  const members = view.attendance.filter((attendance) => attendance.capacity === 'member')
  return members.length > 0 && members.every((attendance) => attendance.status !== 'not-yet')
}

function list(
  id: string,
  heading: string,
  attendances: readonly PaperAttendance[],
  line: (attendance: PaperAttendance) => string,
): Block[] {
  if (attendances.length === 0) return []
  return [
    { kind: 'heading', id, level: 3, number: null, text: heading },
    { kind: 'lines', lines: attendances.map((attendance) => plain(line(attendance))) },
  ]
}

/** "Councillor Ida Moss (Chair, until 11.40 am)" */
function presentLine(view: PaperView, attendance: PaperAttendance): string {
  const membership = view.members.find((member) => member.personId === attendance.personId)
  const office =
    attendance.substituteFor !== null
      ? `substitute for ${nameOf(view, attendance.substituteFor)}`
      : membership === undefined
        ? ''
        : roleWords[membership.role]
  return `${nameOf(view, attendance.personId)}${inBrackets([office, whenThere(view, attendance)])}`
}

function attendeeLine(view: PaperView, attendance: PaperAttendance): string {
  const title = view.people.find((person) => person.id === attendance.personId)?.title ?? ''
  const name = nameOf(view, attendance.personId)
  return `${title === '' ? name : `${name} – ${title}`}${inBrackets([whenThere(view, attendance)])}`
}

/** "from 10.20 am until 11.40 am"; empty of somebody who was there throughout. */
function whenThere(view: PaperView, { from, until }: PaperAttendance): string {
  const { times } = view.council.houseStyle
  return [
    ...(from === null ? [] : [`from ${formatTime(from, times)}`]),
    ...(until === null ? [] : [`until ${formatTime(until, times)}`]),
  ].join(' ')
}

function inBrackets(words: readonly string[]): string {
  const said = words.filter((each) => each !== '')
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

function nameOf(view: PaperView, personId: string): string {
  const person = view.people.find((candidate) => candidate.id === personId)
  return person === undefined ? '' : addressedName(person)
}
