import type { ReactNode } from 'react'
import { Label, ProgressBar } from 'react-aria-components'

/** How far something has come, from 0 to 1, and what it is doing. */
export function Progress(props: { readonly label: string; readonly value: number }): ReactNode {
  return (
    <ProgressBar value={props.value * 100} className="progress">
      {({ percentage, valueText }) => (
        <>
          <Label>{props.label}</Label>
          <span className="progress-value">{valueText}</span>
          <span className="progress-track">
            <span className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}
