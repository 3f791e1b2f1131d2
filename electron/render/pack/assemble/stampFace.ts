import fontkit from '@pdf-lib/fontkit'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { PDFFont } from '@cantoo/pdf-lib'
import { readAsset } from '../../assets.ts'
import type { DonorPiece } from '../donor/donorPiece.ts'
import { PieceWriter } from '../donor/pieceWriter.ts'

/** The face of stamps and blank pages. It is read and packed once, and then put into every pack: that takes longer than all the stamps. */
export interface StampFace {
  readonly piece: DonorPiece
  /** Its number in the piece. */
  readonly object: number
  /** In points. */
  width(words: string, size: number): number
  /** As an operand of `Tj`. */
  encode(words: string): string
}

let made: Promise<StampFace> | undefined

export function stampFace(): Promise<StampFace> {
  made ??= makeFace()
  return made
}

async function makeFace(): Promise<StampFace> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  const font = await pdf.embedFont(await readAsset('SourceSans3-Regular.ttf'), {
    // Whole: the library would name a part of it by chance, and the same pack would not give the same bytes.
    subset: false,
    // A ligature is one sign for two letters, and is read out as neither.
    features: { liga: false, clig: false, dlig: false },
  })
  await font.embed()
  const writer = new PieceWriter(pdf.context, { roles: new Set() })
  const object = writer.number(font.ref)
  writer.drain()
  const letters = new Map<string, Letter>()
  const letterOf = (letter: string): Letter => {
    const known = letters.get(letter) ?? readLetter(font, letter)
    letters.set(letter, known)
    return known
  }
  return {
    piece: writer.piece(),
    object,
    width: (words, size) => [...words].reduce((sum, each) => sum + letterOf(each).width, 0) * size,
    encode: (words) => `<${[...words].map((each) => letterOf(each).code).join('')}>`,
  }
}

/** Without ligatures, what is written is its letters one by one. */
interface Letter {
  /** Of one point. */
  readonly width: number
  /** In hexadecimal digits. */
  readonly code: string
}

function readLetter(font: PDFFont, letter: string): Letter {
  return { width: font.widthOfTextAtSize(letter, 1), code: font.encodeText(letter).asString() }
}
