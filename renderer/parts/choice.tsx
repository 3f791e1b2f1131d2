import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Radio, RadioGroup } from 'react-aria-components'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'
import type { Option } from './select.tsx'

export interface RadiosProps<Id extends string> extends FieldProps {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  /** Side by side where there is room. */
  readonly inline?: boolean
  /** Nothing can be chosen now; the hint should say why. */
  readonly isDisabled?: boolean
}

/** One of a few, all in view. */
export function Radios<Id extends string>(props: RadiosProps<Id>): ReactNode {
  const { options, value, onChange, error, inline = false, isDisabled = false, ...field } = props
  return (
    <RadioGroup
      className="field field-full"
      value={value}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        const option = options.find((known) => known.id === chosen)
        if (option !== undefined) onChange(option.id)
      }}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      orientation={inline ? 'horizontal' : 'vertical'}
    >
      <FieldFrame {...field} error={error}>
        <div className={inline ? 'choices choices-inline' : 'choices'}>
          {options.map((option) => (
            <Radio key={option.id} value={option.id} className="choice">
              <span className="choice-mark choice-mark-round" aria-hidden="true" />
              <span>
                {option.name}
                {option.hint === undefined ? null : <span className="choice-hint">{option.hint}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </RadioGroup>
  )
}

export interface CheckboxProps {
  readonly children: ReactNode
  readonly isSelected?: boolean
  readonly onChange?: (isSelected: boolean) => void
  /** What it stands for in a group of checkboxes. */
  readonly value?: string
  /** The name read out where the visible words are not enough. */
  readonly label?: string
  readonly isDisabled?: boolean
}

export function Checkbox({ children, label, ...rest }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox {...rest} className="choice" {...(label === undefined ? {} : { 'aria-label': label })}>
      <span className="choice-mark" aria-hidden="true">
        <svg viewBox="0 0 16 16">
          <path d="M3 8.5l3.5 3.5L13 4.5" />
        </svg>
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}
