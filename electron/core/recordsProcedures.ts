import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { loadRecord } from './loadRecord.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { procedures } from './services.ts'
import { wire } from './wire.ts'

export const recordsProcedures = {
  export: procedures.records.export.handler(({ input, context }) =>
    wire(readMeetingRecord(context.book.required().reader, input.meetingId)),
  ),
  load: procedures.records.load.handler(({ input, context }) => {
    // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
    context.book.required().write((writing) => loadRecord(writing, input as MeetingRecord))
    return { meetingId: input.meeting.id }
  }),
}
