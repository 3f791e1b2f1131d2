import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { KeyCaps } from '../../frame/keyCaps.tsx'
import type { MeetingView } from '../../state/data.ts'
import { AttendanceList } from './attendanceList.tsx'
import { ChairOfferLine, useChairOffer } from './chairOfferLine.tsx'
import { ItemActs, ThisItem } from './thisItem.tsx'
import { OthersList } from './othersList.tsx'
import { SubstitutesList } from './substitutesList.tsx'
import { TimeBox } from './timeBox.tsx'
import { Timeline } from './timeline.tsx'
import { rollCall } from './rollCall.ts'
import { useAttendance, useLive, useQuorum } from './useLive.ts'

/** Who is there, who presides, what this item needs, what happened when. */
export function Inspector({ view }: { readonly view: MeetingView }): ReactNode {
  const others = view.record.attendance.filter((one) => one.capacity === 'attendee').length
  const offered = useChairOffer(view)
  return (
    <>
      <QuorumLine view={view} />
      <ChairOfferLine offered={offered} />
      <h2 className="rail-heading">
        Members <KeyCaps keys="Ctrl+3" />
      </h2>
      <AttendanceList view={view} takeOffer={offered?.take ?? null} />
      <SubstitutesList view={view} />
      <p className="letters-hint" aria-hidden="true">
        <b>P</b>resent <b>A</b>pologies <b>X</b> absent <b>S</b>ub <b>L</b>eft <b>V</b> chair
      </p>
      <ItemActs />
      <ThisItem view={view} />
      <h2 className="rail-heading">Others in attendance ({others})</h2>
      <OthersList view={view} />
      <h2 className="rail-heading">What happened</h2>
      <Timeline />
      <h2 className="rail-heading">Meeting</h2>
      <MeetingTimes view={view} />
    </>
  )
}

function QuorumLine({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const { present, members, needed, quorate } = useQuorum(live, view)
  const { marked, of } = rollCall(useAttendance(live, view))
  if (marked < of) {
    const words =
      marked === 0
        ? `Attendance not taken (quorum ${needed})`
        : `${marked} of ${of} marked, ${present} present (quorum ${needed})`
    return (
      <p className="quorum quorum-unknown" role="status">
        {words}
      </p>
    )
  }
  return (
    <p className={quorate ? 'quorum' : 'quorum quorum-lost'} role="status">
      {quorate ? 'Quorate' : 'Not quorate'}: {present} of {members} present (quorum {needed})
    </p>
  )
}

function MeetingTimes({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const particulars = useStore(live.particulars.ahead)
  const meeting = { ...view.record.meeting, ...particulars }
  return (
    <div className="meeting-times">
      <span>
        Started{' '}
        <TimeBox
          label="Started"
          value={meeting.start}
          onCommit={(start) => live.particulars.save({ start })}
        />
      </span>
      <span>
        Ended <TimeBox label="Ended" value={meeting.end} onCommit={(end) => live.particulars.save({ end })} />
      </span>
      {meeting.end === null && live.isToday ? (
        <button type="button" className="button" onClick={() => live.particulars.save({ end: live.now() })}>
          Ends now
        </button>
      ) : null}
    </div>
  )
}
