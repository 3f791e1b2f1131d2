import { membersView } from '../../../shared/domain/paperView.ts'
import type { Attendance } from '../../../shared/domain/presence.ts'
import { apologyLines, everyMemberIsAccountedFor } from '../../../shared/document/compose/attendance.ts'
import type { MeetingView } from '../../state/data.ts'

export interface PrintedApologies {
  /** The lines as the paper prints them, from the same function; the council's word for none when all are accounted for. */
  readonly lines: readonly string[]
  /** Members of whom nobody has said yet whether they are there. */
  readonly unmarked: number
  readonly isDone: boolean
}

/** What the apologies item will print: it follows from the attendance. */
export function printedApologies(view: MeetingView, attendance: readonly Attendance[]): PrintedApologies {
  // Of the record only the attendance and the people count here.
  const paper = membersView({ ...view.record, attendance: [...attendance], minutes: [], papers: [] })
  const isDone = everyMemberIsAccountedFor(paper)
  const lines = apologyLines(paper).map((runs) => runs.map((run) => run.text).join(''))
  const none = view.record.council.houseStyle.noneWording
  return {
    lines: lines.length === 0 && isDone && none !== '' ? [none] : lines,
    unmarked: attendance.filter((one) => one.capacity === 'member' && one.status === 'not-yet').length,
    isDone,
  }
}
