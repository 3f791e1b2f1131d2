import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Input, TextField as AriaTextField } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { FieldFrame } from '../../parts/fieldFrame.tsx'
import { Select } from '../../parts/select.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { savePdf } from './makePdf.ts'
import { sealable } from './standing.ts'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'

/** The bytes of a small file, as they cross to the core. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** A seal shows any later change of a PDF. It is no signature, and nobody's name stands under it. */
export function SealStep({ view, standing, onDone }: StepProps): ReactNode {
  const core = useCore()
  const act = useAct()
  const files = sealable(standing)
  const [sha256, setSha256] = useState<string | null>(files[0]?.sha256 ?? null)
  const [certificate, setCertificate] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const [isPending, setIsPending] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const run = async (): Promise<void> => {
    if (sha256 === null || certificate === null) return
    setIsPending(true)
    const isDone = await act(async () => {
      const { jobId } = await core.client.signing.seal({
        ...{ meetingId: view.record.meeting.id, sha256, password },
        certificate: await base64Of(certificate),
      })
      reportDone(`“${await savePdf(core, jobId)}” is saved, and kept with the minutes.`)
    })
    setPassword('')
    setIsPending(false)
    if (isDone) onDone()
  }
  return (
    <StepFrame
      step="seal"
      button="Seal this PDF (shows any later change)"
      hint="A seal with the council’s certificate. It shows any later change of the file; it is not a signature. The certificate and its password are used once and kept nowhere."
      isDisabled={sha256 === null || certificate === null}
      isPending={isPending}
      onRun={() => void run()}
    >
      <Select
        label="The file"
        options={files.map((file) => ({ id: file.sha256, name: file.fileName }))}
        value={sha256}
        onChange={setSha256}
        width="medium"
      />
      <div className="field-row">
        <div className="field field-medium">
          <span className="field-label" id="seal-certificate">
            Certificate (.p12 or .pfx)
          </span>
          <Button
            label={`Choose the certificate${certificate === null ? '' : `, now ${certificate.name}`}`}
            onPress={() => input.current?.click()}
          >
            {certificate?.name ?? 'Choose the certificate'}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".p12,.pfx,application/x-pkcs12"
            onChange={(event) => setCertificate(event.target.files?.[0] ?? null)}
          />
        </div>
        <AriaTextField
          className="field field-medium"
          type="password"
          value={password}
          onChange={setPassword}
          validationBehavior="aria"
        >
          <FieldFrame label="Its password">
            <Input className="input" autoComplete="off" />
          </FieldFrame>
        </AriaTextField>
      </div>
    </StepFrame>
  )
}
