import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { contentOf, streamText } from '../../pdfMarkedContent.ts'
import { bare } from './closedWords.ts'
import { meanings } from './meanings.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What a finished pack says, in letters and figures alone. */
export interface PackWords {
  /** What is drawn on each page, in the order it is drawn. */
  readonly pages: readonly string[]
  /** What stands beside the pages: titles, bookmarks, alternative texts, metadata; one entry for each. */
  readonly beside: readonly string[]
}

/** Reads all words of a pack, those of officers' files too, whatever their faces call their letters. */
export function packWords(pdf: PDFDocument): PackWords {
  const reader = new PageReader()
  return { pages: pdf.getPages().map((page) => reader.read(page)), beside: besideThePages(pdf) }
}

function besideThePages(pdf: PDFDocument): string[] {
  const found: string[] = []
  const look = (object: PDFObject | undefined): void => {
    if (object instanceof PDFString || object instanceof PDFHexString) found.push(bare(object.decodeText()))
    else if (object instanceof PDFArray) for (const each of object.asArray()) look(each)
    else if (object instanceof PDFDict) {
      // Identities of elements are no words, and there are thousands.
      for (const [key, value] of object.entries())
        if (key !== name('ID') && key !== name('Headers')) look(value)
    } else if (object instanceof PDFRawStream) look(object.dict)
  }
  for (const [, object] of pdf.context.enumerateIndirectObjects()) look(object)
  const metadata = pdf.catalog.lookup(name('Metadata'))
  if (metadata instanceof PDFRawStream) {
    const xml = Buffer.from(streamText(metadata), 'latin1').toString('utf8')
    found.push(bare(xml.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')))
  }
  return found.filter((words) => words !== '')
}

/** What the codes of a face say, bare; `wide` codes have two bytes. */
interface Face {
  readonly wide: boolean
  readonly says: ReadonlyMap<number, string>
}

const silent: Face = { wide: false, says: new Map() }

class PageReader {
  readonly #faces = new Map<PDFDict, Face>()
  readonly #forms = new Map<PDFRawStream, string>()

  read(page: PDFPage): string {
    return this.#said(contentOf(page), page.node.Resources(), 0)
  }

  #said(content: string, resources: PDFDict | undefined, depth: number): string {
    const fonts = lookedUp(resources, 'Font')
    const forms = lookedUp(resources, 'XObject')
    const out: string[] = []
    let face = silent
    for (const { operator, last, strings } of shownBy(content)) {
      if (operator === 'Tf') face = this.#face(fonts?.lookup(name(last)))
      else if (operator === 'Do') {
        const form = forms?.lookup(name(last))
        if (form instanceof PDFRawStream && depth < 8) out.push(this.#form(form, resources, depth))
      } else for (const codes of strings) out.push(sayAll(codes, face))
    }
    return out.join('')
  }

  #form(form: PDFRawStream, above: PDFDict | undefined, depth: number): string {
    if (form.dict.lookup(name('Subtype')) !== name('Form')) return ''
    const known = this.#forms.get(form)
    if (known !== undefined) return known
    // One that draws itself says nothing more.
    this.#forms.set(form, '')
    const own = form.dict.lookup(name('Resources'))
    const said = this.#said(streamText(form), own instanceof PDFDict ? own : above, depth + 1)
    this.#forms.set(form, said)
    return said
  }

  #face(font: PDFObject | undefined): Face {
    if (!(font instanceof PDFDict)) return silent
    const known = this.#faces.get(font)
    if (known !== undefined) return known
    const face = faceOf(font)
    this.#faces.set(font, face)
    return face
  }
}

function lookedUp(resources: PDFDict | undefined, key: string): PDFDict | undefined {
  const found = resources?.lookup(name(key))
  return found instanceof PDFDict ? found : undefined
}

function sayAll(codes: string, { wide, says }: Face): string {
  let said = ''
  if (wide) {
    for (let at = 0; at + 1 < codes.length; at += 2) {
      said += says.get((codes.charCodeAt(at) << 8) | codes.charCodeAt(at + 1)) ?? ''
    }
  } else for (let at = 0; at < codes.length; at += 1) said += says.get(codes.charCodeAt(at)) ?? ''
  return said
}

