import type { ReactNode } from 'react'
import { Input, TextField as AriaTextField } from 'react-aria-components'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'

export interface PinFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Takes the focus when it appears. */
  readonly takesFocus?: boolean
}

/** A field whose digits nobody reads over the officer's shoulder, and no browser offers to keep. */
export function PinField(props: PinFieldProps): ReactNode {
  const { label, hint, error, hideLabel = false, value, onChange, takesFocus = false } = props
  return (
    <AriaTextField
      className="field field-medium"
      type="password"
      inputMode="numeric"
      value={value}
      onChange={onChange}
      maxLength={12}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      // eslint-disable-next-line jsx-a11y/no-autofocus -- only where a screen or dialog has just been opened for this field
      autoFocus={takesFocus}
      // Browsers keep passwords, and leave alone what is good once.
      autoComplete="one-time-code"
    >
      <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel}>
        <Input className="input" />
      </FieldFrame>
    </AriaTextField>
  )
}
