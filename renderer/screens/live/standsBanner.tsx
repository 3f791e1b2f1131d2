import type { ReactNode } from 'react'
import type { MeetingView } from '../../state/data.ts'
import { whyMinutesStand } from './confirmedMinutes.ts'
import './standsBanner.css'

/** Over minutes that are confirmed: nothing can be written, and where a correction goes. */
export function StandsBanner({ view }: { readonly view: MeetingView }): ReactNode {
  if (whyMinutesStand(view) === null) return null
  return (
    <p className="stands-banner">
      <strong>Confirmed.</strong> These minutes stand as they are. A correction is agreed at a later meeting:{' '}
      <a href={`#/meetings/${view.record.meeting.id}/sign`}>Sign</a>.
    </p>
  )
}
