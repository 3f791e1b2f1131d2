import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { makePaper } from '../papers/paperJobs.ts'
import { inTurn } from '../review/reviewData.ts'
import { sayApproved, useApprovedReview } from './approvedReview.ts'
import { chairOf } from './people.ts'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'

export function SendStep({ view }: StepProps): ReactNode {
  return (
    <StepFrame
      step="send"
      hint="The chair reads the draft in one file, comments and approves it. That is not signing."
      onRun={() => navigate(`/meetings/${view.record.meeting.id}/review`)}
    />
  )
}

export function ApproveStep({ view, onDone }: StepProps): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const meetingId = view.record.meeting.id
  const approved = useApprovedReview(meetingId)
  const [typed, setWho] = useState<string | null>(null)
  const who = typed ?? approved?.to ?? chairOf(view)
  const run = async (): Promise<void> => {
    const reviewId = approved !== undefined && approved.to === who ? approved.id : null
    if (!(await act(() => client.signing.approveDraft({ meetingId, who: who.trim(), reviewId })))) return
    reportDone('Recorded: the draft is approved. It is not signed.')
    onDone()
  }
  return (
    <StepFrame
      step="approve"
      hint={`${approved === undefined ? 'Whoever chaired has read the draft and has no more to say.' : sayApproved(approved)} That is not signing.`}
      isDisabled={who.trim() === ''}
      onRun={() => void run()}
    >
      <TextField label="Approved by" value={who} onChange={setWho} width="medium" />
    </StepFrame>
  )
}

export function PublishStep({ view, onDone }: StepProps): ReactNode {
  const { api, client } = useCore()
  const act = useAct()
  const meetingId = view.record.meeting.id
  const reviews = useQuery(api.reviews.list.queryOptions({ input: { meetingId } }))
  const open = (reviews.data ?? []).flatMap(({ remarks }) => inTurn(remarks).open).length
  const run = async (): Promise<void> => {
    const { meeting } = view.record
    if (!(await act(() => client.meetings.save({ ...meeting, state: 'minutes-published' })))) return
    reportDone(
      'The minutes are published as a draft. Make the PDF below: every page says that they are a draft.',
    )
    onDone()
  }
  return (
    <StepFrame
      step="publish"
      hint="From then on their numbers are fixed. Every page says that they are a draft until they are confirmed."
      onRun={() => void run()}
    >
      {open === 0 ? null : (
        <p className="sign-warning" role="note">
          <strong>
            {open === 1 ? '1 remark' : `${open} remarks`} of the chair {open === 1 ? 'is' : 'are'} not
            settled.
          </strong>{' '}
          <a href={`#/meetings/${meetingId}/review`}>Look at the review</a>
        </p>
      )}
    </StepFrame>
  )
}

/** The published draft as a file, in one press: it is made, and stands on Papers. */
export function DraftPaper({ view }: { readonly view: MeetingView }): ReactNode {
  const core = useCore()
  const meetingId = view.record.meeting.id
  return (
    <div className="sign-paper">
      <span>The draft as the public gets it, marked as a draft on every page.</span>
      <Button
        onPress={() => {
          void makePaper(core, { meetingId, paper: 'minutes', format: 'pdf', audience: 'public' })
          navigate(`/meetings/${meetingId}/papers`)
        }}
      >
        Make the PDF
      </Button>
      <a href={`#/meetings/${meetingId}/papers`}>Papers</a>
    </div>
  )
}
