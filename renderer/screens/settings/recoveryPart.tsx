import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { sayWhen } from '../backups/backupWords.ts'
import type { KeysStatus } from './bookKeysPart.tsx'
import { RecoveryPage } from './recoveryPage.tsx'
import type { MadeRecovery } from './recoveryPage.tsx'

/** The key on paper: whether there is one, and a new one, which is shown this once. */
export function RecoveryPart({ recovery }: Pick<KeysStatus, 'recovery'>): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [made, setMade] = useState<MadeRecovery | null>(null)
  const [isPending, setIsPending] = useState(false)
  const make = async (): Promise<void> => {
    setIsPending(true)
    await act(async () => setMade(await client.keys.makeRecovery({})))
    setIsPending(false)
  }
  const keep = async ({ id }: MadeRecovery): Promise<void> => {
    const done = await act(() => client.keys.keepRecovery({ id }))
    if (!done) return
    setMade(null)
    reportDone('From now on this recovery key opens the book, and no earlier one does.')
  }
  return (
    <section>
      <h2>Recovery key</h2>
      {recovery === null || made !== null ? (
        <p>
          A page for the safe of Democratic Services, with a key that opens this book and its backups on any
          computer.
        </p>
      ) : (
        <p>
          Made on {sayWhen(recovery.madeAt)}.{' '}
          {recovery.isKept
            ? 'Its page opens this book and its backups on any computer.'
            : 'Nobody said that its page was put away: make another if it was not.'}
        </p>
      )}
      {recovery === null && made === null ? (
        <p className="callout callout-urgent">
          <span>
            <strong>There is none yet. </strong>
            If this computer or your account on it is lost, nobody can open the book or any of its backups.
          </span>
        </p>
      ) : null}
      {made === null ? (
        <Button
          kind={recovery?.isKept === true ? 'plain' : 'primary'}
          isPending={isPending}
          onPress={() => void make()}
        >
          {recovery === null ? 'Make a recovery key' : 'Make a new recovery key'}
        </Button>
      ) : (
        <RecoveryPage made={made} onKept={() => void keep(made)} />
      )}
    </section>
  )
}
