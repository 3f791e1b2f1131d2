import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { readReviewAnswer } from '../../../shared/api/reviewFile.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'

/** What came back from the chair: the file, chosen or dropped anywhere on the screen, or the words of an e-mail. */
export function TakeAnswer({ take }: { readonly take: TakingAnswers }): ReactNode {
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
        accept=".json,application/json,.docx"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void take.file(file)
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
          <Button
            onPress={() => void take.text(pasted).then((isDone) => (isDone ? setPasted('') : undefined))}
          >
            Take in what was pasted
          </Button>
        </div>
      )}
    </section>
  )
}

interface Taken {
  readonly reviewId: string
  readonly remarks: number
}

/** Each gives an answer to the core; true when it was one. */
export interface TakingAnswers {
  /** The words of the file that the chair's page saved, or of an e-mail. */
  readonly text: (text: string) => Promise<boolean>
  /** Any file that came back: a Word copy by its bytes, whatever it is called. */
  readonly file: (file: File) => Promise<boolean>
}

/** `onTaken` is told of which copy the answer is, once the screen has read it. */
export function useTakeAnswer(meetingId: string, onTaken: (reviewId: string) => void): TakingAnswers {
  const { client, sendFile } = useCore()
  const act = useAct()
  const take = async (given: () => Promise<Taken>): Promise<boolean> => {
    let taken: Taken = { reviewId: '', remarks: 0 }
    const isDone = await act(async () => {
      taken = await given()
    })
    if (!isDone) return false
    const { reviewId, remarks } = taken
    reportDone(`The answer is here, with ${remarks === 1 ? '1 remark' : `${remarks} remarks`}.`)
    onTaken(reviewId)
    return true
  }
  const text = (words: string): Promise<boolean> =>
    take(() => {
      // What is no answer is refused here, before anything is sent.
      readReviewAnswer(words)
      return client.reviews.receive({ meetingId, text: words })
    })
  return {
    text,
    file: async (file) => {
      if (!(await isDocument(file))) return text(await file.text())
      return take(async () => {
        const signal = new AbortController().signal
        const { sha256 } = await sendFile(file, { signal, onProgress: () => undefined })
        return client.reviews.receiveWord({ meetingId, sha256, fileName: file.name })
      })
    },
  }
}

/** What looks like a document goes where it is looked into: the answer of a page is plain text. */
async function isDocument(file: File): Promise<boolean> {
  if (/\.(docx?|docm|odt|pdf)$/i.test(file.name)) return true
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return first === 0x50 && second === 0x4b
}
