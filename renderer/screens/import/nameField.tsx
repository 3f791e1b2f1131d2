import { use, useMemo } from 'react'
import type { ReactNode } from 'react'
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { FieldFrame } from '../../parts/fieldFrame.tsx'
import { KnownNames } from './knownNames.ts'
import { offeredNames } from './offeredNames.ts'

interface NameFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | null
}

/** A name as it stands on the paper; whom the book knows is offered as it is typed, the members of the committee first. */
export function NameField({ value, onChange, error }: NameFieldProps): ReactNode {
  const names = use(KnownNames)
  const offered = useMemo(() => offeredNames(names, value).map((id) => ({ id })), [names, value])
  return (
    <ComboBox
      className="field field-medium"
      inputValue={value}
      onInputChange={onChange}
      items={offered}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={error !== null}
      validationBehavior="aria"
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the first field of a row that has just been opened
      autoFocus
    >
      <FieldFrame label="Name" error={error}>
        <Input className="input" autoComplete="off" />
      </FieldFrame>
      <Popover className="popover">
        <ListBox className="listbox" items={offered}>
          {({ id }) => (
            <ListBoxItem id={id} className="listbox-item" textValue={id}>
              {id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
