import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { SecretField } from '../../parts/secretField.tsx'
import type { PaperData } from './documents.ts'
import type { PaperActs } from './paperActs.ts'

/** Asks for the password of a paper; null: of none. It is forgotten with the dialog. */
export function UnlockPaper(props: {
  readonly paper: PaperData | null
  readonly unlock: PaperActs['unlock']
  readonly onClose: () => void
  readonly onOpened: (paper: PaperData) => void
}): ReactNode {
  const { paper, unlock, onClose, onOpened } = props
  return (
    <Dialog title="Open a paper with its password" isOpen={paper !== null} onClose={onClose}>
      {paper === null ? null : (
        <AskPassword paper={paper} unlock={unlock} onClose={onClose} onOpened={() => onOpened(paper)} />
      )}
    </Dialog>
  )
}

function AskPassword(props: {
  readonly paper: PaperData
  readonly unlock: PaperActs['unlock']
  readonly onClose: () => void
  readonly onOpened: () => void
}): ReactNode {
  const { paper, unlock, onClose, onOpened } = props
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const open = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (isPending) return
    const field = event.currentTarget.querySelector('input')
    if (password === '') {
      setProblem('Enter the password of the file.')
      field?.focus()
      return
    }
    setPending(true)
    const refused = await unlock(paper, password)
    setPending(false)
    if (refused === null) return onOpened()
    setProblem(refused)
    field?.focus()
    field?.select()
  }
  return (
    <form className="stack" onSubmit={(event) => void open(event)}>
      <p className="file-name">{paper.fileName}</p>
      <p>
        The password is used once, on this computer, and is not kept. Minutebook keeps the paper without it,
        inside the encrypted minute book, in the place of the locked one: whoever may open the minute book can
        then read it, and a pack can hold it.
      </p>
      <p>You answer for opening it. Ask its author first, if you are not sure that you may.</p>
      <SecretField
        label="Password of the file"
        value={password}
        onChange={setPassword}
        error={problem}
        takesFocus
      />
      <div className="buttons">
        <Button kind="primary" type="submit" isPending={isPending}>
          {isPending ? 'Opening…' : 'Open it'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
