import type { PdfiumCalls } from '../../render/intake/pdfium.ts'

/** A letter on a page, in points from the lower left corner of the page as it is read. */
export interface PdfLetter {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the line it stands on. */
  readonly base: number
  readonly size: number
  readonly strong: boolean
  /** The stretch of type it was printed with. */
  readonly object: number
  /** The paragraph that the maker of a tagged PDF says it is of, the same on every page it stands on; null where nothing is said. */
  readonly paragraph: string | null
}

/** What all letters of one stretch have, which PDFium is asked for once. */
interface Hand {
  readonly object: number
  readonly paragraph: string | null
  readonly size: number
  readonly strong: boolean
  readonly isSymbols: boolean
  /** Told by the maker of a tagged PDF to be no part of the text: a running head, a rule, a page number. */
  readonly isArtifact: boolean
  /** In quarters of a turn against the clock; null for what stands aslant. */
  readonly turn: 0 | 1 | 2 | 3 | null
}

interface Placed extends Hand {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly box: readonly [left: number, right: number, bottom: number, top: number]
}

/** Room for what PDFium answers: an origin, a box, a matrix, then the name of a font. */
const answerSize = 256
const [matrixAt, nameAt, flagsAt] = [32, 64, 248]

/** More is no page that people read. */
const mostLetters = 100_000

/** The letters of a page that stand as most of them do: stamps across a page or up its margin are left out, and what is marked as no text. */
export function lettersOfPage(
  calls: PdfiumCalls,
  page: number,
  paragraphs: ReadonlyMap<number, string>,
): PdfLetter[] {
  const all = placedLetters(calls, page, paragraphs)
  const marked = all.filter((letter) => !letter.isArtifact)
  // A page whose text is marked as none at all was marked by mistake.
  const placed = marked.length > 0 ? marked : all
  const counts = [0, 0, 0, 0]
  for (const { turn } of placed) if (turn !== null) counts[turn] = (counts[turn] ?? 0) + 1
  const turn = counts.indexOf(Math.max(...counts))
  const width = calls.FPDF_GetPageWidthF(page)
  const height = calls.FPDF_GetPageHeightF(page)
  const reach = Math.max(width, height)
  return placed
    .filter((letter) => letter.turn === turn)
    .filter(({ x, y }) => x >= -reach * 0.05 && y >= -reach * 0.05 && x <= reach * 1.05 && y <= reach * 1.05)
    .map((letter) => turned(letter, turn, reach))
}

function turned(letter: Placed, turn: number, reach: number): PdfLetter {
  const { text, x, y, size, strong, object, paragraph } = letter
  const [left, right, bottom, top] = letter.box
  const same = { text, size, strong, object, paragraph }
  switch (turn) {
    case 1:
      return { ...same, left: bottom, right: top, base: reach - x }
    case 2:
      return { ...same, left: reach - right, right: reach - left, base: reach - y }
    case 3:
      return { ...same, left: reach - top, right: reach - bottom, base: x }
    default:
      return { ...same, left, right, base: y }
  }
}

function placedLetters(calls: PdfiumCalls, page: number, paragraphs: ReadonlyMap<number, string>): Placed[] {
  const text = calls.FPDFText_LoadPage(page)
  if (text === 0) return []
  const place = calls.pdfium.wasmExports.malloc(answerSize)
  try {
    const count = Math.min(mostLetters, calls.FPDFText_CountChars(text))
    const letters: Placed[] = []
    let hand: Hand | null = null
    for (let index = 0; index < count; index += 1) {
      if (calls.FPDFText_IsGenerated(text, index) === 1) continue
      const code = calls.FPDFText_GetUnicode(text, index)
      const object = calls.FPDFText_GetTextObject(text, index)
      if (hand?.object !== object) {
        const mark: number = object === 0 ? -1 : calls.FPDFPageObj_GetMarkedContentID(object)
        const next: Hand = {
          ...handOf(calls, text, index, object, place),
          paragraph: paragraphs.get(mark) ?? null,
        }
        hand = next
      }
      const letter = plainLetter(code, hand.isSymbols)
      if (letter === '') continue
      calls.FPDFText_GetCharOrigin(text, index, place, place + 8)
      calls.FPDFText_GetLooseCharBox(text, index, place + 16)
      const memory = memoryAt(calls, place)
      const float = (at: number): number => memory.getFloat32(at, true)
      letters.push({
        ...hand,
        text: letter,
        x: memory.getFloat64(0, true),
        y: memory.getFloat64(8, true),
        box: [float(16), float(24), Math.min(float(20), float(28)), Math.max(float(20), float(28))],
      })
    }
    return letters
  } finally {
    calls.pdfium.wasmExports.free(place)
    calls.FPDFText_ClosePage(text)
  }
}

