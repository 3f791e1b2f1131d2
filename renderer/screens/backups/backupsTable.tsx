import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { shownSize } from '../../parts/shownSize.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { saveAllWords } from '../live/openMeetings.ts'
import { sayReason, sayRehearsed, sayWhen } from './backupWords.ts'
import type { Backup } from './backupWords.ts'

/** The backups of a book, each with its rehearsal and the way back to it. */
export function BackupsTable({ kept }: { readonly kept: readonly Backup[] }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [said, setSaid] = useState<{ readonly name: string; readonly words: string } | null>(null)
  const [asked, setAsked] = useState<Backup | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const rehearse = async ({ name }: Backup): Promise<void> => {
    setBusy(name)
    setSaid(null)
    await act(async () => setSaid({ name, words: sayRehearsed(await client.backups.rehearse({ name })) }))
    setBusy(null)
  }
  const restore = async ({ name, at }: Backup): Promise<void> => {
    setBusy(name)
    const isDone = await act(async () => {
      await saveAllWords()
      const { aside } = await client.backups.restore({ name })
      reportDone(
        `The minute book is as it was on ${sayWhen(at)}. What stood there before is kept in ${aside}.`,
      )
    })
    if (isDone) setAsked(null)
    setBusy(null)
  }
  if (kept.length === 0) return <p>There is none yet.</p>
  return (
    <>
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">Taken</th>
            <th scope="col">Why</th>
            <th scope="col">Size</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {kept.map((backup) => (
            <tr key={backup.name}>
              <th scope="row">{sayWhen(backup.at)}</th>
              <td>{sayReason(backup)}</td>
              <td>{shownSize(backup.bytes)}</td>
              <td>
                <div className="buttons">
                  <Button
                    label={`Test restore: the backup of ${sayWhen(backup.at)}`}
                    isPending={busy === backup.name && asked === null}
                    onPress={() => void rehearse(backup)}
                  >
                    Test restore
                  </Button>
                  <Button
                    label={`Put back…: the backup of ${sayWhen(backup.at)}`}
                    onPress={() => setAsked(backup)}
                  >
                    Put back…
                  </Button>
                </div>
                <div role="status">{said?.name === backup.name ? <p>{said.words}</p> : null}</div>
                {asked?.name === backup.name ? (
                  <div className="callout" role="group" aria-label="Put this backup back?">
                    <p>
                      The minute book goes back to {sayWhen(backup.at)}. What was written since is then in the
                      backup that is taken of it first, and in no other place.
                    </p>
                    <div className="buttons">
                      <Button
                        kind="primary"
                        isPending={busy === backup.name}
                        onPress={() => void restore(backup)}
                      >
                        Put it back
                      </Button>
                      <Button onPress={() => setAsked(null)}>Leave the book as it is</Button>
                    </div>
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
