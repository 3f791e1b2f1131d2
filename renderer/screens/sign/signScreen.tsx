import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { isAsImported } from '../../../shared/domain/meeting.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { ActHistory } from './actHistory.tsx'
import { DraftPaper } from './draftSteps.tsx'
import { useApprovedReview } from './approvedReview.ts'
import './sign.css'
import { standingWords, stepNames, waysOf } from './standing.ts'
import type { Standing, Step } from './standing.ts'
import { StepForm } from './stepForm.tsx'

/** Where the minutes stand, what was done with them, and the one next act. */
export function SignScreen({ meetingId }: { readonly meetingId: string }): ReactNode {
  return (
    <WithMeeting meetingId={meetingId} title="Signing">
      {(view) => <SignDesk key={meetingId} view={view} />}
    </WithMeeting>
  )
}

function SignDesk({ view }: { readonly view: MeetingView }): ReactNode {
  const { api } = useCore()
  const meetingId = view.record.meeting.id
  const standing = useQuery(api.signing.standing.queryOptions({ input: { meetingId } }))
  return (
    <Frame
      title={`Signing, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meetingId} at="sign" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'Signing of the minutes' }}
      status={
        <span>{standing.data === undefined ? '' : standingWords(standing.data, view.record.meeting)}</span>
      }
    >
      {standing.data === undefined ? (
        <Loading query={standing} />
      ) : (
        <Desk view={view} standing={standing.data} />
      )}
    </Frame>
  )
}

function Desk(props: { readonly view: MeetingView; readonly standing: Standing }): ReactNode {
  const { view, standing } = props
  const approved = useApprovedReview(view.record.meeting.id)
  const isImported = isAsImported(view.record.meeting)
  const ways = waysOf(standing, approved?.isCurrent === true, isImported)
  const [chosen, setChosen] = useState<Step | null>(null)
  const step = chosen ?? ways.next
  const isKnown = step === ways.next || (step !== null && ways.others.includes(step))
  const shown = isKnown ? step : ways.next
  const now = useRef<HTMLElement>(null)
  // Whoever comes here comes for the next act: Enter does it. What was pressed gives way to the next form, and the focus goes with it.
  useEffect(() => {
    if (document.activeElement !== document.body) return
    now.current?.querySelector<HTMLElement>(firstOfStep)?.focus()
  }, [shown, standing.acts.length])
  const others = [...(ways.next === null ? [] : [ways.next]), ...ways.others].filter((each) => each !== shown)
  return (
    <div className="signing-desk stack">
      <section ref={now} aria-label="Where the minutes stand" className="sign-now">
        <h2>{standingWords(standing, view.record.meeting)}</h2>
        {shown === null ? (
          <Nothing view={view} standing={standing} />
        ) : (
          // Another form for each step, and another once it is done.
          <StepForm
            key={`${shown} ${standing.acts.length}`}
            step={shown}
            view={view}
            standing={standing}
            onDone={() => setChosen(null)}
          />
        )}
        {standing.state === 'published-as-draft' ? <DraftPaper view={view} /> : null}
        {others.length === 0 ? null : (
          <div className="sign-others" role="group" aria-label="Something else">
            {others.map((each) => (
              <Button key={each} kind="quiet" onPress={() => setChosen(each)}>
                {stepNames[each]}
              </Button>
            ))}
          </div>
        )}
      </section>
      <ActHistory view={view} standing={standing} />
    </div>
  )
}

const firstOfStep = '.sign-step input:not([hidden]), .sign-step .select-button, .sign-step .button-primary'

function Nothing({ view, standing }: { readonly view: MeetingView; readonly standing: Standing }): ReactNode {
  if (standing.state === 'none') {
    return (
      <p>
        Minute the meeting on its <a href={`#/meetings/${view.record.meeting.id}/live`}>Live screen</a>. What
        is written there is approved, confirmed and signed here.
      </p>
    )
  }
  return standing.state === 'superseded' ? (
    <p>Other minutes stand in the place of these. They are kept as they were.</p>
  ) : (
    <p>Nothing is left to be done. A later correction is a new minute of the meeting that agrees it.</p>
  )
}
