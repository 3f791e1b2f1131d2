import { advice, refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'
import { cleanWord } from './cleanWord.ts'
import { isZip, zipLimits, zipParts } from './zipParts.ts'
import type { ZipFault } from './zipParts.ts'

/** A Word document by what is in it; or what else a packed file is. */
export async function readZip(bytes: Uint8Array): Promise<FileFound> {
  const parts = await zipParts(bytes)
  if ('kind' in parts) return refused(faultSentence(parts))
  const nested = await nestedFault(parts)
  if (nested !== null) return refused(faultSentence(nested))
  if (!parts.has('[Content_Types].xml') || !parts.has('word/document.xml')) {
    return refusal('other', null, `This file is ${otherPacked(parts)}`)
  }
  const cleaned = cleanWord(parts)
  if (cleaned === null) return refused(notWordSentence)
  const { hadMacros, hadChanges, hadFields, hadHidden } = cleaned
  const notes = [
    ...(hadChanges
      ? [
          {
            level: 'problem' as const,
            sentence:
              'This document has tracked changes. It goes into the pack as if all of them were accepted: check that it is the final version.',
          },
        ]
      : []),
    ...(hadHidden ? [advice('There are hidden words in this document. They are left out of the pack.')] : []),
    ...(hadMacros
      ? [advice('There are macros in this document. They never run, and are left out of the pack.')]
      : []),
    ...(hadFields
      ? [
          advice(
            'This document draws in other files or addresses as it is opened. They are not fetched: what it holds itself goes into the pack.',
          ),
        ]
      : []),
  ]
  return { kind: 'word', format: hadMacros ? 'docm' : 'docx', clean: cleaned.word, notes }
}

function refused(sentence: string): FileFound {
  return refusal('word', 'docx', sentence)
}

const notWordSentence =
  'This is not a normal Word document: what it holds cannot be read as Word would. Ask for the file again, or for it as PDF.'

/** Why a packed file was not opened, and what to do. */
export function faultSentence(fault: ZipFault): string {
  const megabytes = (bytes: number): string => Math.round(bytes / 1_000_000).toLocaleString('en-GB')
  switch (fault.kind) {
    case 'damaged':
      return 'This document is damaged or incomplete. Ask for the file again.'
    case 'locked':
      return 'This document needs a password. Ask for a copy without one.'
    case 'parts': {
      const count = fault.parts.toLocaleString('en-GB')
      return `This document holds ${count} parts, over the limit of ${zipLimits.parts.toLocaleString('en-GB')}. It was not opened.`
    }
    case 'bytes': {
      const size = fault.bytes === null ? 'more than it says' : `${megabytes(fault.bytes)} MB`
      return `This document unpacks to ${size}, over the ${megabytes(zipLimits.bytes)} MB limit. It was not opened.`
    }
    case 'ratio':
      return `This document unpacks to ${Math.round(fault.ratio)} times its size, over the limit of ${zipLimits.ratio}. It was not opened.`
    case 'nested':
      return 'This document holds packed files inside packed files, as no Word document does. It was not opened.'
  }
}

/**
 * A chart or an inserted sheet stands in a Word document as a packed file of its own, under word/embeddings: one deep, and counted with the
 * rest. Anywhere else, or deeper, nothing sound is packed twice.
 */
async function nestedFault(parts: ReadonlyMap<string, Buffer>): Promise<ZipFault | null> {
  let taken = [...parts.values()].reduce((sum, part) => sum + part.length, 0)
  for (const [name, part] of parts) {
    if (!isZip(part)) continue
    if (!name.startsWith('word/embeddings/')) return { kind: 'nested' }
    const inner = await zipParts(part, zipLimits.bytes - taken)
    if ('kind' in inner) return inner
    for (const each of inner.values()) {
      if (isZip(each)) return { kind: 'nested' }
      taken += each.length
    }
  }
  return null
}

/** What a packed file is that is no Word document: the rest of "This file is". */
export function otherPacked(parts: ReadonlyMap<string, Buffer>): string {
  if (parts.has('xl/workbook.xml')) return 'an Excel workbook. Ask for it as PDF.'
  if (parts.has('ppt/presentation.xml')) return 'a PowerPoint presentation. Ask for it as PDF.'
  if (parts.get('mimetype')?.toString('latin1').includes('opendocument') === true) {
    return 'an OpenDocument file. Ask for it as PDF or Word.'
  }
  return 'a packed folder. Add the files that are in it one by one.'
}
