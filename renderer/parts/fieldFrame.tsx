import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'

/** What every field has: a name, a hint, and the sentence that says what is wrong with it. */
export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** The sentence at the field; null or absent when all is well. */
  readonly error?: string | null | undefined
  /** Keeps the name for screen readers alone, e.g. in a grid with headings. */
  readonly hideLabel?: boolean
}

/** Stands inside a react-aria field, which ties the three to the input. */
export function FieldFrame(props: FieldProps & { readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Label className={props.hideLabel === true ? 'visually-hidden' : 'field-label'}>{props.label}</Label>
      {props.hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-error">{props.error}</FieldError>
      {props.children}
    </>
  )
}
