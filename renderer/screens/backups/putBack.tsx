import { useState } from 'react'
import type { ReactNode } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { saveAllWords } from '../live/openMeetings.ts'
import './backups.css'
import { sayLeft } from './backupWords.ts'
import type { Backup, Since } from './backupWords.ts'
import { forgetPutBack, notePutBack } from './putBackNotice.ts'

interface PutBackProps {
  readonly backup: Backup
  readonly since: Since
  readonly onLeave: () => void
}

/** What putting a backup back leaves behind, and the last word on it. */
export function PutBack({ backup, since, onLeave }: PutBackProps): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [isPending, setIsPending] = useState(false)
  const [damaged, setDamaged] = useState<string | null>(null)
  const restore = async (): Promise<void> => {
    setIsPending(true)
    const isDone = await act(async () => {
      if (damaged === null) await saveAllWords()
      // Before the core tells every window: what they show of the book is read again from the start.
      notePutBack()
      try {
        await client.backups.restore({ name: backup.name, withoutBackup: damaged !== null })
      } catch (cause) {
        forgetPutBack()
        if (damaged !== null || !isOfBook(cause)) throw cause
        setDamaged(cause.message)
        return
      }
      onLeave()
    })
    if (!isDone) setDamaged(null)
    setIsPending(false)
  }
  return (
    <div className="callout put-back" role="group" aria-label="Put this backup back?">
      <div role="status">
        <p>{damaged ?? sayLeft(backup, since)}</p>
      </div>
      <div className="buttons">
        <Button kind="primary" isPending={isPending} onPress={() => void restore()}>
          {damaged === null ? 'Put it back' : 'Put it back all the same'}
        </Button>
        <Button onPress={onLeave}>Leave the book as it is</Button>
        {damaged === null ? null : <a href="#/settings/book">Mend the minute book instead</a>}
      </div>
    </div>
  )
}

/** The book that stands there is damaged, and not the backup: that one is looked at only after it. */
function isOfBook(cause: unknown): cause is AppError {
  return cause instanceof AppError && cause.details['reason'] === 'damaged' && cause.details['of'] === 'book'
}
