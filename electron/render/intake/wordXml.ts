import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'

export interface WordXmlEars {
  open(tag: SaxesTagNS, local: string): void
  close(tag: SaxesTagNS, local: string): void
  text(text: string): void
}

/** Deeper than any table in tables; the parser takes the square of the depth in time. */
const deepest = 400

/** Word's own names, in both of the forms that its makers settled on. */
const wordSpace = /\/wordprocessingml\/(?:2006\/)?main$/

/**
 * Reads the XML of a Word part. `local` is the element's name among Word's own ("p", "t"), and empty for elements of others. False for
 * what no Word writes: broken XML, elements nested without end, or a document type, by which a few bytes stand for many or for another file.
 */
export function readWordXml(part: Uint8Array, ears: WordXmlEars): boolean {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new NotWord()
  })
  parser.on('error', () => {
    throw new NotWord()
  })
  const localOf = (tag: SaxesTagNS): string => (wordSpace.test(tag.uri) ? tag.local : '')
  let depth = 0
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > deepest) throw new NotWord()
    ears.open(tag, localOf(tag))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    ears.close(tag, localOf(tag))
  })
  parser.on('text', (text) => ears.text(text))
  parser.on('cdata', (text) => ears.text(text))
  try {
    parser.write(decoded(part)).close()
    return true
  } catch (error) {
    if (error instanceof NotWord || error instanceof TypeError) return false
    throw error
  }
}

class NotWord extends Error {}

/** UTF-8, or UTF-16 where its mark says so. Throws TypeError for neither. */
function decoded(part: Uint8Array): string {
  const encoding =
    part[0] === 0xff && part[1] === 0xfe
      ? 'utf-16le'
      : part[0] === 0xfe && part[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(part)
}
