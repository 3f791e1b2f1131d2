import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { Button } from '../../parts/button.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingSummary } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import { makePaper } from '../papers/paperJobs.ts'
import type { RegisterOf } from './registerData.ts'

/** For each committee with something open: its next agenda, which may have an item for it, and the paper that goes with it. */
export function MattersArising({ register }: { readonly register: RegisterOf<'actions'> }): ReactNode {
  const { api } = useCore()
  const meetings = useQuery(api.meetings.list.queryOptions({ input: {} }))
  const open = Map.groupBy(
    register.rows.filter((row) => !row.done),
    (row) => row.committeeId,
  )
  return [...open].map(([committeeId, rows]) => {
    const next = nextMeeting(meetings.data ?? [], committeeId)
    return next === undefined || rows.every((row) => row.date >= next.date) ? null : (
      <NextAgenda key={committeeId} next={next} count={rows.length} />
    )
  })
}

/** The agenda of the committee that is still to go out, the earliest. */
function nextMeeting(meetings: readonly MeetingSummary[], committeeId: string): MeetingSummary | undefined {
  return meetings
    .filter((meeting) => meeting.committeeId === committeeId && meeting.date >= today())
    .findLast((meeting) => meeting.state === 'planned' || meeting.state === 'agenda-published')
}

function NextAgenda(props: { readonly next: MeetingSummary; readonly count: number }): ReactNode {
  const { next, count } = props
  const core = useCore()
  const act = useAct()
  const meetingId = next.id
  const view = useQuery(core.api.meetings.get.queryOptions({ input: { meetingId } }))
  const item = view.data?.record.items.find((each) => /\bmatters arising\b/i.test(each.title))
  const propose = (): void =>
    void act(() => addMattersArising(core, meetingId)).then((isDone) => {
      if (isDone) reportDone(`“Matters arising” stands on the agenda of ${shortDate(next.date)}.`)
    })
  const paper = (): void => {
    void makePaper(core, { meetingId, paper: 'actions', format: 'pdf', audience: 'public' })
    navigate(`/meetings/${meetingId}/papers`)
  }
  return (
    <section className="callout" aria-label={`Next agenda of ${next.committeeName}`}>
      <p>
        {next.committeeName} meets next on {shortDate(next.date)}:{' '}
        {count === 1 ? '1 action is open.' : `${count} actions are open.`}
      </p>
      <div className="buttons">
        {view.data === undefined ? null : item === undefined ? (
          <Button onPress={propose}>Put “Matters arising” on its agenda</Button>
        ) : (
          <a className="button" href={`#/meetings/${meetingId}/agenda/${item.id}`}>
            “{item.title}” is on its agenda
          </a>
        )}
        <Button onPress={paper}>Make the paper of actions</Button>
      </div>
    </section>
  )
}

/** After the minutes of the meeting before, where business that arises from them belongs. */
async function addMattersArising(core: CoreAccess, meetingId: string): Promise<void> {
  const { record } = await core.client.meetings.get({ meetingId })
  const own = record.items.filter((item) => item.parentId === null)
  const after =
    own.findLast((item) => item.kind === 'minutes') ?? own.findLast((item) => item.kind === 'interests')
  await core.client.agenda.addItem({
    ...{
      meetingId,
      itemId: newId(),
      parentId: null,
      kind: 'other',
      title: 'Matters arising',
      atMeeting: false,
    },
    afterId: after?.id ?? own.at(-1)?.id ?? null,
  })
}
