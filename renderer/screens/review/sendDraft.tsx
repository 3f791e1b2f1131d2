import { useState } from 'react'
import type { ReactNode } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import type { ReviewFormat } from '../../../shared/domain/review.ts'
import { Button } from '../../parts/button.tsx'
import { Radios } from '../../parts/choice.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'

/** Makes the chair's page or a Word copy and saves it: to be sent by e-mail, or carried on a stick. */
export function SendDraft(props: {
  readonly view: MeetingView
  /** Once the copy is made and saved. */
  readonly onMade: () => void
}): ReactNode {
  const { view, onMade } = props
  const core = useCore()
  const act = useAct()
  const [to, setTo] = useState(() => chairOf(view))
  const [format, setFormat] = useState<ReviewFormat>('html')
  const [isSending, setIsSending] = useState(false)
  const send = async (): Promise<void> => {
    setIsSending(true)
    const isDone = await act(async () => {
      const { jobId } = await core.client.reviews.send({
        ...{ meetingId: view.record.meeting.id, to: to.trim(), format },
      })
      await saveOutput(core, jobId)
    })
    setIsSending(false)
    if (!isDone) return
    reportDone(`The draft is saved as one file. Send it to the chair; ${opensIn[format]}.`)
    onMade()
  }
  return (
    <section className="card stack" aria-label="Send the draft">
      <h2>Send the draft to the chair</h2>
      <p className="muted">
        One file: the chair needs nothing else to read it, comment on points and suggest wording, and every
        remark comes back to its point. It holds exempt matter too: send it as you would send that.
      </p>
      <Radios label="As" options={formats} value={format} onChange={setFormat} />
      <div className="field-row">
        <TextField label="To" value={to} onChange={setTo} width="medium" />
        <Button
          kind="primary"
          isPending={isSending}
          isDisabled={to.trim() === ''}
          onPress={() => void send()}
        >
          Make the file
        </Button>
      </div>
    </section>
  )
}

const formats = [
  { id: 'html', name: 'Web page', hint: 'Comments, wordings, and Approve or Return, in any browser' },
  {
    id: 'docx',
    name: 'Word document',
    hint: 'Changes are tracked, and come back with the comments in the margin',
  },
] as const

const opensIn = { html: 'it opens in any browser', docx: 'it opens in Word' } as const

async function saveOutput(core: CoreAccess, jobId: string): Promise<void> {
  for await (const event of await core.client.jobs.watch({ jobId })) {
    if (event.state === 'done')
      saveFile(await core.fetchBytes(`/api/output/${event.outputId}`), event.fileName)
    if (event.state === 'failed') throw new AppError(event.code, event.message)
  }
}

/** Who presided; else the chair of the committee on the day. */
function chairOf({ record }: MeetingView): string {
  const seat = record.members.find((each) => each.role === 'chair')
  const id = record.meeting.presidedBy ?? seat?.personId
  const person = record.people.find((each) => each.id === id)
  return person === undefined ? '' : addressedName(person)
}
