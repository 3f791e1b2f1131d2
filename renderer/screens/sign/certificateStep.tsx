import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { savePdf } from './makePdf.ts'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'

/** One page by the proper officer, and the minutes as signed behind it. */
export function CertificateStep({ view }: StepProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const council = useQuery(core.api.council.get.queryOptions({ input: {} }))
  const [name, setName] = useState('')
  const [title, setTitle] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const office = title ?? council.data?.signingOfficer ?? ''
  const run = async (): Promise<void> => {
    setIsPending(true)
    await act(async () => {
      const officer = { name: name.trim(), title: office.trim() }
      const { jobId } = await core.client.signing.makeCertificate({
        meetingId: view.record.meeting.id,
        officer,
      })
      reportDone(`“${await savePdf(core, jobId)}” is saved, for ${officer.name} to sign.`)
    })
    setIsPending(false)
  }
  return (
    <StepFrame
      step="certificate"
      button="Make the certificate"
      hint="A page for the proper officer to sign, saying that the minutes were signed, and the minutes as they were signed (Local Government (Miscellaneous Provisions) Act 1976, section 41)."
      isDisabled={name.trim() === ''}
      isPending={isPending}
      onRun={() => void run()}
    >
      <div className="field-row">
        <TextField label="Name of the proper officer" value={name} onChange={setName} width="medium" />
        <TextField label="Office" value={office} onChange={setTitle} width="medium" />
      </div>
    </StepFrame>
  )
}
