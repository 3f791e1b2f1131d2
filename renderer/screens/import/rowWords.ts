import { formatTime } from '../../../shared/domain/civilTime.ts'
import type { MembershipRole } from '../../../shared/domain/committee.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import { shortDate } from '../../../shared/domain/shortDates.ts'
import { blockKindOf, roleOf } from './importMends.ts'
import type { AttendanceRole, BlockKind } from './importMends.ts'
import { printedOfBlock } from './importRows.ts'
import type { HeadPlace, ImportRow } from './importRows.ts'

export const headNames: Readonly<Record<HeadPlace, string>> = {
  'council.name': 'Council',
  'committee.name': 'Committee',
  'meeting.date': 'Date',
  'meeting.start': 'Began',
  'meeting.end': 'Ended',
  'meeting.place': 'Place',
}

export const roleNames: Readonly<Record<AttendanceRole, string>> = {
  present: 'Present',
  apologies: 'Apologies',
  substituted: 'Sent a substitute',
  absent: 'Absent',
  substitute: 'Substitute',
  attendee: 'In attendance',
}

export const blockKindNames: Readonly<Record<BlockKind, string>> = {
  prose: 'Sentence',
  point: 'Point',
  'point-1': 'Sub-point',
  'point-2': 'Sub-point, second level',
  resolution: 'Resolution',
  event: 'Event',
}

/** The seat as its word stands beside a name; empty for a member like the others. */
export const officeNames: Readonly<Record<MembershipRole, string>> = {
  member: '',
  chair: 'Chair',
  'vice-chair': 'Vice Chair',
  substitute: 'Substitute',
  'co-optee': 'Co-opted',
}

/** What a row is. */
export function labelOf(row: ImportRow): string {
  switch (row.kind) {
    case 'note':
      return 'Note'
    case 'head':
      return headNames[row.place]
    case 'person':
      return roleNames[roleOf(row.attendance)]
    case 'item':
      return 'Item'
    case 'block':
      return blockKindNames[blockKindOf(row.block)]
  }
}

/** What stands in it; empty for nothing. */
export function valueOf(row: ImportRow): string {
  switch (row.kind) {
    case 'note':
      return row.note.sentence
    case 'head':
      return headValue(row.record, row.place)
    case 'person': {
      const { person, attendance, presided } = row
      const seat = row.office === null ? '' : officeNames[row.office]
      const offices = [seat, presided ? 'took the chair' : ''].filter((word) => word !== '')
      const office = offices.length === 0 ? '' : ` (${offices.join(', ')})`
      const title = person.title === '' ? '' : `, ${person.title}`
      const reason = attendance.reason === null ? '' : ` – ${attendance.reason.words}`
      return `${addressedName(person)}${office}${title}${reason}`
    }
    case 'item':
      return `${row.minutes?.number ?? ''} ${row.item.title}`.trim()
    case 'block':
      return printedOfBlock(row.block)
  }
}

function headValue({ council, committee, meeting }: MeetingRecord, place: HeadPlace): string {
  const { times } = council.houseStyle
  const time = (value: string | null): string => (value === null ? '' : formatTime(value, times))
  switch (place) {
    case 'council.name':
      return council.name
    case 'committee.name':
      return committee.name
    case 'meeting.date':
      return shortDate(meeting.date)
    case 'meeting.start':
      return meeting.start === '00:00' ? '' : time(meeting.start)
    case 'meeting.end':
      return time(meeting.end)
    case 'meeting.place':
      return meeting.place
  }
}
