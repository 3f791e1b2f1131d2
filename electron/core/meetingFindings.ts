import { findings } from '../../shared/domain/checks/findings.ts'
import type { Finding } from '../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Reader } from '../db/database.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { checkAround } from './checkAround.ts'
import { derivedNumbers } from './readMeetingRecord.ts'
import { toldFinding } from './toldFinding.ts'
import type { ToldFinding } from './toldFinding.ts'

/** What the checks find in a meeting of the book, by what else the book knows. */
export function meetingFindings(
  reader: Reader,
  stored: StoredMeeting,
  record: MeetingRecord,
  today: string,
): ToldFinding[] {
  const found = findings(record, checkAround(reader, stored, today))
  return [...found, ...movedNumbers(reader, stored, record)].map((finding) => toldFinding(finding, record))
}

/** Numbers that stand, but would be others by the meetings before: the officer decides whether anything is to be said. */
function movedNumbers(reader: Reader, stored: StoredMeeting, record: MeetingRecord): Finding[] {
  if (stored.meeting.importedFrom !== null) return []
  const derived = derivedNumbers(reader, record.council, record.committee, stored, record.items)
  const moved = record.minutes.find((one) => one.frozen && derived[one.itemId] !== one.number)
  if (moved === undefined) return []
  return [
    {
      rule: 'numbering',
      level: 'advice',
      where: moved.itemId,
      why: `Minute ${moved.number} keeps the number it was published with. By the committee’s earlier meetings it would now be ${derived[moved.itemId] ?? ''}.`,
    },
  ]
}
