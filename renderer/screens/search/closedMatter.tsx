import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { PinField } from '../../parts/pinField.tsx'
import { useCore } from '../../state/core.tsx'
import { showLock, useLock } from '../../state/lock.ts'
import { sentenceOf } from '../../state/notices.ts'
import { useClosedMatter } from './searchData.ts'

/** The switch for exempt matter. Where there is a PIN, it is asked for once after each start. */
export function ClosedMatter(): ReactNode {
  const isShown = useClosedMatter((state) => state.isShown)
  const isOpen = useLock((state) => state.status?.isExemptOpen !== false)
  const [isAsked, setAsked] = useState(false)
  const change = (shown: boolean): void => {
    if (shown && !isOpen) setAsked(true)
    else useClosedMatter.setState({ isShown: shown })
  }
  return (
    <div className="search-closed">
      <Checkbox isSelected={isShown} onChange={change}>
        Show exempt matter
      </Checkbox>
      <Dialog title="Show exempt matter" isOpen={isAsked} onClose={() => setAsked(false)}>
        <AskPin onDone={() => setAsked(false)} />
      </Dialog>
    </div>
  )
}

function AskPin({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await showLock(await client.lock.openExempt({ pin }), queries)
      useClosedMatter.setState({ isShown: true })
      onDone()
    } catch (error) {
      setPin('')
      setProblem(sentenceOf(error))
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void open(event)}>
      <p>It stays shown until Minutebook is closed. The audit trail says that it was.</p>
      <PinField label="PIN" value={pin} onChange={setPin} error={problem} takesFocus />
      <div className="buttons">
        <Button kind="primary" type="submit">
          Show it
        </Button>
        <Button onPress={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
