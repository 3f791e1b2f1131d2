import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { BookStatus } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'
import { saveAllWords } from '../live/openMeetings.ts'
import { BackupsTable } from './backupsTable.tsx'
import { sayLastPutBack, sayWhen } from './backupWords.ts'

/** The backups of this book: what there is, one more, a second drive, and the way back. */
export function BackupsSection({ status }: { readonly status: BookStatus }): ReactNode {
  const { api, client } = useCore()
  const act = useAct()
  const found = useQuery(api.backups.list.queryOptions({ input: {} }))
  const [isPending, setIsPending] = useState(false)
  if (found.data === undefined) return <Loading query={found} />
  const { kept, failing, secondPlace, keyFile, putBack } = found.data
  const take = async (): Promise<void> => {
    setIsPending(true)
    await act(async () => {
      await saveAllWords()
      const { at } = await client.backups.take({})
      reportDone(`A backup was taken and read back: ${sayWhen(at)}.`)
    })
    setIsPending(false)
  }
  return (
    <div className="stack">
      <section className="prose">
        <h2>Backups</h2>
        <p>
          Minutebook copies this book every ten minutes while you write, and when you close it. Each copy is
          read back before it counts. The newest six are kept, and the last of each of fourteen days and
          twelve months.
        </p>
        {failing === null ? null : (
          <p className="callout callout-problem">
            <strong>The last backup did not succeed. </strong>
            {failing}
          </p>
        )}
        <Button kind="primary" isPending={isPending} onPress={() => void take()}>
          Take a backup now
        </Button>
      </section>
      <section>
        <h2>What there is</h2>
        {putBack === null ? null : <p>{sayLastPutBack(putBack)}</p>}
        <BackupsTable kept={kept} />
      </section>
      <SecondPlace
        key={secondPlace ?? ''}
        keyFile={keyFile}
        place={secondPlace}
        canChoose={status.canChooseFolder}
      />
    </div>
  )
}

interface SecondPlaceProps {
  readonly keyFile: string | null
  readonly place: string | null
  readonly canChoose: boolean
}

function SecondPlace({ keyFile, place, canChoose }: SecondPlaceProps): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const [folder, setFolder] = useState(place ?? '')
  const save = async (chosen: string | null): Promise<void> => {
    await act(async () => {
      await client.backups.setSecondPlace({ folder: chosen })
      reportDone(
        chosen === null
          ? 'Backups stay beside the minute book alone.'
          : `From the next one on, every backup is brought to ${chosen} too.`,
      )
    })
  }
  const choose = async (): Promise<void> => {
    await act(async () => {
      const chosen = await client.book.chooseFolder({})
      if (chosen.folder !== null) setFolder(chosen.folder)
    })
  }
  return (
    <section className="prose">
      <h2>A second place</h2>
      <p>
        A laptop can be lost with everything on it. Name a folder on another drive or a network share: each
        backup is brought there with the papers. It is locked, as the book is: on another computer it opens
        with the recovery key or the passphrase (see <a href="#/settings/security">Security</a>)
        {keyFile === null ? (
          '.'
        ) : (
          <>
            , or with a copy of <span className="file-name">{keyFile}</span>, kept apart from it.
          </>
        )}
      </p>
      <div className="with-button">
        <TextField label="Folder of the second copies" value={folder} onChange={setFolder} />
        {canChoose ? <Button onPress={() => void choose()}>Choose…</Button> : null}
      </div>
      <div className="buttons">
        <Button
          isDisabled={folder.trim() === '' || folder.trim() === place}
          onPress={() => void save(folder.trim())}
        >
          Bring backups there
        </Button>
        {place === null ? null : <Button onPress={() => void save(null)}>Stop copying to this folder</Button>}
      </div>
    </section>
  )
}
