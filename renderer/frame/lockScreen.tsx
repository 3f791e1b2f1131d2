import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useLayoutEffect, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../parts/button.tsx'
import { PinField } from '../parts/pinField.tsx'
import { SecretField } from '../parts/secretField.tsx'
import { hasUnsavedWords } from '../screens/live/openMeetings.ts'
import { useCore } from '../state/core.tsx'
import { readLock, showLock, tellOfHands, useLock } from '../state/lock.ts'
import { watchFaults } from '../state/pageFaults.ts'
import { reportProblem, sentenceOf } from '../state/notices.ts'
import { holdAddress } from './addressBehindLock.ts'
import { hideBehindLock } from './behindLock.ts'
import './lock.css'

/** Keeps this window in step with the lock, and stands over everything while it is locked. */
export function Lock(): ReactNode {
  const core = useCore()
  const queries = useQueryClient()
  const isLocked = useLock((state) => state.status?.isLocked === true)
  useEffect(() => {
    readLock(core, queries).catch(reportProblem)
    const stops = [tellOfHands(core), watchFaults(core)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [core, queries])
  return isLocked ? <LockScreen /> : null
}

/** An element of its own beside the application, so that what hides that leaves this in sight. */
function useOwnPlace(): HTMLElement {
  const [place] = useState(() => {
    const made = document.createElement('div')
    // A dialog that stands open behind must neither hide this nor take the focus from it.
    made.dataset['reactAriaTopLayer'] = 'true'
    return made
  })
  useLayoutEffect(() => {
    document.body.append(place)
    const letGo = holdAddress()
    const bringBack = hideBehindLock(place)
    return () => {
      place.remove()
      letGo()
      bringBack()
    }
  }, [place])
  return place
}

function LockScreen(): ReactNode {
  const place = useOwnPlace()
  return createPortal(<LockForm />, place)
}

function LockForm(): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [areUnsaved] = useState(hasUnsavedWords)
  const headingId = useId()
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    try {
      await showLock(await client.lock.unlock({ pin }), queries)
    } catch (error) {
      setPin('')
      setProblem(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <div className="lock-screen" role="dialog" aria-modal="true" aria-labelledby={headingId} data-modal>
      <div className="lock-box">
        <form className="lock-form" onSubmit={(event) => void unlock(event)}>
          <h1 id={headingId}>Minutebook is locked</h1>
          <p>
            {areUnsaved
              ? 'Your last words are still being saved. They stay in this window until they are.'
              : 'Your words are saved.'}{' '}
            This window stays as you left it.
          </p>
          <PinField label="PIN" value={pin} onChange={setPin} error={problem} takesFocus />
          <div className="buttons">
            <Button kind="primary" type="submit" isPending={isBusy}>
              Unlock
            </Button>
          </div>
        </form>
        <details>
          <summary>I have forgotten my PIN</summary>
          <Forgotten />
        </details>
      </div>
    </div>
  )
}

/** The other ways in: what opens the book itself, else a new start. */
function Forgotten(): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const canRecover = useLock((state) => state.status?.canRecover === true)
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const recover = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await showLock(await client.lock.recover({ secret }), queries)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  if (!canRecover) {
    return (
      <p>
        Close every window of Minutebook, wait three minutes, and start it again on your own account of this
        computer. Then take the PIN away in Settings, under Security, and set another.
      </p>
    )
  }
  return (
    <form className="lock-form" onSubmit={(event) => void recover(event)}>
      <SecretField
        label="Passphrase or recovery key of the minute book"
        value={secret}
        onChange={setSecret}
        error={problem}
      />
      <div className="buttons">
        <Button type="submit">Unlock, and take the PIN away</Button>
      </div>
    </form>
  )
}
