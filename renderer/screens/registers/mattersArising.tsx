import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingSummary } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportDone } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import { putActionsOnAgenda } from './actionsPaper.ts'
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
  const [isMaking, setIsMaking] = useState(false)
  const paper = async (): Promise<void> => {
    setIsMaking(true)
    let notes: readonly string[] = []
    const isDone = await act(async () => {
      const itemId = item?.id ?? (await addMattersArising(core, meetingId))
      notes = await putActionsOnAgenda(core, meetingId, itemId)
    })
    setIsMaking(false)
    if (!isDone) return
    const where = `“${item?.title ?? 'Matters arising'}” of ${shortDate(next.date)}`
    reportDone([`The paper of actions stands under ${where}, as they are now.`, ...notes].join(' '))
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
        <Button isPending={isMaking} onPress={() => void paper()}>
          Put the paper of actions on its agenda
        </Button>
      </div>
    </section>
  )
}

/** After the minutes of the meeting before, where business that arises from them belongs. Gives the item. */
async function addMattersArising(core: CoreAccess, meetingId: string): Promise<string> {
  const { record } = await core.client.meetings.get({ meetingId })
  const own = record.items.filter((item) => item.parentId === null)
  const after =
    own.findLast((item) => item.kind === 'minutes') ?? own.findLast((item) => item.kind === 'interests')
  const itemId = newId()
  await core.client.agenda.addItem({
    ...{
      meetingId,
      itemId,
      parentId: null,
      kind: 'other',
      title: 'Matters arising',
      atMeeting: false,
    },
    afterId: after?.id ?? own.at(-1)?.id ?? null,
  })
  return itemId
}
