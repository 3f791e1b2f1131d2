import { AppError } from '../../../shared/domain/appError.ts'
import type { MeetingView } from '../../state/data.ts'

/** Why no word of these minutes may be changed here; null while they are a draft. */
export function whyMinutesStand({ record }: MeetingView): AppError | null {
  if (record.meeting.state !== 'confirmed') return null
  return new AppError(
    'not-allowed',
    'These minutes are confirmed, so they stand as they are. A correction is agreed at a later meeting: see Sign.',
  )
}
