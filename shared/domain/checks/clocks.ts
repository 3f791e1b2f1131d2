import { nameAmong } from '../person.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { shortDate } from '../shortDates.ts'
import type { Around } from './around.ts'
import type { Finding } from './findings.ts'

/** Of a member of the committee whose six months end soon, or have ended (R28). By what the book knows: there are meetings it may not. */
export function clockFindings(record: MeetingRecord, { clocks }: Around): Finding[] {
  const members = new Set(record.members.map((seat) => seat.personId))
  return clocks.flatMap(({ personId, since, lastDay, state }): Finding[] => {
    if (!members.has(personId) || (state !== 'close' && state !== 'ended')) return []
    const name = nameAmong(record.people, personId)
    const known = `By what this book knows, ${name} last attended on ${shortDate(since)}`
    return [
      {
        rule: 'R28',
        level: 'advice',
        where: personId,
        place: { kind: 'person', id: personId },
        why:
          state === 'close'
            ? `${known}: the six months end on ${shortDate(lastDay)}. Make sure that they can attend, or that a reason is approved before that day.`
            : `${known}, and the six months ended on ${shortDate(lastDay)}. Check attendance that is not in this book, and take advice before anything is said.`,
      },
    ]
  })
}
