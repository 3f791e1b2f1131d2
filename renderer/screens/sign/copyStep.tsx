import { useState } from 'react'
import type { ReactNode } from 'react'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { savePdf } from './makePdf.ts'
import { lastCopy } from './standing.ts'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'

/** The numbered leaves for whoever presides to sign and initial (R42). */
export function CopyStep({ view, standing, onDone }: StepProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const [isPending, setIsPending] = useState(false)
  const before = lastCopy(standing)
  const earlier = standing.earlierWithoutCopy
  const run = async (): Promise<void> => {
    setIsPending(true)
    const isDone = await act(async () => {
      const { jobId } = await core.client.signing.makeCopy({ meetingId: view.record.meeting.id })
      const fileName = await savePdf(core, jobId)
      reportDone(
        `“${fileName}” is saved. Print it on one side of the paper; it is signed, and each leaf initialled.`,
      )
    })
    setIsPending(false)
    if (isDone) onDone()
  }
  return (
    <StepFrame
      step="copy"
      button={before === undefined ? 'Make the signing copy' : 'Save the signing copy again'}
      hint={
        before === undefined
          ? `Print for signature: consecutively numbered leaves, from leaf ${standing.firstLeaf} of this municipal year, with a box for initials on each and the lines to sign on at the end.`
          : `Leaves ${before.leaves.first} to ${before.leaves.last}, as they were made: the same text has the same leaves.`
      }
      isPending={isPending}
      onRun={() => void run()}
    >
      {before === undefined && earlier.length > 0 ? (
        <p className="sign-warning" role="note">
          <strong>
            No signing copy was made yet of the minutes of{' '}
            {earlier.map(({ date }) => shortDate(date)).join(', ')}.
          </strong>{' '}
          Leaves are numbered through the municipal year in the order the copies are made: make the earlier{' '}
          {earlier.length === 1 ? 'one' : 'ones'} first.
          {earlier.map(({ meetingId, date }) => (
            <a key={meetingId} className="sign-earlier" href={`#/meetings/${meetingId}/sign`}>
              Signing of {shortDate(date)}
            </a>
          ))}
        </p>
      ) : null}
    </StepFrame>
  )
}
