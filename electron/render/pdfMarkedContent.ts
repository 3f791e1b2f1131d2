import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'

/** What the marks in the content of a page say. */
export interface MarkedContent {
  /** The ids of what belongs to the structure, in the order drawn; one that is used twice stands twice. */
  readonly ids: readonly number[]
  /** Something is drawn that is neither in the structure nor marked as an artifact. */
  readonly unmarked: boolean
  /** An artifact stands inside marked content, or the other way round. */
  readonly mixed: boolean
  /** A mark is not closed, or closed twice. */
  readonly unbalanced: boolean
  /** How many graphics states are still open at the end of the page. */
  readonly unclosedStates: number
}

/** Reads the drawing instructions of a page for BMC, BDC and EMC. What a form draws counts as drawn where the form is called. */
export function markedContent(page: PDFPage): MarkedContent {
  const named = page.node.Resources()?.lookupMaybe(PDFName.of('Properties'), PDFDict)
  const ids: number[] = []
  const open: { readonly artifact: boolean; readonly id: number | null }[] = []
  let artifacts = 0
  let tagged = 0
  let unmarked = false
  let mixed = false
  let unbalanced = false
  let states = 0
  const begin = (artifact: boolean, id: number | null): void => {
    if ((artifact && tagged > 0) || (id !== null && artifacts > 0)) mixed = true
    if (artifact) artifacts += 1
    if (id !== null) {
      tagged += 1
      ids.push(id)
    }
    open.push({ artifact, id })
  }
  const end = (): void => {
    const last = open.pop()
    if (last === undefined) unbalanced = true
    if (last?.artifact === true) artifacts -= 1
    if (last !== undefined && last.id !== null) tagged -= 1
  }
  for (const { operator, names, id } of instructions(contentOf(page))) {
    if (operator === 'BMC') begin(names[0] === 'Artifact', null)
    else if (operator === 'BDC') begin(names[0] === 'Artifact', id ?? idOf(named, names[1]))
    else if (operator === 'EMC') end()
    else if (operator === 'q') states += 1
    else if (operator === 'Q') states = Math.max(0, states - 1)
    else if (artifacts === 0 && tagged === 0 && drawing.has(operator)) unmarked = true
  }
  return { ids, unmarked, mixed, unbalanced: unbalanced || open.length > 0, unclosedStates: states }
}

/** Operators that leave something on the page: text, filled and stroked paths, shadings, pictures and forms. */
const drawing: ReadonlySet<string> = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'S',
  's',
  'sh',
  'Do',
  'BI',
])

function idOf(named: PDFDict | undefined, name: string | undefined): number | null {
  if (named === undefined || name === undefined) return null
  const id = named.lookupMaybe(PDFName.of(name), PDFDict)?.lookup(PDFName.of('MCID'))
  return id instanceof PDFNumber ? id.asNumber() : null
}

/** The drawing instructions of a page, one character for each byte. Throws for a stream that cannot be read. */
export function contentOf(page: PDFPage): string {
  const contents = page.node.lookup(PDFName.of('Contents'))
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, n) => contents.lookup(n)) : [contents]
  return streams.map((stream) => (stream instanceof PDFRawStream ? streamText(stream) : '')).join('\n')
}

/** A page is words and lines; what grows beyond this when it is unpacked is meant to exhaust the memory. */
const mostOfAPage = 200_000_000

/** One character for each byte. */
export function streamText(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const bytes =
    filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))
      ? inflateSync(stream.getContents(), { maxOutputLength: mostOfAPage })
      : Buffer.from(decodePDFRawStream(stream).decode())
  return bytes.toString('latin1')
}

interface Instruction {
  readonly operator: string
  readonly names: readonly string[]
  /** The number after /MCID among the operands. */
  readonly id: number | null
}

/** Strings with one level of brackets inside, hexadecimal strings, dictionary and array brackets, comments, names, and all other words. */
const token =
  /\((?:[^()\\]|\\[^]|\((?:[^()\\]|\\[^])*\))*\)|<<|>>|<[^>]*>|[[\]]|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g

function* instructions(content: string): Generator<Instruction> {
  let names: string[] = []
  let id: number | null = null
  let afterMcid = false
  for (const [word] of content.matchAll(token)) {
    const first = word.charCodeAt(0)
    if (first === 0x2f) {
      names.push(word.slice(1))
      afterMcid = word === '/MCID'
    } else if (isOperator(first)) {
      yield { operator: word, names, id }
      names = []
      id = null
    } else if (afterMcid) {
      id = Number(word)
      afterMcid = false
    }
  }
}

/** Operators begin with a letter or a quote; operands with a digit, a sign or a bracket. */
function isOperator(first: number): boolean {
  return (
    (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a) || first === 0x27 || first === 0x22
  )
}
