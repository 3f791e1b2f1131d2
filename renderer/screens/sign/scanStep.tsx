import { useState } from 'react'
import type { ReactNode } from 'react'
import { useDroppedFile } from '../../parts/droppedFile.ts'
import { useFileChooser } from '../../parts/fileChooser.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import type { StepProps } from './stepForm.tsx'
import { StepFrame } from './stepFrame.tsx'
import { keptName } from '../../state/keptName.ts'

/** The scan of the signed leaves: chosen, or dropped anywhere on the screen. */
export function ScanStep({ view, onDone }: StepProps): ReactNode {
  const { client, sendFile } = useCore()
  const act = useAct()
  const chooser = useFileChooser()
  const [sent, setSent] = useState<number | null>(null)
  const file = async (given: File): Promise<void> => {
    setSent(0)
    const isDone = await act(async () => {
      const options = { signal: new AbortController().signal, onProgress: setSent }
      const { sha256 } = await sendFile(given, options)
      await client.signing.fileScan({
        meetingId: view.record.meeting.id,
        fileName: keptName(given.name),
        sha256,
      })
    })
    setSent(null)
    if (!isDone) return
    reportDone(`“${given.name}” is filed with the minutes.`)
    onDone()
  }
  useDroppedFile((given) => void file(given))
  return (
    <StepFrame
      step="scan"
      button="Choose the scan…"
      hint="Drop the scan of the signed leaves anywhere here, or choose it. It is kept in the minute book with its SHA-256."
      isPending={sent !== null}
      onRun={() => chooser.open(([first]) => (first === undefined ? undefined : void file(first)), false)}
    >
      {sent === null ? null : <Progress label="Filing the scan" value={sent} />}
      {chooser.input}
    </StepFrame>
  )
}
