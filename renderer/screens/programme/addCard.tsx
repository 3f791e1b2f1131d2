import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'

/** A title and Enter, and the line is free for the next one. */
export function AddCard(props: {
  readonly label: string
  readonly onAdd: (title: string) => void
}): ReactNode {
  const [title, setTitle] = useState('')
  return (
    <Form
      className="add-item"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() === '') return
        props.onAdd(title.trim())
        setTitle('')
      }}
    >
      <div data-add-card>
        <TextField label={props.label} value={title} onChange={setTitle} />
      </div>
      <Button type="submit">Add</Button>
    </Form>
  )
}

/** Puts the caret in the line that adds a card. */
export function focusAddCard(): HTMLElement | null {
  const input = document.querySelector<HTMLInputElement>('[data-add-card] input')
  input?.focus()
  return input
}