function faceOf(font: PDFDict): Face {
  const wide = font.lookup(name('Subtype')) === name('Type0')
  const map = font.lookup(name('ToUnicode'))
  const says = wide ? new Map<number, string>() : namedLetters(font)
  if (map instanceof PDFRawStream)
    for (const [code, words] of meanings(streamText(map))) says.set(code, bare(words))
  return { wide, says }
}

/** What a face of single bytes says by its encoding (ISO 32000, annex D), as far as letters and figures go. */
function namedLetters(font: PDFDict): Map<number, string> {
  const encoding = font.lookup(name('Encoding'))
  const base = encoding instanceof PDFDict ? encoding.lookup(name('BaseEncoding')) : encoding
  const decoder = new TextDecoder(base === name('MacRomanEncoding') ? 'macintosh' : 'windows-1252')
  const says = new Map<number, string>()
  for (let code = 32; code < 256; code += 1) says.set(code, bare(decoder.decode(Uint8Array.of(code))))
  const differences = encoding instanceof PDFDict ? encoding.lookup(name('Differences')) : undefined
  if (!(differences instanceof PDFArray)) return says
  let code = 0
  for (let index = 0; index < differences.size(); index += 1) {
    const each = differences.lookup(index)
    if (each instanceof PDFNumber) code = each.asNumber()
    else if (each instanceof PDFName) {
      says.set(code, glyph(each.decodeText()))
      code += 1
    }
  }
  return says
}

const figures = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** "eacute" is an e, "f_i" and "fi" are two letters, "uni0041" is an a. */
function glyph(called: string): string {
  const [plain = ''] = called.split('.')
  const code = /^(?:uni|u)([\dA-F]{4,6})$/.exec(plain)?.[1]
  if (code !== undefined) return bare(String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)))
  const figure = figures.indexOf(plain)
  if (figure !== -1) return String(figure)
  const parts = plain.split('_')
  if (parts.every((part) => /^[A-Za-z]$|^f{1,2}[ilt]?$/.test(part))) return parts.join('').toLowerCase()
  const accented =
    /^([A-Za-z])(?:acute|grave|circumflex|dieresis|tilde|cedilla|caron|ring|macron|breve|ogonek)$/
  return accented.exec(plain)?.[1]?.toLowerCase() ?? ''
}

interface Shown {
  readonly operator: string
  /** The last name among the operands. */
  readonly last: string
  /** One character for each byte. */
  readonly strings: readonly string[]
}

const token =
  /\((?:[^()\\]|\\[^]|\((?:[^()\\]|\\[^])*\))*\)|<(?!<)[^>]*>|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|(?<![\w*'"])(?:Tf|Tj|TJ|Do|T\*|'|")(?![\w*])|\bBI\s[^]*?\sEI\b/g

/** The operators that choose a face, show words and draw forms; all others are passed over. */
function* shownBy(content: string): Generator<Shown> {
  let last = ''
  let strings: string[] = []
  for (const [word] of content.matchAll(token)) {
    switch (word.charAt(0)) {
      case '(':
        strings.push(literal(word.slice(1, -1)))
        break
      case '<':
        strings.push(Buffer.from(word.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1'))
        break
      case '/':
        last = word.slice(1)
        break
      case '%':
      case 'B':
        break
      default:
        yield { operator: word, last, strings }
        strings = []
    }
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** By hand: every letter of a composed page comes this way. */
function literal(body: string): string {
  let at = body.indexOf('\\')
  if (at === -1) return body
  let said = ''
  let from = 0
  for (; at !== -1; at = body.indexOf('\\', from)) {
    said += body.slice(from, at)
    const next = body.charAt(at + 1)
    from = at + 2
    if (next >= '0' && next <= '7') {
      while (from < at + 4 && body.charAt(from) >= '0' && body.charAt(from) <= '7') from += 1
      said += String.fromCharCode(Number.parseInt(body.slice(at + 1, from), 8) & 0xff)
    } else if (next === '\r' || next === '\n') {
      // A line that goes on.
      if (next === '\r' && body.charAt(from) === '\n') from += 1
    } else said += escapes[next] ?? next
  }
  return said + body.slice(from)
}
