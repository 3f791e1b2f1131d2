import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { SecretField } from '../../parts/secretField.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { BookStatus } from '../../state/data.ts'
import { sentenceOf } from '../../state/notices.ts'

type LockedBook = NonNullable<BookStatus['locked']>
type Way = LockedBook['ways'][number]

export interface UnlockBookProps {
  readonly locked: LockedBook
  /** Why it has to be unlocked, as a sentence. */
  readonly why: string | null
}

/** One field that opens a locked book: Enter is enough. */
export function UnlockBook({ locked, why }: UnlockBookProps): ReactNode {
  const [way, setWay] = useState<Way>(locked.ways[0] ?? 'passphrase')
  const other = locked.ways.find((known) => known !== way)
  return (
    <section>
      <h2>Unlock the minute book</h2>
      <p>{why}</p>
      {locked.ways.length === 0 ? null : (
        <UnlockForm key={way} way={way} folder={locked.folder}>
          {other === undefined ? null : (
            <Button kind="quiet" onPress={() => setWay(other)}>
              {other === 'recovery' ? 'Use the recovery key' : 'Use the passphrase'}
            </Button>
          )}
        </UnlockForm>
      )}
    </section>
  )
}

interface UnlockFormProps {
  readonly way: Way
  readonly folder: string
  readonly children: ReactNode
}

function UnlockForm({ way, folder, children }: UnlockFormProps): ReactNode {
  const { client } = useCore()
  const queries = useQueryClient()
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const unlock = async (): Promise<void> => {
    setIsPending(true)
    try {
      await client.keys.unlock({ folder, way, secret })
      await queries.invalidateQueries()
    } catch (cause) {
      setError(sentenceOf(cause))
    }
    setIsPending(false)
  }
  const field = { value: secret, error, takesFocus: true, width: 'medium' } as const
  const change = (typed: string): void => {
    setSecret(typed)
    setError(null)
  }
  return (
    <Form
      className="form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) void unlock()
      }}
    >
      {way === 'passphrase' ? (
        <SecretField {...field} label="Passphrase" onChange={change} />
      ) : (
        <TextField
          {...field}
          label="Recovery key"
          hint="Seven groups of five characters, from the page in the safe. Capitals and hyphens do not matter."
          onChange={change}
          width="full"
        />
      )}
      <div className="buttons">
        <Button kind="primary" type="submit" isPending={isPending}>
          Unlock
        </Button>
        {children}
      </div>
    </Form>
  )
}
