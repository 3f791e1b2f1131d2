import { useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { AppError } from '../../../shared/domain/appError.ts'
import { Button } from '../../parts/button.tsx'
import { Radios } from '../../parts/choice.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { countedFiles, megabytes } from './migrationData.ts'
import type { FolderLook, Migration } from './migrationData.ts'

/** Which folder, and what would become of it. */
export function ChooseFolder(props: {
  readonly canChoose: boolean
  readonly migrations: readonly Migration[]
}): ReactNode {
  const { canChoose, migrations } = props
  const { client } = useCore()
  const act = useAct()
  const [folder, setFolder] = useState('')
  const [look, setLook] = useState<FolderLook | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const running = migrations.find(({ state }) => state === 'running')
  const change = (value: string): void => {
    setFolder(value)
    setLook(null)
    setError(null)
  }
  const lookInto = async (chosen: string): Promise<void> => {
    setIsBusy(true)
    try {
      setLook(await client.migrations.look({ folder: chosen }))
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause
      setError(cause.message)
    } finally {
      setIsBusy(false)
    }
  }
  const choose = async (): Promise<void> => {
    const chosen = await client.book.chooseFolder({})
    if (chosen.folder === null) return
    change(chosen.folder)
    await lookInto(chosen.folder)
  }
  const start = async (found: FolderLook, published: boolean): Promise<void> => {
    setIsBusy(true)
    await act(async () => {
      const { runId } = await client.migrations.start({ folder: found.folder, published })
      navigate(`/migrate/${runId}`)
    })
    setIsBusy(false)
  }
  return (
    <section className="prose">
      <p>
        Old minutes in Word, PDF, web pages and plain text are read one file after the other and put into the
        minute book. What was not read for certain waits until you have looked at it. The folder itself is
        left as it is, and nothing is put in twice. Single files go through <a href="#/import">Import</a>.
      </p>
      {running === undefined ? null : (
        <p className="callout">
          <a href={`#/migrate/${running.id}`}>A migration of {running.folder} is under way.</a> The next
          folder can be begun once it is done.
        </p>
      )}
      <div className="with-button">
        <TextField
          label="Folder of old minutes"
          hint="With all the folders inside it."
          value={folder}
          onChange={change}
          error={error}
          takesFocus
          onKeyDown={({ key }) => {
            if (key === 'Enter' && folder.trim() !== '' && !isBusy) void act(() => lookInto(folder.trim()))
          }}
        />
        {canChoose ? <Button onPress={() => void act(choose)}>Choose…</Button> : null}
      </div>
      {look === null ? (
        <div className="buttons">
          <Button
            kind="primary"
            isPending={isBusy}
            isDisabled={folder.trim() === ''}
            onPress={() => void act(() => lookInto(folder.trim()))}
          >
            Look into the folder
          </Button>
        </div>
      ) : (
        <WhatWillHappen
          look={look}
          isBusy={isBusy}
          canStart={running === undefined}
          said={migrations.find(({ id }) => id === look.unfinished)?.published ?? null}
          onStart={(published) => void start(look, published)}
        />
      )}
    </section>
  )
}

const publishedAnswers = [
  { id: 'published', name: 'They were published: everybody may read them' },
  { id: 'undecided', name: 'Not decided: each is looked at before it goes out' },
] as const

function WhatWillHappen(props: {
  readonly look: FolderLook
  readonly isBusy: boolean
  readonly canStart: boolean
  /** What was said of the folder when it was begun; null for one that is new. */
  readonly said: boolean | null
  readonly onStart: (published: boolean) => void
}): ReactNode {
  const { look, isBusy, canStart, said, onStart } = props
  const [published, setPublished] = useState(said)
  const [isAsked, setIsAsked] = useState(false)
  const begin = (): void => {
    setIsAsked(published === null)
    if (published !== null) onStart(published)
  }
  const toRead = look.files - look.left
  if (toRead === 0) {
    return (
      <p role="status">
        {look.files === 0 ? 'The folder is empty.' : 'Nothing in this folder is of a kind that is read:'}{' '}
        Minutes are read as .docx, .pdf, .html, .txt and .json. Choose another folder.
      </p>
    )
  }
  return (
    <div className="stack">
      <h2>What will happen</h2>
      <ul role="status">
        <li>
          {countedFiles(toRead)} ({megabytes(look.bytes)}) will be read:{' '}
          {look.kinds.map(({ ending, files }) => `${files.toLocaleString('en-GB')} .${ending}`).join(', ')}.
        </li>
        {look.left === 0 ? null : <li>{countedFiles(look.left)} of other kinds will be left alone.</li>}
        {look.unfinished === null ? null : (
          <li>An earlier migration of this folder was not ended: it goes on where it was.</li>
        )}
        <li>You can go on working meanwhile, and stop it at any time.</li>
      </ul>
      <Radios
        label="Could everybody read these minutes?"
        hint="What stands after an exclusion of the public, or says that it was exempt, is looked at in either case."
        options={publishedAnswers}
        value={published === null ? null : published ? 'published' : 'undecided'}
        onChange={(answer) => {
          setPublished(answer === 'published')
          setIsAsked(false)
        }}
        error={isAsked ? 'Say whether they were published: nobody but you can know.' : null}
      />
      <div className="buttons">
        <Button kind="primary" isPending={isBusy} isDisabled={!canStart} onPress={begin}>
          {look.unfinished === null ? 'Begin' : 'Go on'}
        </Button>
      </div>
    </div>
  )
}
