import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { today } from '../../state/today.ts'

export interface AddMembersProps {
  readonly committeeId: string
  /** Saves what was typed in the grid, so that the new members stand beside it. */
  readonly beforeAdding: () => Promise<void>
}

/** One box for one name or a pasted list; what was not understood stays in it. */
export function AddMembers({ committeeId, beforeAdding }: AddMembersProps): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [text, setText] = useState('')
  const [from, setFrom] = useState<string | null>(today)
  const [error, setError] = useState<string | null>(null)
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const add = async (): Promise<void> => {
    if (lines === 0) {
      setError('Type a name, or paste a list with one name to a line.')
      return
    }
    if (from === null) return
    setError(null)
    await act(async () => {
      await beforeAdding()
      const result = await client.committees.pasteMembers({ committeeId, text, from })
      setText(result.notUnderstood.join('\n'))
      if (result.notUnderstood.length > 0) {
        setError('These lines are not names as far as Minutebook can tell. Correct them and add them again.')
      }
      reportDone(addedSentence(result.added, result.alreadyMembers))
    })
  }
  return (
    <Form
      className="form add-members"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label="Add members"
        hint="One name or a pasted list: “Councillor Ruth Ashworth (Chair)”, one to a line."
        value={text}
        onChange={setText}
        lines={Math.min(12, Math.max(2, lines + 1))}
        error={error}
      />
      <div className="field-row">
        <DateField
          label="Members from"
          value={from}
          onChange={setFrom}
          error={from === null ? 'Give the day they become members.' : null}
        />
        <Button type="submit" kind="primary">
          {lines > 1 ? `Add ${lines} members` : 'Add'}
        </Button>
      </div>
    </Form>
  )
}

function addedSentence(added: readonly string[], already: readonly string[]): string {
  const parts = [
    ...(added.length === 0
      ? []
      : [`${added.length} ${added.length === 1 ? 'member' : 'members'} added: ${added.join(', ')}.`]),
    ...(already.length === 0 ? [] : [`On the committee already: ${already.join(', ')}.`]),
  ]
  return parts.length === 0 ? 'Nobody was added.' : parts.join(' ')
}
