import { create } from 'zustand'
import { AppError } from '../../../shared/domain/appError.ts'
import { isAsImported } from '../../../shared/domain/meeting.ts'
import { mainPaperOf } from '../../../shared/domain/publishing.ts'
import type { MeetingView } from '../../state/data.ts'

/** The imported meetings whose minutes the officer mends, in this window until it closes. */
const useMending = create<{ readonly meetingIds: ReadonlySet<string> }>(() => ({ meetingIds: new Set() }))

/** Why no word of these minutes may be changed here; null while they are a draft, and while imported ones are mended. */
export function whyMinutesStand(view: MeetingView): AppError | null {
  if (view.record.meeting.state === 'confirmed') {
    return new AppError(
      'not-allowed',
      'These minutes are confirmed, so they stand as they are. A correction is agreed at a later meeting: see Sign.',
    )
  }
  return whyKeptAsPrinted(view)
}

/** Why nothing of minutes that came from a file changes by a key pressed in passing; null for others, and once they are mended. */
export function whyKeptAsPrinted(view: MeetingView): AppError | null {
  const { id } = view.record.meeting
  if (!isOfThePast(view) || useMending.getState().meetingIds.has(id)) return null
  return new AppError(
    'not-allowed',
    'These minutes were imported and are kept as they were printed. To change them, press “Mend them” above the text.',
  )
}

/** Minutes that came from a file: the meeting is not held here, so nothing of a meeting under way is offered. */
export function isOfThePast({ record }: MeetingView): boolean {
  return isAsImported(record.meeting) && mainPaperOf(record.meeting) === 'minutes'
}

/** From now on they may be written in. */
export function mend({ record }: MeetingView): void {
  useMending.setState(({ meetingIds }) => ({ meetingIds: new Set([...meetingIds, record.meeting.id]) }))
}

export function useIsMending({ record }: MeetingView): boolean {
  return useMending(({ meetingIds }) => meetingIds.has(record.meeting.id))
}
