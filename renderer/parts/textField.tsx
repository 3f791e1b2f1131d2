import type { ClipboardEvent, FocusEvent, KeyboardEvent, ReactNode } from 'react'
import { Input, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'
import { typedWords } from '../state/typedWords.ts'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** When the officer leaves the field. */
  readonly onBlur?: () => void
  /** When the officer comes to the field; a box of several lines does not say. */
  readonly onFocus?: (input: HTMLInputElement) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void
  /** More than one makes a box of that many lines. */
  readonly lines?: number
  readonly type?: 'text' | 'email' | 'tel' | 'password'
  /** Takes the focus when it appears: only for the first field of what has just been opened. */
  readonly takesFocus?: boolean
  readonly isReadOnly?: boolean
  /** How wide the text is expected to be. */
  readonly width?: 'short' | 'medium' | 'full'
}

export function TextField(props: TextFieldProps): ReactNode {
  const { label, hint, error, hideLabel, value, onChange, onBlur, onFocus } = props
  const { lines = 1, width = 'full' } = props
  return (
    <AriaTextField
      className={`field field-${width}`}
      value={value}
      onChange={(typed) => onChange(props.type === 'password' ? typed : typedWords(typed))}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      isReadOnly={props.isReadOnly ?? false}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- only where a screen or dialog has just been opened for this field
      autoFocus={props.takesFocus ?? false}
      type={props.type ?? 'text'}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <FieldFrame label={label} hint={hint} error={error} hideLabel={hideLabel ?? false}>
        {lines > 1 ? (
          <TextArea className="input" rows={lines} form="unkept" autoComplete="off" />
        ) : (
          <Input
            className="input"
            autoComplete="off"
            {...(onFocus === undefined
              ? {}
              : { onFocus: (event: FocusEvent<HTMLInputElement>) => onFocus(event.currentTarget) })}
            {...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown })}
            {...(props.onPaste === undefined ? {} : { onPaste: props.onPaste })}
          />
        )}
      </FieldFrame>
    </AriaTextField>
  )
}
