import type { Meeting } from '../../shared/domain/meeting.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { isAgendaOut } from '../../shared/domain/sentAgenda.ts'
import { readAttendance } from '../db/attendance.ts'
import type { Reader } from '../db/database.ts'
import { readMeetingTexts } from '../db/minutes.ts'
import { readPublications } from '../db/publications.ts'

/** Whether people hold the agenda of a meeting in their hands: its numbers stay then. */
export function agendaIsOut(reader: Reader, meeting: Meeting, items: readonly AgendaItem[]): boolean {
  return (
    // What was published stays quoted, whatever state the meeting is put back to.
    readPublications(reader, meeting.id).length > 0 ||
    isAgendaOut({
      state: meeting.state,
      items,
      attendance: readAttendance(reader, meeting.id),
      minutes: [...readMeetingTexts(reader, meeting.id).values()],
    })
  )
}
