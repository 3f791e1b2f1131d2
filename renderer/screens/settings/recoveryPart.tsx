import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { sayWhen } from '../backups/backupWords.ts'
import type { KeysStatus } from './bookKeysPart.tsx'
import { ProvedForm } from './provedForm.tsx'
import { RecoveryPage } from './recoveryPage.tsx'
import type { MadeRecovery } from './recoveryPage.tsx'

/** The key on paper: whether there is one, and a new one, which is shown this once. */
export function RecoveryPart({ keys }: { readonly keys: KeysStatus }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [made, setMade] = useState<MadeRecovery | null>(null)
  const { recovery } = keys
  const keep = async (id: string): Promise<void> => {
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
          Made on {sayWhen(recovery.madeAt)}. {sayKept(keys)}
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
        <>
          {recovery === null || recovery.isKept ? null : (
            <Button kind="primary" onPress={() => void keep(recovery.id)}>
              It is in the safe
            </Button>
          )}
          <MakeRecovery keys={keys} onMade={setMade} />
        </>
      ) : (
        <RecoveryPage made={made} onKept={() => void keep(made.id)} />
      )}
    </section>
  )
}

function sayKept({ recovery, earlierPageAt }: KeysStatus): string {
  if (recovery?.isKept === true) return 'Its page opens this book and its backups on any computer.'
  const earlier =
    earlierPageAt === null ? '' : ` Your earlier page of ${sayWhen(earlierPageAt)} still opens the book.`
  return `You have not confirmed that this page is in the safe.${earlier}`
}

/** Proved first: a key that a stranger takes away opens the book for good. */
function MakeRecovery(props: {
  readonly keys: KeysStatus
  readonly onMade: (made: MadeRecovery) => void
}): ReactNode {
  const { keys, onMade } = props
  const { client } = useCore()
  const { recovery } = keys
  return (
    <ProvedForm
      keys={keys}
      work={async (current) => onMade(await client.keys.makeRecovery({ current }))}
      button={
        recovery === null
          ? 'Make a recovery key'
          : recovery.isKept
            ? 'Make a new recovery key'
            : 'Make another'
      }
      kind={recovery === null ? 'primary' : 'plain'}
    />
  )
}
