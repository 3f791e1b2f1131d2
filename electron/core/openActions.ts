import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { PaperView } from '../../shared/domain/paperView.ts'
import { actionRows, openUntil } from '../../shared/domain/registers/actions.ts'
import type { ActionRow } from '../../shared/domain/registers/actions.ts'
import { readingsFor } from '../../shared/domain/registers/reading.ts'
import type { LeftOut } from '../../shared/domain/registers/reading.ts'
import type { Reader } from '../db/database.ts'
import { readFacts } from '../db/facts.ts'
import { meetingsOfCommittee } from '../db/meetings.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'

/** The open actions of a committee's meetings until one, as an audience may read them, and the meetings that it may not be told of yet. */
export function openActionsFor(
  reader: Reader,
  record: MeetingRecord,
  audience: PaperView['audience'],
): { readonly rows: readonly ActionRow[]; readonly leftOut: readonly LeftOut[] } {
  const { id, date } = record.meeting
  const earlier = meetingsOfCommittee(reader, record.committee.id)
    .map(({ meeting }) => meeting)
    // Whether what a file of the past asks was done, nobody has said.
    .filter((meeting) => meeting.id !== id && meeting.date < date && meeting.importedFrom === null)
    // Most meetings of the years before have nothing open: they are not read whole.
    .filter((meeting) => readFacts(reader, meeting.id).some((fact) => fact.kind === 'action' && !fact.done))
    .map((meeting) => readMeetingRecord(reader, meeting.id))
  const { readings, leftOut } = readingsFor([...earlier, record], audience)
  return { rows: openUntil(actionRows(readings, date), date), leftOut }
}
