import { draftOf } from '../../electron/core/importDraft.ts'
import { noFileReading } from '../../electron/core/reading/noFileReading.ts'
import type { FileReading } from '../../electron/core/services.ts'
import { readSource } from '../../electron/import/readSource.ts'

/**
 * Reads files of old minutes in the test's own process: a child for each test would take longer than the test. Of a locked file it says
 * that it was opened.
 */
export function readsHere(): FileReading {
  return {
    ...noFileReading,
    unlocked: (sha256) => {
      const pdf = new TextEncoder().encode(`${sha256}, opened`)
      return Promise.resolve({ kind: 'opened', pdf, restricts: ['printing'] })
    },
    imported: async (bytes, fileName, today) =>
      draftOf(await readSource(bytes, fileName), { fileName, today, newId: () => crypto.randomUUID() }),
  }
}
