import { draftOf } from '../../electron/core/importDraft.ts'
import { noFileReading } from '../../electron/core/reading/noFileReading.ts'
import type { FileReading } from '../../electron/core/services.ts'
import { readSource } from '../../electron/import/readSource.ts'

/** Reads files of old minutes in the test's own process: a child for each test would take longer than the test. */
export function readsHere(): FileReading {
  return {
    ...noFileReading,
    imported: async (bytes, fileName, today) =>
      draftOf(await readSource(bytes, fileName), { fileName, today, newId: () => crypto.randomUUID() }),
  }
}
