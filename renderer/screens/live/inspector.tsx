import type { ReactNode } from 'react'
import type { MeetingView } from '../../state/data.ts'
import { AttendanceList } from './attendanceList.tsx'
import { OthersList } from './othersList.tsx'
import { TimeBox } from './timeBox.tsx'
import { Timeline } from './timeline.tsx'
import { rollCall } from './rollCall.ts'
import { useAttendance, useLive, useQuorum } from './useLive.ts'

/** Who is there, who presides, what happened when. */
export function Inspector({ view }: { readonly view: MeetingView }): ReactNode {
  const others = view.record.attendance.filter((one) => one.capacity !== 'member').length
  return (
    <>
      <QuorumLine view={view} />
      <ChairOffer view={view} />
      <h2 className="rail-heading">
        Members <kbd aria-hidden="true">Ctrl+3</kbd>
      </h2>
      <AttendanceList view={view} />
      <p className="letters-hint" aria-hidden="true">
        <b>P</b>resent <b>A</b>pologies <b>X</b> absent <b>S</b>ubstitute <b>L</b>eft
      </p>
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

/** When the Chair is away and nobody presides yet: the Vice Chair, in one press. */
function ChairOffer({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const attendance = useAttendance(live, view)
  const { members, meeting } = view.record
  const status = (personId: string | undefined): string | undefined =>
    attendance.find((one) => one.personId === personId)?.status
  const chair = members.find((seat) => seat.role === 'chair')?.personId
  const vice = members.find((seat) => seat.role === 'vice-chair')?.personId
  const isAway = ['apologies', 'absent', 'substituted'].includes(status(chair) ?? '')
  const presides = meeting.presidedBy !== null && meeting.presidedBy !== chair
  if (!isAway || presides || chair === undefined || vice === undefined) return null
  if (['apologies', 'absent', 'substituted'].includes(status(vice) ?? '')) {
    return (
      <p className="chair-offer">
        The Chair and the Vice Chair are away. Press V on the member who takes the chair.
      </p>
    )
  }
  return (
    <p className="chair-offer">
      The Chair is away.{' '}
      <button
        type="button"
        className="button"
        onClick={() => void live.takeTheChair(vice, chair, 'Vice Chair ')}
      >
        {live.nameOf(vice)} takes the chair
      </button>
    </p>
  )
}

function MeetingTimes({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const { meeting } = view.record
  return (
    <div className="meeting-times">
      <span>
        Started{' '}
        <TimeBox
          label="Started"
          value={meeting.start}
          onCommit={(start) => live.saveParticulars({ start })}
        />
      </span>
      <span>
        Ended <TimeBox label="Ended" value={meeting.end} onCommit={(end) => live.saveParticulars({ end })} />
      </span>
      {meeting.end === null && live.isToday ? (
        <button type="button" className="button" onClick={() => live.saveParticulars({ end: live.now() })}>
          Ends now
        </button>
      ) : null}
    </div>
  )
}
