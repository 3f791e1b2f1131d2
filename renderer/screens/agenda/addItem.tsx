import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'

export interface AddItemProps {
  /** "Add an item", or "Add a sub-item of 5 Budget". */
  readonly label: string
  /** Adds it; false keeps what was typed. */
  readonly onAdd: (title: string) => Promise<boolean>
}

/** One line at the foot of the agenda: a title and Enter, and the line is free for the next one. */
export function AddItem({ label, onAdd }: AddItemProps): ReactNode {
  const [title, setTitle] = useState('')
  const isBusy = useRef(false)
  const add = async (): Promise<void> => {
    if (title.trim() === '' || isBusy.current) return
    isBusy.current = true
    try {
      if (await onAdd(title.trim())) setTitle('')
    } finally {
      isBusy.current = false
    }
  }
  return (
    <Form
      className="add-item"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div data-add-item>
        <TextField label={label} value={title} onChange={setTitle} />
      </div>
      <Button type="submit">Add</Button>
    </Form>
  )
}

/** Puts the caret in the line that adds an item. */
export function focusAddItem(): HTMLElement | null {
  const input = document.querySelector<HTMLInputElement>('[data-add-item] input')
  input?.focus()
  return input
}
