import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { useCore } from '../../state/core.tsx'
import { keptName } from '../../state/keptName.ts'
import { sentenceOf, useNotices } from '../../state/notices.ts'
import { outcomeSaid } from './outcomeSaid.ts'
import type { FileOutcome } from './outcomeSaid.ts'

export interface ImportingFiles {
  /** "Reading 2 of 5: March.docx"; null when nothing is under way. */
  readonly standing: string | null
  /** `toList`: the list is shown, of one file too. */
  readonly take: (files: readonly File[], options?: { readonly toList: boolean }) => Promise<void>
}

/** The notice of files that were not read: it goes with the list. */
export const filesNotRead = 'import-refused'

/** Sends files to be read, one after the other. One that is sound is opened; of several the list is shown, and says of each what became of it. */
export function useImportFiles(): ImportingFiles {
  const { client, sendFile } = useCore()
  const queries = useQueryClient()
  const [standing, setStanding] = useState<string | null>(null)
  const take: ImportingFiles['take'] = async (files, { toList } = { toList: false }) => {
    useNotices.getState().dismiss(filesNotRead)
    const became: FileOutcome[] = []
    for (const [index, file] of files.entries()) {
      setStanding(`Reading ${index + 1} of ${files.length}: ${file.name}`)
      try {
        const signal = new AbortController().signal
        const { sha256 } = await sendFile(file, { signal, onProgress: () => undefined })
        became.push(await client.imports.read({ sha256, fileName: keptName(file.name) }))
      } catch (error) {
        became.push({ outcome: 'lost', sentence: `${file.name}: ${sentenceOf(error)}`, importId: '' })
      }
    }
    setStanding(null)
    await queries.invalidateQueries()
    const [only] = became
    const opens = files.length === 1 && !toList && (only?.outcome === 'read' || only?.outcome === 'waits')
    navigate(opens ? `/import/${only.importId}` : '/import')
    const text = outcomeSaid(became)
    // After the screen was entered: that clears what was said before.
    if (text !== null) {
      setTimeout(() => useNotices.getState().show({ id: filesNotRead, kind: 'note', text }))
    }
  }
  return { standing, take }
}
