import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { Committee } from '../../shared/domain/committee.ts'
import type { Council } from '../../shared/domain/council.ts'
import type { Person } from '../../shared/domain/person.ts'
import { readAgendaItem } from '../db/agenda.ts'
import { readCommittee } from '../db/committees.ts'
import { readCouncil } from '../db/council.ts'
import type { Reader } from '../db/database.ts'
import { readMeeting } from '../db/meetings.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { readPerson } from '../db/people.ts'

/** Each of these reads one thing, or throws `not-found` with a sentence. */

export function requiredCouncil(reader: Reader): Council {
  const council = readCouncil(reader)
  if (council === null)
    throw new AppError('not-found', 'The council is not set up yet. Enter its name first.')
  return council
}

export function requiredCommittee(reader: Reader, committeeId: string): Committee {
  const committee = readCommittee(reader, committeeId)
  if (committee === null) {
    throw new AppError('not-found', 'This committee is not in the minute book.', { committeeId })
  }
  return committee
}

export function requiredMeeting(reader: Reader, meetingId: string): StoredMeeting {
  const meeting = readMeeting(reader, meetingId)
  if (meeting === null) {
    throw new AppError('not-found', 'This meeting is not in the minute book.', { meetingId })
  }
  return meeting
}

/** The meeting, if its record may still be changed: `not-allowed` once its minutes are confirmed. */
export function changeableMeeting(reader: Reader, meetingId: string): StoredMeeting {
  const stored = requiredMeeting(reader, meetingId)
  if (stored.meeting.state === 'confirmed') throw confirmed(meetingId)
  return stored
}

/** The failure of a change to a record that stands. */
export function confirmed(meetingId: string): AppError {
  return new AppError(
    'not-allowed',
    'The minutes of this meeting are confirmed, so its record stands. A correction is a new minute of a later meeting.',
    { meetingId },
  )
}

export function requiredItem(reader: Reader, meetingId: string, itemId: string): AgendaItem {
  const item = readAgendaItem(reader, meetingId, itemId)
  if (item === null) {
    throw new AppError('not-found', 'This item is no longer on the agenda. Open the meeting again.', {
      itemId,
    })
  }
  return item
}

export function requiredPerson(reader: Reader, personId: string): Person {
  const person = readPerson(reader, personId)
  if (person === null) throw new AppError('not-found', 'This person is not in the minute book.', { personId })
  return person
}
