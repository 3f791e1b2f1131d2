import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import { lockAfterMinutes } from '../../../shared/domain/pin.ts'
import type { LockAfter } from '../../../shared/domain/pin.ts'
import { Button } from '../../parts/button.tsx'
import { PinField } from '../../parts/pinField.tsx'
import { SecretField } from '../../parts/secretField.tsx'
import { Select } from '../../parts/select.tsx'
import { useCore } from '../../state/core.tsx'
import { showLock, useLock } from '../../state/lock.ts'
import type { LockStatus } from '../../state/lock.ts'
import { fieldOf, reportDone, reportProblem, sentenceOf } from '../../state/notices.ts'

/** The PIN of this account: set, changed, taken away; and after how long it is asked for. */
export function LockSection(): ReactNode {
  const status = useLock((state) => state.status)
  if (status === null) return null
  return (
    <section>
      <h2>PIN and lock</h2>
      <p>
        A PIN stops a colleague who sits down at your open laptop. It is not what protects the file of the
        minute book: whoever can use your account of this computer can start Minutebook again.
      </p>
      {status.hasPin ? <WithPin status={status} /> : <NewPin />}
    </section>
  )
}

function WithPin({ status }: { readonly status: LockStatus }): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [asks, setAsks] = useState<'change' | 'remove' | null>(null)
  const show = async (work: Promise<LockStatus>): Promise<void> => showLock(await work, queries)
  return (
    <div className="stack">
      <Select<string>
        label="Lock after"
        hint="Without a key pressed or the pointer moved, in any window of Minutebook."
        width="medium"
        options={lockAfterMinutes.map((minutes) => ({ id: String(minutes), name: `${minutes} minutes` }))}
        value={String(status.afterMinutes)}
        onChange={(minutes) =>
          void show(client.lock.setAfter({ minutes: Number(minutes) as LockAfter })).catch(reportProblem)
        }
      />
      <p>
        The PIN is asked for once after each start, too, before the search shows exempt matter, or exempt
        minutes of a past meeting are opened.
      </p>
      <div className="buttons">
        <Button
          keys="Alt+Shift+K"
          command="app.lock"
          onPress={() => void show(client.lock.lock({})).catch(reportProblem)}
        >
          Lock now
        </Button>
        <Button onPress={() => setAsks('change')}>Change the PIN</Button>
        <Button onPress={() => setAsks('remove')}>Take the PIN away</Button>
      </div>
      {asks === 'change' ? <NewPin isChange onDone={() => setAsks(null)} /> : null}
      {asks === 'remove' ? <RemovePin /> : null}
    </div>
  )
}

function NewPin(props: { readonly isChange?: boolean; readonly onDone?: () => void }): ReactNode {
  const { isChange = false, onDone } = props
  const { client } = useCore()
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string } | null>(null)
  const at = (field: string): string | null => (problem?.field === field ? problem.text : null)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (pin !== again) {
      setProblem({ field: 'again', text: 'This is another PIN than the one above. Type the same twice.' })
      return
    }
    try {
      await showLock(await client.lock.setPin({ pin, current: isChange ? current : null }), queries)
      reportDone(isChange ? 'The PIN is changed.' : 'The PIN is set. Minutebook locks after 10 minutes.')
      onDone?.()
    } catch (error) {
      setProblem({ field: fieldOf(error) ?? (isChange ? 'current' : 'pin'), text: sentenceOf(error) })
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      {isChange ? (
        <PinField
          label="Your PIN now"
          value={current}
          onChange={setCurrent}
          error={at('current')}
          takesFocus
        />
      ) : null}
      <PinField label="New PIN" hint="4 to 12 digits." value={pin} onChange={setPin} error={at('pin')} />
      <PinField label="New PIN once more" value={again} onChange={setAgain} error={at('again')} />
      <div className="buttons">
        <Button kind="primary" type="submit">
          {isChange ? 'Change the PIN' : 'Set this PIN'}
        </Button>
      </div>
    </form>
  )
}

function RemovePin(): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  /** What the core says of a forgotten PIN, where more than pressing a button is wanted. */
  const [forgotten, setForgotten] = useState<AppError | null>(null)
  const show = async (work: Promise<LockStatus>): Promise<void> => {
    await showLock(await work, queries)
    reportDone('There is no PIN any more, and Minutebook does not lock.')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    show(client.lock.removePin({ current })).catch((error: unknown) => setProblem(sentenceOf(error)))
  }
  const forget = (): void => {
    show(client.lock.removePin({ current: null })).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-allowed') setForgotten(error)
      else setProblem(sentenceOf(error))
    })
  }
  if (forgotten?.details['reason'] === 'secret') {
    return <RemoveBySecret onProved={(secret) => show(client.lock.recover({ secret }))} />
  }
  return (
    <form className="stack" onSubmit={submit}>
      <PinField label="Your PIN now" value={current} onChange={setCurrent} error={problem} takesFocus />
      <div className="buttons">
        <Button kind="danger" type="submit">
          Take the PIN away
        </Button>
        <Button onPress={forget}>I have forgotten it: take it away</Button>
      </div>
      {forgotten === null ? null : <p role="alert">{forgotten.message}</p>}
      <p className="muted">A forgotten PIN that is taken away is written into the audit trail of the book.</p>
    </form>
  )
}

/** What opens the book itself stands for a forgotten PIN, as on the lock screen. */
function RemoveBySecret({ onProved }: { readonly onProved: (secret: string) => Promise<void> }): ReactNode {
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onProved(secret).catch((error: unknown) => setProblem(sentenceOf(error)))
  }
  return (
    <form className="stack" onSubmit={submit}>
      <SecretField
        label="Passphrase or recovery key of the minute book"
        value={secret}
        onChange={setSecret}
        error={problem}
        takesFocus
      />
      <div className="buttons">
        <Button kind="danger" type="submit">
          Take the forgotten PIN away
        </Button>
      </div>
      <p className="muted">A forgotten PIN that is taken away is written into the audit trail of the book.</p>
    </form>
  )
}
