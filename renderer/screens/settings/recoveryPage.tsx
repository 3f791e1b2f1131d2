import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { useCore } from '../../state/core.tsx'
import { sayWhen } from '../backups/backupWords.ts'
import './recoveryPage.css'

export interface MadeRecovery {
  readonly id: string
  readonly key: string
  readonly madeAt: string
}

export interface RecoveryPageProps {
  readonly made: MadeRecovery
  readonly onKept: () => void
}

/** The page for the safe, as it is printed: nothing else of the window goes onto the paper. */
export function RecoveryPage({ made, onKept }: RecoveryPageProps): ReactNode {
  const { api } = useCore()
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  const backups = useQuery(api.backups.list.queryOptions({ input: {} }))
  return (
    <>
      <div className="recovery-page">
        <h3>Recovery key of the minute book</h3>
        <p>{status.data?.councilName}</p>
        <ol className="recovery-groups">
          {made.key.split('-').map((group, index) => (
            <li key={index}>{group}</li>
          ))}
        </ol>
        <p>
          Made on {sayWhen(made.madeAt)}, for the book in{' '}
          <span className="file-name">{status.data?.folder}</span>.
        </p>
        <p>
          Minutebook keeps the agendas and minutes of the council’s committees. This key opens its book and
          every backup of it on any computer: open the folder in Minutebook, and type the key where Minutebook
          asks for the recovery key. There is no 0, 1, I or O in it.
        </p>
        <p>
          The backups are in the folder “backups” of the book
          {backups.data?.secondPlace ? (
            <>
              {' '}
              and in <span className="file-name">{backups.data.secondPlace}</span>
            </>
          ) : null}
          . To open one on a new computer, copy the folder whose name ends in “backup” to its disk, copy the
          newest file of the folder “backups” in it to the name “minutebook.db” beside that folder, and open
          the folder in Minutebook.
        </p>
        <p>
          Keep this page in the safe, apart from the computer and from the backups. If you make a newer page,
          this one no longer opens the book, only its older backups. Keep both.
        </p>
      </div>
      <p>This is the only time that it is shown. It is kept nowhere else.</p>
      <div className="buttons">
        <Button kind="primary" onPress={() => window.print()}>
          Print this page
        </Button>
        <Button onPress={onKept}>It is printed and put away</Button>
      </div>
    </>
  )
}
