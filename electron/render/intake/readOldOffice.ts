import { refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'

/** What an old office program wrote, by the names of its parts, which stand in it in UTF-16. */
export function readOldOffice(bytes: Uint8Array): FileFound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (part: string): boolean => file.includes(Buffer.from(part, 'utf16le'))
  if (has('EncryptedPackage')) {
    return refusal('word', 'docx', 'This document needs a password. Ask for a copy without one.')
  }
  if (has('WordDocument')) return { kind: 'word', format: 'doc', clean: null, notes: [] }
  if (has('Workbook')) return refusal('other', null, 'This file is an Excel workbook. Ask for it as PDF.')
  if (has('PowerPoint Document')) {
    return refusal('other', null, 'This file is a PowerPoint presentation. Ask for it as PDF.')
  }
  if (has('__properties_version1.0'))
    return refusal('other', null, 'This file is an e-mail. Ask for it as PDF.')
  return refusal('other', null, 'This file is of an old office program. Ask for it as PDF or Word.')
}
