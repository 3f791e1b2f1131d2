import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import { streamText } from '../../pdfMarkedContent.ts'
import { meanings } from './meanings.ts'

/** The words of a page by the id of the marked content they stand in; under null, what is in none. */
export type DrawnWords = ReadonlyMap<number | null, string>

/** What a face's two-byte codes say. */
type Face = ReadonlyMap<number, string>

/** Reads words back from PDFs that Minutebook wrote: faces with two-byte codes that say what they mean. */
export class WordReader {
  readonly #faces = new Map<PDFDict, Face>()

  /** `content` is the drawing of the page or of a part of it, one character for each byte. */
  read(page: PDFPage, content: string): DrawnWords {
    const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
    const words = new Map<number | null, string>()
    const open: (number | null)[] = []
    let face: Face = new Map()
    let operands: string[] = []
    for (const [token] of content.matchAll(tokens)) {
      if (!/^[A-Za-z'"]/.test(token)) {
        operands.push(token)
        continue
      }
      if (token === 'Tf') face = this.#faceOf(fonts, operands[0] ?? '')
      else if (token === 'BMC') open.push(null)
      else if (token === 'BDC') open.push(idIn(operands))
      else if (token === 'EMC') open.pop()
      else if (token === 'Tj' || token === 'TJ') {
        const id = open.findLast((each) => each !== null) ?? null
        words.set(id, (words.get(id) ?? '') + saidBy(operands, face))
      }
      operands = []
    }
    return words
  }

  #faceOf(fonts: PDFDict | undefined, operand: string): Face {
    const font = fonts?.lookup(PDFName.of(operand.slice(1)))
    if (!(font instanceof PDFDict)) return new Map()
    const known = this.#faces.get(font)
    if (known !== undefined) return known
    const map = font.lookup(PDFName.of('ToUnicode'))
    const face = map instanceof PDFRawStream ? meanings(streamText(map)) : new Map<number, string>()
    this.#faces.set(font, face)
    return face
  }
}

/** Strings with brackets inside, hexadecimal strings, marks, comments, names and all other words. */
const tokens =
  /\((?:[^()\\]|\\[^]|\((?:[^()\\]|\\[^])*\))*\)|<<|>>|<[^>]*>|[[\]]|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g

function idIn(operands: readonly string[]): number | null {
  const at = operands.indexOf('/MCID')
  return at === -1 ? null : Number(operands[at + 1])
}

function saidBy(operands: readonly string[], face: Face): string {
  return operands
    .filter((each) => each.startsWith('(') || /^<[^<]/.test(each))
    .map((string) => {
      const bytes = string.startsWith('(') ? literalBytes(string) : Buffer.from(string.slice(1, -1), 'hex')
      let said = ''
      for (let at = 0; at + 1 < bytes.length; at += 2) said += face.get(bytes.readUInt16BE(at)) ?? '\ufffd'
      return said
    })
    .join('')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literalBytes(string: string): Buffer {
  const text = string
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_, octal: string | undefined, other: string | undefined) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      return other === '\r\n' || other === '\n' ? '' : (escapes[other ?? ''] ?? other ?? '')
    })
  return Buffer.from(text, 'latin1')
}
