import type { ReactNode } from 'react'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useMeeting } from '../../state/meeting.ts'
import type { MeetingView } from '../../state/data.ts'

/** Reads the meeting, then shows the screen; until then the frame with what went wrong. */
export function WithMeeting(props: {
  readonly meetingId: string
  readonly title: string
  readonly children: (view: MeetingView) => ReactNode
}): ReactNode {
  const meeting = useMeeting(props.meetingId)
  if (meeting.data !== undefined) return props.children(meeting.data)
  return (
    <Frame
      title={props.title}
      rail={{ name: 'Places', content: <MainRail at={null} /> }}
      work={{ name: props.title }}
    >
      <Loading query={meeting} />
    </Frame>
  )
}
