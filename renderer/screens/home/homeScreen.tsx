import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { isCivilDate } from '../../../shared/domain/civilTime.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { useDroppedFiles } from '../../parts/droppedFile.ts'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingSummary } from '../../state/data.ts'
import { today } from '../../state/today.ts'
import type { CalendarDeadline } from '../calendar/calendarEntries.ts'
import { useImportFiles } from '../import/useImportFiles.ts'
import { NoCommittees } from '../meeting/noCommittees.tsx'
import { MeetingsTable } from './meetingsTable.tsx'
import { NextThing } from './nextThing.tsx'
import { RecoveryNudge } from './recoveryNudge.tsx'

/** The meetings of the book, with what to do next at the head. */
export function HomeScreen(): ReactNode {
  const { api } = useCore()
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const day = today()
  const due = useQuery({
    ...api.calendar.deadlines.queryOptions({ input: { from: day, to: day, committeeId: null } }),
    // A machine whose battery is flat begins in 1970: nothing is due then, and nothing is asked.
    enabled: isCivilDate(day),
  })
  const files = useImportFiles()
  useDroppedFiles((dropped) => void files.take(dropped))
  const newMeeting = (): void => navigate('/meetings/new')
  const hasCommittees = (committees.data?.length ?? 0) > 0
  return (
    <Frame
      title={status.data?.councilName ?? 'Meetings'}
      actions={
        <>
          <Button
            kind={hasCommittees ? 'plain' : 'quiet'}
            isPending={files.standing !== null}
            onPress={() => navigate('/import')}
          >
            Import minutes…
          </Button>
          {hasCommittees ? (
            <Button kind="primary" keys="Ctrl+N" command="meeting.new" onPress={newMeeting}>
              New meeting
            </Button>
          ) : null}
        </>
      }
      rail={{ name: 'Places', content: <MainRail at="meetings" /> }}
      work={{ name: 'Meetings' }}
      status={status.data?.folder === null ? undefined : <span>Minute book: {status.data?.folder}</span>}
    >
      {meetings.data === undefined || committees.data === undefined ? (
        <Loading query={meetings.data === undefined ? meetings : committees} />
      ) : (
        <Meetings
          meetings={meetings.data}
          overdue={due.data?.overdue ?? []}
          day={day}
          hasCommittees={hasCommittees}
        />
      )}
    </Frame>
  )
}

function Meetings(props: {
  readonly meetings: readonly MeetingSummary[]
  readonly overdue: readonly CalendarDeadline[]
  readonly day: string
  readonly hasCommittees: boolean
}): ReactNode {
  const { meetings, overdue, day, hasCommittees } = props
  if (!hasCommittees) return <NoCommittees />
  if (meetings.length === 0) {
    return (
      <EmptyState
        title="No meetings yet"
        action={
          <a className="button button-primary" href="#/meetings/new">
            New meeting
          </a>
        }
      >
        Each meeting of a committee stands here with the last day to publish its agenda. Choose a date, and
        the standing agenda is there.
      </EmptyState>
    )
  }
  const coming = meetings.filter((meeting) => meeting.date >= day).toReversed()
  const past = meetings.filter((meeting) => meeting.date < day)
  return (
    <div className="stack">
      <NextThing meetings={meetings} overdue={overdue} day={day} />
      <RecoveryNudge />
      {coming.length === 0 ? null : (
        <MeetingsTable title="Coming" meetings={coming} day={day} withPublication />
      )}
      {past.length === 0 ? null : (
        <MeetingsTable title="Past" meetings={past} day={day} withPublication={false} />
      )}
    </div>
  )
}
