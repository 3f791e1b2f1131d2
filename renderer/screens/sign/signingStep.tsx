import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { addressedName } from '../../../shared/domain/person.ts'
import type { AgreedAt } from '../../../shared/domain/minutesActs.ts'
import { Button } from '../../parts/button.tsx'
import { Radios } from '../../parts/choice.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { presiderOf } from './people.ts'
import { confirmationOf, lastCopy } from './standing.ts'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'
import { whyNotYet } from './whyNotYet.ts'

/** Who signed, when and where: from then on the text is locked (R41). */
export function SigningStep(props: StepProps): ReactNode {
  const { standing } = props
  const { api } = useCore()
  const agreed = confirmationOf(standing)?.agreedAt
  const meetingId = agreed?.meetingId ?? ''
  const later = useQuery(api.meetings.get.queryOptions({ input: { meetingId }, enabled: meetingId !== '' }))
  if (agreed === undefined) {
    return (
      <p>
        The book does not know at which meeting these minutes were confirmed, so it cannot know who presided
        there.
      </p>
    )
  }
  if (meetingId !== '' && later.data === undefined) return <p role="status">Opening the meeting …</p>
  return <SigningForm {...props} agreedAt={agreed} later={later.data ?? null} />
}

function SigningForm(
  props: StepProps & { readonly agreedAt: AgreedAt; readonly later: MeetingView | null },
): ReactNode {
  const { view, standing, agreedAt, later, onDone } = props
  const { client } = useCore()
  const act = useAct()
  const [name, setName] = useState(() => (later === null ? '' : presiderOf(later).name))
  const [signedOn, setSignedOn] = useState<string | null>(agreedAt.date)
  const [manner, setManner] = useState<'paper' | 'on-screen'>('paper')
  const [isAsked, setIsAsked] = useState(false)
  const copy = lastCopy(standing)
  const notYet = whyNotYet(signedOn !== null && signedOn > agreedAt.date ? signedOn : agreedAt.date)
  const mayApprove = view.record.council.onScreenApproval
  const record = async (): Promise<void> => {
    if (signedOn === null) return
    const person = later?.record.people.find((each) => addressedName(each) === name.trim())
    const isDone = await act(() =>
      client.signing.recordSigning({
        ...{ meetingId: view.record.meeting.id, agreedAt, signedOn, manner },
        presider: { personId: person?.id ?? null, name: name.trim() },
      }),
    )
    setIsAsked(false)
    if (!isDone) return
    reportDone(
      manner === 'paper'
        ? 'The minutes are signed, and their text is locked. File the scan of the leaves.'
        : 'Recorded: the minutes were approved on the screen, and their text is locked.',
    )
    onDone()
  }
  return (
    <>
      <StepFrame
        step="sign"
        hint="They are signed by the person presiding at the meeting that agrees them, who need not have chaired this one."
        isDisabled={name.trim() === '' || signedOn === null || notYet !== null}
        whyDisabled={notYet}
        onRun={() => setIsAsked(true)}
      >
        {copy === undefined ? (
          <p className="muted">No signing copy of these words was made here.</p>
        ) : (
          <p className="muted">
            Leaves {copy.leaves.first} to {copy.leaves.last}.
          </p>
        )}
        <div className="field-row">
          <TextField
            label="Signed by"
            hint="The person presiding."
            value={name}
            onChange={setName}
            width="medium"
          />
          <DateField label="On" value={signedOn} onChange={setSignedOn} />
        </div>
        {mayApprove ? (
          <Radios
            label="How"
            options={[
              { id: 'paper', name: 'On the leaves, each initialled' },
              { id: 'on-screen', name: 'Approved on the screen' },
            ]}
            value={manner}
            onChange={setManner}
          />
        ) : null}
      </StepFrame>
      <Dialog title="Lock these minutes?" isOpen={isAsked} onClose={() => setIsAsked(false)} isAlert>
        <p>
          You record that {name.trim()}{' '}
          {manner === 'paper' ? 'signed these minutes' : 'approved these minutes on the screen'}. From then on
          their words cannot be changed. A correction is a new minute of a later meeting.
        </p>
        <div className="buttons">
          <Button kind="primary" onPress={() => void record()}>
            {manner === 'paper' ? 'Record that the chair signed' : 'Record the approval'}
          </Button>
          <Button onPress={() => setIsAsked(false)}>Not yet</Button>
        </div>
      </Dialog>
    </>
  )
}
