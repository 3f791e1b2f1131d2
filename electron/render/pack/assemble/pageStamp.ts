import { PDFArray, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { PDFObject, PDFPage } from '@cantoo/pdf-lib'
import type { StampFace } from './stampFace.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** How a page is shown: its width and height as they are seen, and the matrix from there to the page's own coordinates. */
export interface ShownPage {
  readonly width: number
  readonly height: number
  /** The operands of `cm`: from the shown page's lower left corner, upright, in points. */
  readonly matrix: readonly [number, number, number, number, number, number]
  /** False for a page whose own size makes no sense: it is taken for A4. */
  readonly isSound: boolean
}

/** From the crop box and the rotation (ISO 32000, 8.3.2.3 and 14.11.2). A page without a sound box is taken for A4. */
export function shownPage(page: PDFPage): ShownPage {
  const [left, bottom, right, top] = boxOf(page)
  const isSound = readBox(page.node.getInheritableAttribute(name('MediaBox')), page) !== null
  const across = right - left
  const up = top - bottom
  const rotation = page.node.getInheritableAttribute(name('Rotate'))
  const turned = rotation instanceof PDFNumber ? (((rotation.asNumber() % 360) + 360) % 360) / 90 : 0
  switch (turned) {
    case 1:
      return { width: up, height: across, matrix: [0, 1, -1, 0, right, bottom], isSound }
    case 2:
      return { width: across, height: up, matrix: [-1, 0, 0, -1, right, top], isSound }
    case 3:
      return { width: up, height: across, matrix: [0, -1, 1, 0, left, top], isSound }
    default:
      return { width: across, height: up, matrix: [1, 0, 0, 1, left, bottom], isSound }
  }
}

const a4: Box = [0, 0, 595.28, 841.89]
type Box = readonly [number, number, number, number]

function boxOf(page: PDFPage): Box {
  const media = readBox(page.node.getInheritableAttribute(name('MediaBox')), page) ?? a4
  const crop = readBox(page.node.getInheritableAttribute(name('CropBox')), page) ?? media
  // What is seen is the part of the crop box inside the media box.
  const seen: Box = [
    Math.max(crop[0], media[0]),
    Math.max(crop[1], media[1]),
    Math.min(crop[2], media[2]),
    Math.min(crop[3], media[3]),
  ]
  return seen[2] - seen[0] > 1 && seen[3] - seen[1] > 1 ? seen : media
}

function readBox(value: PDFObject | undefined, page: PDFPage): Box | null {
  const array = value === undefined ? undefined : page.node.context.lookup(value)
  if (!(array instanceof PDFArray) || array.size() !== 4) return null
  const numbers = [0, 1, 2, 3].map((index) => array.lookup(index))
  const [a, b, c, d] = numbers.map((number) => (number instanceof PDFNumber ? number.asNumber() : NaN))
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  if (![a, b, c, d].every(Number.isFinite)) return null
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return box[2] - box[0] > 1 && box[3] - box[1] > 1 ? box : null
}

/** The words of the stamps of one page. */
export interface Stamp {
  /** At the foot: "Page 12". */
  readonly foot: string
  /** At the head, for copies that are not for publication; empty for none. */
  readonly head: string
}

/** The name of the stamp's face among the resources of a page. */
export const stampFont = 'MinutebookStamp'

/** The drawing of a stamp: an artifact of its own, in the coordinates of the shown page. `font` names the face among the page's resources. */
export function stampDrawing(shown: ShownPage, stamp: Stamp, face: StampFace, font = stampFont): string {
  // A plan the size of a wall is printed on a sheet: its stamp grows with it.
  const scale = Math.min(8, Math.max(0.5, Math.min(shown.width, shown.height) / 595.28))
  const line = (words: string, size: number, at: number): string => {
    const width = face.width(words, size)
    const x = Math.max(0, (shown.width - width) / 2)
    return `BT /${font} ${fixed(size)} Tf ${fixed(x)} ${fixed(at)} Td ${face.encode(words)} Tj ET\n`
  }
  const head = stamp.head === '' ? '' : line(stamp.head, 11 * scale, shown.height - 22 * scale)
  const matrix = shown.matrix.map(fixed).join(' ')
  return `/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq ${matrix} cm 0 g\n${line(stamp.foot, 10 * scale, 18 * scale)}${head}Q\nEMC\n`
}

function fixed(value: number): string {
  return Number(value.toFixed(3)).toString()
}
