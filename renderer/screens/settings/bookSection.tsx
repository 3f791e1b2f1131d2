import { useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { AppError } from '../../../shared/domain/appError.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { BookStatus } from '../../state/data.ts'
import { saveAllWords } from '../live/openMeetings.ts'
import { CheckBook } from '../mend/checkBook.tsx'
import { useStartBook } from '../welcome/startBook.ts'

/** Where the minute book lies, and the way to another one. */
export function BookSection({ status }: { readonly status: BookStatus }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const book = useStartBook()
  const [folder, setFolder] = useState('')
  const open = async (chosen: string): Promise<void> => {
    if (!(await act(requireSavedWords))) return
    if (await book.open(chosen)) navigate('/')
  }
  const choose = async (): Promise<void> => {
    const chosen = await client.book.chooseFolder({})
    if (chosen.folder === null) return
    setFolder(chosen.folder)
    await open(chosen.folder)
  }
  const close = async (): Promise<void> => {
    await requireSavedWords()
    await client.book.close({})
    navigate('/')
  }
  return (
    <div className="stack prose">
      <section>
        <h2>This minute book</h2>
        <p>
          It lives in <span className="file-name">{status.folder}</span>: one file and a folder of
          attachments. It copies itself: see <a href="#/settings/backups">Backups</a>.
        </p>
        <p>
          Who did what when stands in the <a href="#/audit">audit trail</a>.
        </p>
        <Button onPress={() => void act(close)}>Close this minute book</Button>
      </section>
      <CheckBook />
      <section>
        <h2>Open another</h2>
        <div className="with-button" data-book-folder>
          <TextField
            label="Folder of the other minute book"
            hint="To make a new one, close this one first."
            value={folder}
            onChange={setFolder}
            error={book.errors['folder']}
          />
          {status.canChooseFolder ? (
            <Button onPress={() => void choose().catch(book.fail)}>Choose…</Button>
          ) : null}
        </div>
        <div className="buttons">
          <Button
            kind="primary"
            isPending={book.isBusy}
            isDisabled={folder.trim() === ''}
            onPress={() => void open(folder.trim())}
          >
            Open the minute book in this folder
          </Button>
        </div>
      </section>
    </div>
  )
}

async function requireSavedWords(): Promise<void> {
  if (await saveAllWords()) return
  throw new AppError(
    'conflict',
    'The last words of the minutes are not saved yet. Go back to the live screen, see to that, and try again.',
  )
}
