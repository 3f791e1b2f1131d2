import type { ReactNode } from 'react'
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { FieldFrame } from './fieldFrame.tsx'
import type { FieldProps } from './fieldFrame.tsx'

export interface Option<Id extends string> {
  readonly id: Id
  readonly name: string
  /** A second line under the name. */
  readonly hint?: string
}

export interface SelectProps<Id extends string> extends FieldProps {
  readonly options: readonly Option<Id>[]
  /** Null: nothing chosen. */
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly placeholder?: string
  readonly width?: 'short' | 'medium' | 'full'
}

/** One of a closed list. Typing the first letters chooses. */
export function Select<Id extends string>(props: SelectProps<Id>): ReactNode {
  const { options, value, onChange, error, placeholder = 'Choose', width = 'full', ...field } = props
  return (
    <AriaSelect
      className={`field field-${width}`}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen !== undefined) onChange(chosen.id)
      }}
      isInvalid={error !== undefined && error !== null}
      validationBehavior="aria"
      placeholder={placeholder}
    >
      <FieldFrame {...field} error={error}>
        <Button className="input select-button">
          <SelectValue className="select-value">
            {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
          </SelectValue>
          <span aria-hidden="true">▾</span>
        </Button>
      </FieldFrame>
      <Popover className="popover" offset={2}>
        <ListBox className="listbox" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className="listbox-item">
              <span>{option.name}</span>
              {option.hint === undefined ? null : <span className="listbox-hint">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
