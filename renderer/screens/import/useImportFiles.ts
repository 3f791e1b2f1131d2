import { useState } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { useNotices } from '../../state/notices.ts'

export interface ImportingFiles {
  /** "Reading 2 of 5: March.docx"; null when nothing is under way. */
  readonly standing: string | null
  readonly take: (files: readonly File[]) => Promise<void>
}

/** Sends files to be read, one after the other. One that is sound is opened; of several the list is shown. */
export function useImportFiles(): ImportingFiles {
  const { client, sendFile } = useCore()
  const act = useAct()
  const [standing, setStanding] = useState<string | null>(null)
  const take = async (files: readonly File[]): Promise<void> => {
    const said: string[] = []
    const opened: string[] = []
    for (const [index, file] of files.entries()) {
      setStanding(`Reading ${index + 1} of ${files.length}: ${file.name}`)
      await act(async () => {
        const signal = new AbortController().signal
        const { sha256 } = await sendFile(file, { signal, onProgress: () => undefined })
        const read = await client.imports.read({ sha256, fileName: file.name })
        if (read.outcome === 'read' || read.outcome === 'waits') opened.push(read.importId)
        else said.push(read.sentence)
      })
    }
    setStanding(null)
    const [only] = opened
    navigate(files.length === 1 && only !== undefined ? `/import/${only}` : '/import')
    // After the screen was entered: that clears what was said before.
    if (said.length > 0) {
      setTimeout(() =>
        useNotices.getState().show({ id: 'import-refused', kind: 'note', text: said.join(' ') }),
      )
    }
  }
  return { standing, take }
}
