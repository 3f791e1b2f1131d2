import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { readReviewAnswer } from '../../../shared/api/reviewFile.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'

/** What came back from the chair: the file, chosen or dropped anywhere on the screen, or the words of an e-mail. */
export function TakeAnswer({ meetingId }: { readonly meetingId: string }): ReactNode {
  const take = useTakeAnswer(meetingId)
  const input = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  return (
    <section className="card stack" aria-label="Take in the answer">
      <h2>Take in the chair’s answer</h2>
      <p className="muted">Drop the file that came back on this screen, or choose it.</p>
      <div className="buttons">
        <Button kind="primary" onPress={() => input.current?.click()}>
          Choose the file…
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void file.text().then(take)
          event.target.value = ''
        }}
      />
      <TextField
        label="Or paste the e-mail with the answer in it"
        value={pasted}
        onChange={setPasted}
        lines={3}
      />
      {pasted.trim() === '' ? null : (
        <div className="buttons">
          <Button onPress={() => void take(pasted).then((isDone) => (isDone ? setPasted('') : undefined))}>
            Take in what was pasted
          </Button>
        </div>
      )}
    </section>
  )
}

/** Gives an answer to the core; true when it was one. */
export function useTakeAnswer(meetingId: string): (text: string) => Promise<boolean> {
  const { client } = useCore()
  const act = useAct()
  return async (text) => {
    let count = 0
    const isDone = await act(async () => {
      // What is no answer is refused here, before anything is sent.
      readReviewAnswer(text)
      const { remarks } = await client.reviews.receive({ meetingId, text })
      count = remarks
    })
    if (isDone) reportDone(`The answer is here, with ${count === 1 ? '1 remark' : `${count} remarks`}.`)
    return isDone
  }
}
