import type { ReactNode } from 'react'
import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'

export interface NumberFieldProps extends FieldProps {
  readonly value: number
  readonly onChange: (value: number) => void
  /** Words after the number: "of 8 voting members". */
  readonly after?: string
}

/** A whole number from 1. Up and Down change it; it takes effect when the field is left. */
export function NumberField({ value, onChange, error, after, ...field }: NumberFieldProps): ReactNode {
  return (
    <AriaNumberField
      className="field"
      value={value}
      onChange={(changed) => {
        if (!Number.isNaN(changed)) onChange(changed)
      }}
      minValue={1}
      formatOptions={{ useGrouping: false }}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
    >
      <FieldFrame {...field} error={error}>
        <Group className="number-group">
          <Input className="input input-number" autoComplete="off" />
          {after === undefined ? null : <span>{after}</span>}
        </Group>
      </FieldFrame>
    </AriaNumberField>
  )
}