function handOf(
  calls: PdfiumCalls,
  text: number,
  index: number,
  object: number,
  place: number,
): Omit<Hand, 'paragraph'> {
  const hasMatrix = calls.FPDFText_GetMatrix(text, index, place + matrixAt)
  const length = calls.FPDFText_GetFontInfo(text, index, place + nameAt, flagsAt - nameAt, place + flagsAt)
  const memory = memoryAt(calls, place)
  const [a, b, c, d] = [0, 4, 8, 12].map((at) => memory.getFloat32(matrixAt + at, true)) as [
    number,
    number,
    number,
    number,
  ]
  const name = new TextDecoder('latin1').decode(
    calls.pdfium.HEAPU8.slice(
      place + nameAt,
      place + nameAt + Math.min(Math.max(0, length - 1), flagsAt - nameAt),
    ),
  )
  const scale = hasMatrix ? Math.hypot(c, d) : 1
  return {
    object,
    size: Math.max(1, Math.abs(calls.FPDFText_GetFontSize(text, index) * (scale === 0 ? 1 : scale))),
    strong: isStrong(name, memory.getUint32(flagsAt, true), calls.FPDFText_GetFontWeight(text, index)),
    isArtifact: isArtifact(calls, object, place),
    isSymbols: /symbol|wingdings|dingbats/i.test(name),
    turn: hasMatrix ? turnOf(a, b) : 0,
  }
}

function isArtifact(calls: PdfiumCalls, object: number, place: number): boolean {
  if (object === 0) return false
  const count = Math.min(8, calls.FPDFPageObj_CountMarks(object))
  for (let index = 0; index < count; index += 1) {
    const mark = calls.FPDFPageObj_GetMark(object, index)
    const room = flagsAt - nameAt
    if (mark === 0 || !calls.FPDFPageObjMark_GetName(mark, place + nameAt, room, place + flagsAt)) continue
    const size = Math.min(room, memoryAt(calls, place).getUint32(flagsAt, true))
    const name = new TextDecoder('utf-16le').decode(
      calls.pdfium.HEAPU8.slice(place + nameAt, place + nameAt + size),
    )
    if (name.startsWith('Artifact')) return true
  }
  return false
}

function turnOf(a: number, b: number): Hand['turn'] {
  const quarters = Math.atan2(b, a) / (Math.PI / 2)
  const nearest = Math.round(quarters)
  if (Math.abs(quarters - nearest) > 0.05) return null
  return (((nearest % 4) + 4) % 4) as 0 | 1 | 2 | 3
}

/** ForceBold of the flags of a font. */
const forcedStrong = 0x4_0000

/** By the name of the font, which its maker gave; the weight that PDFium works out is a guess where the name says nothing. */
function isStrong(name: string, flags: number, weight: number): boolean {
  if (/bold|black|heavy|demi/i.test(name) || (flags & forcedStrong) !== 0) return true
  return weight >= 690 && !/regular|roman|light|book|medium|normal|italic|oblique/i.test(name)
}

const ligatures: Readonly<Record<string, string>> = {
  ...{ '\ufb00': 'ff', '\ufb01': 'fi', '\ufb02': 'fl', '\ufb03': 'ffi', '\ufb04': 'ffl' },
  ...{ '\ufb05': 'st', '\ufb06': 'st' },
}

/** A letter as it is read aloud; empty for what is no letter. */
function plainLetter(code: number, isSymbols: boolean): string {
  // PDFium gives the hyphen that ends a line as this, and fonts of symbols stand in a private place.
  if (code === 2) return '-'
  if (code < 32 || code === 0xad || code === 0xff_fe || code === 0xff_ff || code > 0x10_ff_ff)
    return code === 9 ? ' ' : ''
  if (code >= 0xd8_00 && code <= 0xdf_ff) return ''
  if (code >= 0xf0_00 && code <= 0xf0_ff) return code === 0xf0_20 ? ' ' : '\u2022'
  const letter = String.fromCodePoint(code)
  if (isSymbols && /[\u00b7\u00a7\u00a8\u00d8\u00fc\u006f\u0076\u0071\u006e]/.test(letter)) return '\u2022'
  return ligatures[letter] ?? letter
}

function memoryAt(calls: PdfiumCalls, place: number): DataView {
  // Asked for anew each time: its memory moves when it grows.
  return new DataView(calls.pdfium.HEAPU8.buffer, place, answerSize)
}
