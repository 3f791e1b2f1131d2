import { useState } from 'react'
import type { ReactNode } from 'react'
import { Checkbox } from './choice.tsx'
import { TextField } from './textField.tsx'
import type { TextFieldProps } from './textField.tsx'

/** A field for a passphrase: hidden from whoever looks over the shoulder, until its owner wants to see what was typed. */
export function SecretField(props: Omit<TextFieldProps, 'type' | 'lines'>): ReactNode {
  const [isShown, setIsShown] = useState(false)
  return (
    <div>
      <TextField {...props} type={isShown ? 'text' : 'password'} />
      <Checkbox
        isSelected={isShown}
        onChange={setIsShown}
        label={`Show what is typed as ${props.label.toLowerCase()}`}
      >
        Show what is typed
      </Checkbox>
    </div>
  )
}
