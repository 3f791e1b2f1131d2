import { formatOf, strangerIs } from './fileFormat.ts'
import { refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'
import { readPdf } from './readPdf.ts'

/** What a file is by what is in it, and whether it can go into a pack. Runs in a child process only. */
export async function readOfficersFile(bytes: Uint8Array): Promise<FileFound> {
  switch (formatOf(bytes)) {
    case 'pdf':
      return readPdf(bytes)
    case 'empty':
      return refusal('other', null, 'This file is empty. Ask for the file again.')
    default: {
      const what = strangerIs(bytes)
      return refusal(
        'other',
        null,
        `This file is ${what ?? 'of a kind that packs do not take'}. Ask for it as PDF or Word.`,
      )
    }
  }
}
