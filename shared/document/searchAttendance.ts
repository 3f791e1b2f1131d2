import type { MeetingRecord } from '../domain/meetingRecord.ts'
import type { PaperView } from '../domain/paperView.ts'
import type { SearchRow } from '../domain/search.ts'
import { attendanceLists } from './compose/attendance.ts'
import type { AttendanceList } from './compose/attendance.ts'

/**
 * Who was there, a row for each list, in the words of the papers: of the reason of an apology what the council prints, and no more (R29).
 * Apologies stand under the item that has them.
 */
export function attendanceRows(
  record: MeetingRecord,
  view: PaperView,
  numberOf: (itemId: string | null) => string,
): SearchRow[] {
  const { present, apologies, absent, others } = attendanceLists(view)
  const row = (
    label: string,
    { lines, people }: AttendanceList,
    item: MeetingRecord['items'][number] | null = null,
  ): SearchRow => ({
    ...{
      key: `attendance ${label}`,
      kind: 'attendance',
      itemId: item?.id ?? null,
      placeId: null,
      page: null,
    },
    ...{ number: numberOf(item?.id ?? null), label, title: item?.title ?? '', above: '' },
    ...{ words: lines.join('; '), people },
    // The papers print it whatever else is closed.
    ...{ classification: 'public', isPublic: true },
  })
  const under = record.items.find((item) => item.kind === 'apologies') ?? null
  return [
    row('Present', present),
    row('Apologies', apologies, under),
    row('Absent', absent),
    row('In attendance', others),
  ]
}
