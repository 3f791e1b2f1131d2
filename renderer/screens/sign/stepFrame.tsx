import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { stepNames } from './standing.ts'
import type { Step } from './standing.ts'

/** A step: what it does, what has to be said for it, and its one button. */
export function StepFrame(props: {
  readonly step: Step
  readonly hint?: ReactNode
  /** What the button says, where it is not the name of the step. */
  readonly button?: string
  readonly isDisabled?: boolean
  /** What is still missing, as a sentence: a button that does nothing says why. */
  readonly whyDisabled?: string | null
  readonly isPending?: boolean
  readonly onRun: () => void
  readonly children?: ReactNode
}): ReactNode {
  const { step, hint, isDisabled = false, whyDisabled = null, isPending = false } = props
  return (
    <form
      className="sign-step"
      aria-label={stepNames[step]}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isDisabled && !isPending) props.onRun()
      }}
    >
      <h3>{stepNames[step]}</h3>
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      {props.children}
      <div className="buttons">
        <Button kind="primary" type="submit" isDisabled={isDisabled} isPending={isPending}>
          {props.button ?? stepNames[step]}
        </Button>
        {whyDisabled === null ? null : <span className="muted">{whyDisabled}</span>}
      </div>
    </form>
  )
}
