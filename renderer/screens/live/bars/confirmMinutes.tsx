import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AgreedCorrection } from '../../../../shared/domain/minutesActs.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import { shortDate } from '../../../parts/shownDates.ts'
import { recordOf } from '../../../state/data.ts'
import { useCore } from '../../../state/core.tsx'
import { reportDone, sentenceOf } from '../../../state/notices.ts'
import { ErasedByConfirming } from '../../sign/erasedByConfirming.tsx'
import { whyNotYet } from '../../sign/whyNotYet.ts'
import { confirmHere, refuseHere } from '../confirmHere.ts'
import { useLive } from '../useLive.ts'
import { CorrectionsEntry } from './correctionsEntry.tsx'
import { LetterChoice } from './letterChoice.tsx'
import type { LetterOption } from './letterChoice.tsx'
import './confirmMinutes.css'

type Found = 'accurate' | 'subject-to' | 'refused'

const ways: readonly LetterOption<Found>[] = [
  { value: 'accurate', letter: 'A', name: 'Accurate record' },
  { value: 'subject-to', letter: 'S', name: 'Subject to corrections' },
  { value: 'refused', letter: 'N', name: 'Not accepted' },
]

/** How this meeting found the minutes of one before (R41, R44): a letter; for corrections, the point and what it becomes. */
export function ConfirmMinutes({ onDone }: { readonly onDone: () => void }): ReactNode {
  const live = useLive()
  const { api } = useCore()
  const standing = useQuery(api.signing.standing.queryOptions({ input: { meetingId: live.meetingId } }))
  const [chosen, setChosen] = useState<string | null>(null)
  const close = (): void => {
    onDone()
    focusEditor()
  }
  const open = standing.data?.toConfirm ?? []
  // The meeting before this one, unless another is chosen.
  const meetingId = chosen ?? open.at(-1)?.meetingId ?? null
  return (
    <div className="event-bar confirm-bar" role="group" aria-label="Confirm the minutes of a meeting before">
      <span className="event-bar-name">Minutes of</span>
      {open.length > 1 ? (
        <select
          className="input"
          aria-label="Minutes of which meeting"
          value={meetingId ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        >
          {open.map((each) => (
            <option key={each.meetingId} value={each.meetingId}>
              {shortDate(each.date)}
            </option>
          ))}
        </select>
      ) : (
        <span className="confirm-date">{open.map(({ date }) => shortDate(date))}</span>
      )}
      {meetingId === null ? (
        <span role="status">
          {standing.data === undefined
            ? 'Looking for them …'
            : 'No minutes of an earlier meeting wait to be confirmed.'}
        </span>
      ) : (
        <HowFound key={meetingId} earlierId={meetingId} onClose={close} />
      )}
      <button type="button" className="button button-quiet" onClick={close}>
        Cancel <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  )
}

function HowFound(props: { readonly earlierId: string; readonly onClose: () => void }): ReactNode {
  const { earlierId, onClose } = props
  const live = useLive()
  const { api } = useCore()
  const earlier = useQuery(api.meetings.get.queryOptions({ input: { meetingId: earlierId } }))
  const [found, setFound] = useState<Found | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [focus] = useState({})
  if (earlier.data === undefined) return <span role="status">Opening them …</span>
  const record = recordOf(earlier.data)
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy) return
    const notYet = whyNotYet(live.view.record.meeting.date)
    if (notYet !== null) {
      setProblem(notYet)
      return
    }
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setIsBusy(false)
  }
  const confirm = (corrections: readonly AgreedCorrection[]): void =>
    void run(async () => {
      await confirmHere(live, record, corrections)
      reportDone(
        `The minutes of ${shortDate(record.meeting.date)} are confirmed. To take that back, open Sign of that meeting.`,
      )
    })
  return (
    <>
      <LetterChoice
        label="How the minutes were found"
        hidesLabel
        options={ways}
        preferred="accurate"
        chosen={found}
        focusOn={found === null ? focus : null}
        onChoose={(way) => {
          setFound(way)
          if (way === 'accurate') confirm([])
        }}
        onEscape={onClose}
      />
      {found === 'subject-to' ? (
        <CorrectionsEntry record={record} onConfirm={confirm} onEscape={onClose} />
      ) : null}
      {found === 'refused' ? (
        <Reason onEnter={(reason) => void run(() => refuseHere(live, record, reason))} onEscape={onClose} />
      ) : null}
      {found === 'refused' ? null : <ErasedByConfirming record={record} />}
      {problem === null ? null : (
        <span role="alert" className="field-error">
          {problem}
        </span>
      )}
    </>
  )
}

function Reason(props: {
  readonly onEnter: (reason: string) => void
  readonly onEscape: () => void
}): ReactNode {
  const [reason, setReason] = useState('')
  return (
    <input
      className="input confirm-reason"
      aria-label="Why the minutes were not accepted"
      placeholder="Why not, then Enter"
      autoComplete="off"
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
      autoFocus
      value={reason}
      onChange={(event) => setReason(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' && reason.trim() !== '') props.onEnter(reason.trim())
        else if (event.key === 'Escape') props.onEscape()
        else return
        event.preventDefault()
      }}
    />
  )
}
