import { noticeOfMeeting } from '../clearDays.ts'
import { documentsOf } from '../itemDocuments.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { workingDaysFrom, workingDaysOf } from '../workingDays.ts'
import type { Around } from './around.ts'
import type { Finding } from './findings.ts'
import { hasBegun } from './stage.ts'

/** How many working days before the last day to publish a report that is not there is asked for. */
const daysAhead = 2

/** Of an item that promises the report of somebody: that it is there, once the agenda is out or about to go. */
export function promisedReportFindings(record: MeetingRecord, around: Around): Finding[] {
  if (hasBegun(record) || !isDue(record, around)) return []
  return record.items.flatMap((item): Finding[] => {
    const author = item.reportAuthor.trim()
    const own = [item, ...record.items.filter((each) => each.parentId === item.id)]
    if (author === '' || own.some(({ id }) => documentsOf(record, id).length > 0)) return []
    return [
      {
        rule: 'report',
        level: 'advice',
        where: item.id,
        why: `“${item.title}” is to have a report of the ${author.replace(/^the /i, '')}, and neither a paper nor a cover report is there. Add it; where it is given by word of mouth, accept this and say so.`,
      },
    ]
  })
}

function isDue(record: MeetingRecord, { today }: Around): boolean {
  const isOut = record.publications.some(({ kind, audience }) => kind === 'agenda' && audience === 'public')
  const notice = noticeOfMeeting(record.council, record.meeting.date)
  if (isOut || today === null || notice === null) return isOut
  const counted = workingDaysFrom(today, daysAhead, workingDaysOf(record.council))
  return counted === null ? false : counted.date >= notice.latestPublication
}
