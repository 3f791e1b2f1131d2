import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Motion } from '../../../../shared/domain/meetingFact.ts'
import { PersonPicker } from '../personPicker.tsx'
import { useLive } from '../useLive.ts'

type Moved = Pick<Motion, 'mover' | 'seconder' | 'words'>

export interface MotionFormProps {
  /** Those who may vote: they may move and second. */
  readonly movers: readonly string[]
  /** The motion to correct; null for a new one. */
  readonly given: Motion | null
  /** What it would amend; null for a motion of its own. */
  readonly amends: string | null
  readonly onEnter: (moved: Moved) => void
  readonly onEscape: () => void
}

type Step = 'mover' | 'seconder' | 'words'

/** Who moved, who seconded, and the words: letters of a name and Enter each; Enter alone leaves one out. */
export function MotionForm(props: MotionFormProps): ReactNode {
  const live = useLive()
  const { given } = props
  const [step, setStep] = useState<Step>(given === null ? 'mover' : 'words')
  const [mover, setMover] = useState(given?.mover ?? null)
  const [seconder, setSeconder] = useState(given?.seconder ?? null)
  const [words, setWords] = useState(given?.words ?? '')
  const what = props.amends === null ? 'motion' : 'amendment'
  const candidates = (without: string | null) =>
    props.movers
      .filter((personId) => personId !== without)
      .map((id) => ({ id, name: live.nameOf(id), hint: '' }))
  const chip = (of: 'mover' | 'seconder', label: string, personId: string | null): ReactNode =>
    step === of || (of === 'seconder' && step === 'mover') ? null : (
      <button
        type="button"
        className="button button-quiet"
        aria-label={`Change: ${label} ${personId === null ? 'not named' : live.nameOf(personId)}`}
        onClick={() => setStep(of)}
      >
        {label} {personId === null ? '–' : live.nameOf(personId)}
      </button>
    )
  const give = (of: 'mover' | 'seconder', personId: string | null): void => {
    if (of === 'mover') setMover(personId)
    else setSeconder(personId)
    setStep(of === 'mover' ? 'seconder' : 'words')
  }
  const finish = (): void => props.onEnter({ mover, seconder, words: words.trim() })
  return (
    <div className="motion-form">
      <span className="event-bar-name">{what === 'motion' ? 'Motion' : 'Amendment'}</span>
      {chip('mover', 'Moved by', mover)}
      {chip('seconder', 'Seconded by', seconder)}
      {step === 'words' ? (
        <input
          className="input motion-words"
          aria-label={`Words of the ${what}, after “that”`}
          placeholder="that … (may stay empty), then Enter"
          autoComplete="off"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this box by a key
          autoFocus
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') finish()
            else if (event.key === 'Escape') props.onEscape()
            else return
            event.preventDefault()
          }}
        />
      ) : (
        <PersonPicker
          key={step}
          label={step === 'mover' ? `Who moved the ${what}?` : `Who seconded the ${what}?`}
          placeholder={
            step === 'mover' ? 'Moved by: letters, then Enter' : 'Seconded by, or Enter for nobody'
          }
          candidates={candidates(step === 'seconder' ? mover : null)}
          showsAll
          onChoose={(personId) => give(step, personId)}
          onNone={() => give(step, null)}
          onEscape={props.onEscape}
        />
      )}
      <button type="button" className="button button-primary" onClick={finish}>
        Record
      </button>
      <button type="button" className="button button-quiet" onClick={props.onEscape}>
        Back <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  )
}
