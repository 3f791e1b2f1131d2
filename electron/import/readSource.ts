import { formatOf, strangerIs } from '../render/intake/fileFormat.ts'
import { cleanedSource, shownName } from './cleanedSource.ts'
import { tooLargeSource } from './sourceSize.ts'
import type { SourceRead, SourceRefused } from './sourceText.ts'
import { recordSource } from './source/recordSource.ts'
import { textSource } from './source/textSource.ts'

/**
 * The text of a file from outside, whatever it is: Word, PDF with text, a web page, plain text. Runs in a process that may be ended: what opens
 * such files is made to break by some of them. `fileName` is for sentences alone. Never throws for what stands in a file.
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  const name = shownName(fileName)
  return cleanedSource(await readAny(bytes, name), name)
}

async function readAny(bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  const no = (code: SourceRefused['code'], rest: string): SourceRefused => ({
    ...{ kind: 'refused', code, sentence: `“${fileName}” ${rest}` },
  })
  const tooLarge = tooLargeSource(fileName, bytes.length)
  if (tooLarge !== null) return tooLarge
  // Each kind loads what it needs: who imports text does not wait for the parsers.
  switch (formatOf(bytes)) {
    case 'empty':
      return no('no-text', 'is empty.')
    case 'zip': {
      const { wordSource } = await import('./source/wordSource.ts')
      return wordSource(bytes, fileName)
    }
    case 'pdf': {
      const { pdfSource } = await import('./source/pdfSource.ts')
      return pdfSource(bytes, fileName)
    }
    case 'office':
      return oldOffice(bytes, no)
    case 'png':
    case 'jpeg':
      return no('no-text', 'is a picture, and holds no text. Ask for the minutes as Word, PDF or text.')
    default: {
      const stranger = strangerOf(bytes)
      if (stranger !== null) return no('unknown-kind', stranger)
      if (looksLikeHtml(bytes)) {
        const { htmlSource } = await import('./source/htmlSource.ts')
        return htmlSource(bytes, fileName)
      }
      const text = textSource(bytes, fileName)
      return text.kind === 'refused' ? text : (recordSource(text, fileName) ?? text)
    }
  }
}

type Refusal = (code: SourceRefused['code'], rest: string) => SourceRefused

/** What an old office program wrote, by the names of its parts, which stand in it in UTF-16. */
function oldOffice(bytes: Uint8Array, no: Refusal): SourceRefused {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (part: string): boolean => file.includes(Buffer.from(part, 'utf16le'))
  if (has('EncryptedPackage')) {
    return no(
      'needs-password',
      'needs a password. Open it in Word, save it as .docx without one, then import that.',
    )
  }
  if (has('WordDocument')) {
    return no(
      'unknown-kind',
      'is in Word’s old form (.doc). Open it in Word and save it as .docx, then import that.',
    )
  }
  if (has('__properties_version1.0')) {
    return no('unknown-kind', 'is an e-mail. Save what is attached to it, and import that.')
  }
  return no(
    'unknown-kind',
    'is of an old office program, and no minutes of Word. Save it as .docx, then import that.',
  )
}

/** The rest of a sentence on a file of a kind that holds no minutes, or that another program has to open; null for what may be text. */
function strangerOf(bytes: Uint8Array): string | null {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf') {
    return 'is a Rich Text file (.rtf). Open it in Word and save it as .docx, then import that.'
  }
  // A text may begin with the letters of a program or a picture: it goes on as no such file does.
  const stranger = bytes.subarray(0, 4_096).includes(0) ? strangerIs(bytes) : null
  return stranger === null ? null : `is ${stranger}, and no minutes.`
}

/** A web page, or a piece of one, by what stands near its start; in whatever letters it is written down. */
function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 8_000)).toString('latin1').replaceAll('\0', '')
  return !/^\s*\{/.test(start) && /<!doctype html|<(?:html|head|body)(?:\s[^>]{0,500})?>/i.test(start)
}
