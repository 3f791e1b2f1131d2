import { useState } from 'react'
import type { ReactNode } from 'react'
import { correctedPlace } from '../../../shared/document/compose/agreedCorrections.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import { sayAct } from '../../../shared/domain/sayAct.ts'
import { Button } from '../../parts/button.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone, reportProblem } from '../../state/notices.ts'
import { clockTime } from '../../state/today.ts'
import { WordDiff } from '../review/wordDiff.tsx'
import '../review/review.css'
import { withdrawable } from './standing.ts'
import type { Act, Standing } from './standing.ts'

interface ActHistoryProps {
  readonly view: MeetingView
  readonly standing: Standing
}

/** What was done with the minutes, the latest first, like the way of a parcel. */
export function ActHistory({ view, standing }: ActHistoryProps): ReactNode {
  if (standing.acts.length === 0) return null
  const mayGoBack = withdrawable(standing)
  return (
    <section aria-labelledby="sign-history">
      <h2 id="sign-history">What was done</h2>
      <ol className="sign-history">
        {standing.acts.toReversed().map((act) => (
          <li key={act.id}>
            <p className="sign-act">{sayAct(act)}</p>
            <p className="cell-hint">
              {when(act.at)}, recorded by {act.by}
            </p>
            <Details act={act} view={view} />
            {act.id === mayGoBack ? <Withdraw meetingId={view.record.meeting.id} act={act} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Details({ act, view }: { readonly act: Act; readonly view: MeetingView }): ReactNode {
  switch (act.kind) {
    case 'confirmed':
    case 'corrected':
    case 'confirms':
    case 'corrects':
      return (
        <>
          <Corrections act={act} view={view} />
          {'meetingId' in act ? (
            <p>
              <a href={`#/meetings/${act.meetingId}/sign`}>Signing of those minutes</a>
            </p>
          ) : act.agreedAt.meetingId === null ? null : (
            <p>
              <a href={`#/meetings/${act.agreedAt.meetingId}/live/${act.agreedAt.itemId ?? ''}`}>
                The minute that says so
              </a>
            </p>
          )}
        </>
      )
    case 'copy-made':
    case 'scan-filed':
    case 'sealed':
      return <KeptFile act={act} />
    default:
      return null
  }
}

/** The words of before beside those of now. Those of another meeting's minutes are shown with the meeting. */
function Corrections(props: {
  readonly act: Act & { readonly corrections: readonly AgreedCorrection[] }
  readonly view: MeetingView
}): ReactNode {
  const { act, view } = props
  if (act.corrections.length === 0) return null
  const isOwn = act.kind === 'confirmed' || act.kind === 'corrected'
  return (
    <ul className="sign-corrections">
      {act.corrections.map((correction, index) => (
        <li key={index}>
          {isOwn ? <strong>{correctedPlace(view.record as MeetingRecord, correction)}</strong> : null}
          <WordDiff was={correction.was} now={correction.now} />
        </li>
      ))}
    </ul>
  )
}

function KeptFile({
  act,
}: {
  readonly act: { readonly fileName: string; readonly sha256: string }
}): ReactNode {
  const { fetchBytes } = useCore()
  return (
    <p className="sign-file">
      <span className="file-name">{act.fileName}</span>
      <Button
        kind="quiet"
        label={`Save ${act.fileName}`}
        onPress={() =>
          void fetchBytes(`/api/files/${act.sha256}`)
            .then((bytes) => saveFile(bytes, act.fileName))
            .catch(reportProblem)
        }
      >
        Save
      </Button>
    </p>
  )
}

/** Takes a confirmation or refusal back that was recorded by mistake: with the reason, which is kept too. */
function Withdraw({ meetingId, act }: { readonly meetingId: string; readonly act: Act }): ReactNode {
  const { client } = useCore()
  const run = useAct()
  const [reason, setReason] = useState<string | null>(null)
  if (reason === null) {
    return (
      <Button kind="quiet" label={`Withdraw: ${sayAct(act)}`} onPress={() => setReason('')}>
        Withdraw
      </Button>
    )
  }
  const withdraw = async (): Promise<void> => {
    const isDone = await run(() =>
      client.signing.withdraw({ meetingId, actId: act.id, reason: reason.trim() }),
    )
    if (isDone) reportDone('Taken back. The minutes stand as they did before, and can be changed again.')
  }
  return (
    <form
      className="field-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') void withdraw()
      }}
    >
      <TextField label="Why it was a mistake" value={reason} onChange={setReason} width="medium" takesFocus />
      <Button kind="danger" type="submit" isDisabled={reason.trim() === ''}>
        Take it back
      </Button>
      <Button kind="quiet" onPress={() => setReason(null)}>
        Leave it
      </Button>
    </form>
  )
}

function when(at: string): string {
  const date = new Date(at)
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day} at ${clockTime(date)}`
}
