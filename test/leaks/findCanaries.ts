import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { bare, codesIn } from './canaries.ts'

/** A canary in a file. */
export interface FoundCanary {
  readonly code: number
  /** "drawn on page 3", "word/document.xml", "stream 12". */
  readonly where: string
}

type Tell = (text: string, where: string) => void

/** Every canary in a file, wherever and however it is written there: shares no line with what the product looks with. */
export async function findCanaries(file: Uint8Array): Promise<FoundCanary[]> {
  const found = new Map<string, FoundCanary>()
  const tell: Tell = (text, where) => {
    for (const code of codesIn(text)) {
      if (!found.has(`${code} ${where}`)) found.set(`${code} ${where}`, { code, where })
    }
  }
  await look(file, '', tell, 0)
  return [...found.values()]
}

/** Files inside files are opened, six deep. */
async function look(file: Uint8Array, inside: string, tell: Tell, depth: number): Promise<void> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  lookAtBytes(bytes, `${inside}bytes`, tell)
  if (depth > 6) return
  if (bytes.subarray(0, 1_024).includes('%PDF-')) await lookInPdf(bytes, inside, tell, depth)
  else if (bytes.subarray(0, 4).toString('hex') === '504b0304') await lookInZip(bytes, inside, tell, depth)
}

async function lookInZip(bytes: Buffer, inside: string, tell: Tell, depth: number): Promise<void> {
  const zip = await JSZip.loadAsync(bytes)
  for (const [path, entry] of Object.entries(zip.files)) {
    tell(bare(path), `${inside}zip entry`)
    if (!entry.dir) await look(await entry.async('uint8array'), `${inside}${path}: `, tell, depth + 1)
  }
}

/** As one-byte letters (and, since zeros are no letters, as two-byte ones), as UTF-8, as hexadecimal, and as markup and scripts write. */
function lookAtBytes(bytes: Buffer, where: string, tell: Tell): void {
  tell(bareBytes(bytes), where)
  tell(bareUtf8(bytes), where)
  const text = bytes.toString('utf8')
  if (isMostlyText(bytes)) {
    tell(bare(text), where)
    tell(bare(unescaped(text)), where)
    tell(bare(unescaped(text.replace(/<[^>]*>/g, ''))), where)
    for (const [run] of text.matchAll(/[A-Za-z0-9+/]{24,}={0,2}/g)) {
      tell(bareBytes(Buffer.from(run, 'base64')), `${where} in base64`)
    }
  }
  for (const [run] of bytes.toString('latin1').matchAll(/(?:[\dA-Fa-f]{2}\s?){12,}/g)) {
    tell(bareBytes(Buffer.from(run.replace(/\s/g, ''), 'hex')), `${where} in hexadecimal`)
  }
}

/** By what each byte says in Latin-1: a letter without its accent, a figure, or nothing. */
const bareByte = Array.from({ length: 256 }, (_, byte) => {
  const [first = '', ...rest] = bare(String.fromCharCode(byte))
  return rest.length > 0 ? 0 : (first.codePointAt(0) ?? 0)
})

function bareBytes(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (const byte of bytes) {
    const letter = bareByte[byte] ?? 0
    if (letter === 0) continue
    out[length] = letter
    length += 1
  }
  return out.toString('latin1', 0, length)
}

/** The same of UTF-8 amid bytes that are no text: accented letters of Western Europe, and the ligature of f and i. */
function bareUtf8(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  const put = (letter: number): void => {
    if (letter === 0) return
    out[length] = letter
    length += 1
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) put(bareByte[byte] ?? 0)
    else if (byte === 0xc3) put(bareByte[((bytes[(at += 1)] ?? 0) & 0x3f) | 0xc0] ?? 0)
    else if (byte === 0xef && bytes[at + 1] === 0xac && bytes[at + 2] === 0x81) {
      at += 2
      put(0x66)
      put(0x69)
    }
  }
  return out.toString('latin1', 0, length)
}

function isMostlyText(bytes: Buffer): boolean {
  return !bytes.subarray(0, 4_096).includes(0)
}

/** Entities of markup, escapes of scripts, of addresses and of PDF strings, each as what it says. */
function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => character(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '')
    .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/\\([0-7]{3})/g, (_, octal: string) => character(Number.parseInt(octal, 8)))
    .replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

async function lookInPdf(bytes: Buffer, inside: string, tell: Tell, depth: number): Promise<void> {
  await lookInStreams(bytes, inside, tell, depth)
  await lookAtObjects(bytes, inside, tell, depth)
  await lookAtPages(bytes, inside, tell)
}

/** Inflates whatever stands behind the word "stream", whether anything refers to it or not. */
async function lookInStreams(bytes: Buffer, inside: string, tell: Tell, depth: number): Promise<void> {
  const word = Buffer.from('stream')
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + word.length)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue
    let start = at + word.length
    if (bytes[start] === 0x0d) start += 1
    if (bytes[start] === 0x0a) start += 1
    const opened = inflatedFrom(bytes.subarray(start))
    if (opened !== null) await look(opened, `${inside}stream at ${at}: `, tell, depth + 1)
  }
}

function inflatedFrom(bytes: Buffer): Buffer | null {
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 200_000_000 }
  // A zlib header is a multiple of 31 (RFC 1950).
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0
  if (!isZlib) return null
  try {
    return inflateSync(bytes, options)
  } catch {
    try {
      return inflateRawSync(bytes.subarray(2), options)
    } catch {
      // What cannot be inflated was looked at as it stands.
      return null
    }
  }
}

/** Every string and name of every object, decoded, and every stream through all its filters. */
async function lookAtObjects(bytes: Buffer, inside: string, tell: Tell, depth: number): Promise<void> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, password: '' })
  const { trailerInfo } = pdf.context
  for (const held of Object.values(trailerInfo)) {
    if (typeof held === 'object') lookAtObject(held, `${inside}trailer`, tell)
  }
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    const where = `${inside}object ${ref.objectNumber}`
    lookAtObject(object, where, tell)
    if (!(object instanceof PDFRawStream)) continue
    const filters = object.dict.lookup(PDFName.of('Filter'))
    const isPicture = /DCT|JPX|CCITT|JBIG2/.test(String(filters))
    if (filters === undefined || isPicture) continue
    try {
      const opened = decodePDFRawStream(object).decode()
      await look(opened, `${where}: `, tell, depth + 1)
    } catch (error) {
      if (!/unknown|invalid|unsupported|not supported/i.test(String(error))) throw error
    }
  }
}

function lookAtObject(object: PDFObject, where: string, tell: Tell): void {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    tell(bare(object.decodeText()), where)
    lookAtBytes(Buffer.from(object.asBytes()), where, tell)
  } else if (object instanceof PDFName) tell(bare(object.decodeText()), where)
  else if (object instanceof PDFArray) for (const each of object.asArray()) lookAtObject(each, where, tell)
  else if (object instanceof PDFRawStream) lookAtObject(object.dict, where, tell)
  else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      tell(bare(key.decodeText()), where)
      lookAtObject(value, where, tell)
    }
  }
}

/** What is drawn, as a reader of PDFs makes words of it: the codes of glyphs hide them from all other looks. */
async function lookAtPages(bytes: Buffer, inside: string, tell: Tell): Promise<void> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, password: '' })
  try {
    const file = await loading.promise
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: false })
      const words = items.map((item) => ('str' in item ? item.str : '')).join('')
      tell(bare(words), `${inside}drawn on page ${number}`)
    }
  } finally {
    await loading.destroy()
  }
}
