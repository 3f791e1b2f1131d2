import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { shownSize } from '../../parts/shownSize.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { saveAllWords } from '../live/openMeetings.ts'
import { sayReason, sayRehearsed, sayWhen } from './backupWords.ts'
import type { Backup, Since } from './backupWords.ts'
import { PutBack } from './putBack.tsx'

/** The backups of a book, each with its rehearsal and the way back to it. */
export function BackupsTable({ kept }: { readonly kept: readonly Backup[] }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [said, setSaid] = useState<{ readonly name: string; readonly words: string } | null>(null)
  const [asked, setAsked] = useState<{ readonly backup: Backup; readonly since: Since } | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const rehearse = async ({ name }: Backup): Promise<void> => {
    setBusy(name)
    setSaid(null)
    await act(async () => setSaid({ name, words: sayRehearsed(await client.backups.rehearse({ name })) }))
    setBusy(null)
  }
  const ask = (backup: Backup): Promise<unknown> =>
    act(async () => {
      await saveAllWords()
      setAsked({ backup, since: await client.backups.since({ name: backup.name }) })
    })
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
                    isPending={busy === backup.name}
                    onPress={() => void rehearse(backup)}
                  >
                    Test restore
                  </Button>
                  <Button
                    label={`Put back…: the backup of ${sayWhen(backup.at)}`}
                    onPress={() => void ask(backup)}
                  >
                    Put back…
                  </Button>
                </div>
                <div role="status">{said?.name === backup.name ? <p>{said.words}</p> : null}</div>
                {asked?.backup.name === backup.name ? (
                  <PutBack backup={backup} since={asked.since} onLeave={() => setAsked(null)} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
