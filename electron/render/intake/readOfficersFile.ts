import { formatOf, strangerIs } from './fileFormat.ts'
import { refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'
import { readOldOffice } from './readOldOffice.ts'
import { readPdf } from './readPdf.ts'
import { readPicture } from './readPicture.ts'
import { readText } from './readText.ts'
import { readZip } from './readZip.ts'

/** What a file is by what is in it, and whether it can go into a pack. Runs in a child process only. */
export async function readOfficersFile(bytes: Uint8Array): Promise<FileFound> {
  const format = formatOf(bytes)
  switch (format) {
    case 'pdf':
      return readPdf(bytes)
    case 'zip':
      return readZip(bytes)
    case 'office':
      return readOldOffice(bytes)
    case 'png':
    case 'jpeg':
      return readPicture(bytes, format)
    case 'empty':
      return refusal('other', null, 'This file is empty. Ask for the file again.')
    default: {
      const what = strangerIs(bytes)
      const text = what === null ? readText(bytes) : null
      const sentence = `This file is ${what ?? 'of a kind that packs do not take'}. Ask for it as PDF or Word.`
      return text ?? refusal('other', null, sentence)
    }
  }
}
