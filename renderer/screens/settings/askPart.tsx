import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { SecretField } from '../../parts/secretField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { fieldOf, reportDone, sentenceOf, useNotices } from '../../state/notices.ts'
import type { KeysStatus } from './bookKeysPart.tsx'
import { ProofField } from './proofField.tsx'

/** Whether this account keeps the key, or each start asks for the passphrase. */
export function AskPart({ keys }: { readonly keys: KeysStatus }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [current, setCurrent] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const choose = async (asks: boolean): Promise<void> => {
    setIsPending(true)
    setError(null)
    useNotices.getState().dismiss('done')
    await act(async () => {
      try {
        await client.keys.askEachTime({ asks, current: keys.provedBy === 'nothing' ? null : current })
        setCurrent('')
        reportDone(
          asks
            ? 'From the next start on, Minutebook asks for the passphrase. The key is no longer on this computer.'
            : 'Your account on this computer keeps the key again.',
        )
      } catch (cause) {
        if (fieldOf(cause) !== 'current') throw cause
        setError(sentenceOf(cause))
      }
    })
    setIsPending(false)
  }
  return (
    <section>
      <h2>Ask for the passphrase at each start</h2>
      {keys.asksEachTime ? (
        <Form
          className="form"
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault()
            if (!isPending) void choose(false)
          }}
        >
          <p>
            Each start asks for the passphrase: whoever finds this computer, with your account open, needs it.
          </p>
          <ProofField
            by={keys.provedBy}
            hasPassphrase={keys.passphrase !== null}
            value={current}
            onChange={setCurrent}
            error={error}
          />
          <div className="buttons">
            <Button type="submit" isPending={isPending}>
              Let this computer keep the key again
            </Button>
          </div>
        </Form>
      ) : isReady(keys) ? (
        <Form
          className="form"
          validationBehavior="aria"
          onSubmit={(event) => {
            event.preventDefault()
            if (!isPending) void choose(true)
          }}
        >
          <p>
            The key is taken off this computer. Forgotten, the passphrase can only be replaced with the
            recovery key.
          </p>
          <SecretField
            label="Passphrase"
            hint="To be sure that it opens the book."
            value={current}
            onChange={setCurrent}
            error={error}
            width="medium"
          />
          <div className="buttons">
            <Button type="submit" isPending={isPending}>
              Ask at each start
            </Button>
          </div>
        </Form>
      ) : (
        <p>To be asked, put the page of a recovery key away and set a passphrase first.</p>
      )}
    </section>
  )
}

function isReady({ recovery, earlierPageAt, passphrase }: KeysStatus): boolean {
  return (recovery?.isKept === true || earlierPageAt !== null) && passphrase !== null
}
