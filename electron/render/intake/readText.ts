import { refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'

/** About 400 pages: more is a document, and not plain text. */
const mostCharacters = 1_000_000
/** A line this long ends where its maker's window did, not where a thought does. */
const wrappedFrom = 55

/** Plain text in one of the three ways it is written down in England; null for what is no text. */
export function readText(bytes: Uint8Array): FileFound | null {
  const text = decodedText(bytes)
  if (text === null) return null
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) {
    return refusal('other', null, 'This file is a web page. Ask for it as PDF or Word.')
  }
  if (text.length > mostCharacters) {
    const count = Math.round(text.length / 1_000_000)
    return refusal('text', 'text', `This text has about ${count} million letters. Ask for it as PDF or Word.`)
  }
  const paragraphs = paragraphsOf(text)
  if (paragraphs.length === 0)
    return refusal('text', 'text', 'This file holds no words. Ask for the file again.')
  return { kind: 'text', format: 'text', paragraphs, notes: [] }
}

function decodedText(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return clean(decode('utf-16le', bytes))
  if (first === 0xfe && second === 0xff) return clean(decode('utf-16be', bytes))
  if (first === 0xef && second === 0xbb && third === 0xbf) return clean(decode('utf-8', bytes))
  return clean(decode('utf-8', bytes)) ?? clean(decode('windows-1252', bytes))
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Not written in this way.
    return null
  }
}

/** Null where something stands that no text holds. */
function clean(text: string | null): string | null {
  return text === null || /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/.test(text) ? null : text
}

function paragraphsOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+|\f/)
    .flatMap((block) => {
      const lines = block.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim())
      const wrapped = lines.length > 1 && lines.slice(0, -1).every((line) => line.length >= wrappedFrom)
      return wrapped ? [lines.join(' ')] : lines
    })
    .filter((line) => line !== '')
}
