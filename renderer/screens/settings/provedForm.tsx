import { useState } from 'react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { fieldOf, sentenceOf, useNotices } from '../../state/notices.ts'
import type { KeysStatus } from './bookKeysPart.tsx'
import { ProofField } from './proofField.tsx'
import type { ProofFieldProps } from './proofField.tsx'

export interface ProvedFormProps {
  readonly keys: KeysStatus
  readonly by?: ProofFieldProps['by']
  /** Does it with what was typed; null where there is nothing to prove with. What is wrong with that is told at its field. */
  readonly work: (current: string | null) => Promise<void>
  readonly button: string
  readonly kind?: 'plain' | 'primary'
  readonly children?: ReactNode
}

/** One button that changes who gets into the book, and what proves the owner before. */
export function ProvedForm(props: ProvedFormProps): ReactNode {
  const { keys, by = keys.provedBy, work, button, kind = 'plain', children } = props
  const act = useAct()
  const [current, setCurrent] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const run = async (): Promise<void> => {
    setIsPending(true)
    setError(null)
    useNotices.getState().dismiss('done')
    await act(async () => {
      try {
        await work(by === 'nothing' ? null : current)
        setCurrent('')
      } catch (cause) {
        if (fieldOf(cause) !== 'current') throw cause
        setError(sentenceOf(cause))
      }
    })
    setIsPending(false)
  }
  return (
    <Form
      className="form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) void run()
      }}
    >
      {children}
      <ProofField
        by={by}
        hasPassphrase={keys.passphrase !== null}
        value={current}
        onChange={setCurrent}
        error={error}
      />
      <div className="buttons">
        <Button kind={kind} type="submit" isPending={isPending}>
          {button}
        </Button>
      </div>
    </Form>
  )
}
