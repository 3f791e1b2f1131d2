import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useCore } from '../state/core.tsx'
import { showLock } from '../state/lock.ts'
import { sentenceOf } from '../state/notices.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { PinField } from './pinField.tsx'

export interface ExemptPinProps {
  readonly isOpen: boolean
  /** After the PIN, too. */
  readonly onClose: () => void
  /** The PIN was given: from now on the core shows what is exempt. */
  readonly onOpened: () => void
}

/** Asks for the PIN, once after each start, before exempt matter is shown. */
export function ExemptPin({ isOpen, onClose, onOpened }: ExemptPinProps): ReactNode {
  return (
    <Dialog title="Show exempt matter" isOpen={isOpen} onClose={onClose}>
      <AskPin onClose={onClose} onOpened={onOpened} />
    </Dialog>
  )
}

function AskPin({ onClose, onOpened }: Omit<ExemptPinProps, 'isOpen'>): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await showLock(await client.lock.openExempt({ pin }), queries)
    } catch (error) {
      setPin('')
      setProblem(sentenceOf(error))
      return
    }
    onClose()
    onOpened()
  }
  return (
    <form className="stack" onSubmit={(event) => void open(event)}>
      <p>It stays shown until Minutebook is closed. The audit trail says that it was.</p>
      <PinField label="PIN" value={pin} onChange={setPin} error={problem} takesFocus />
      <div className="buttons">
        <Button kind="primary" type="submit">
          Show it
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
