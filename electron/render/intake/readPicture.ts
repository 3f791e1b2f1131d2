import { advice, refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'
import { cleanJpeg } from './jpegFile.ts'
import { cleanPng } from './pngParts.ts'

const mostPixels = 40_000_000
/** Under 100 dots an inch across half a page, a picture is hard to read. */
const fewPixels = 300

/** A picture without what a camera wrote beside it (where it was taken, by whom), and how it is to be held. */
export interface CleanPicture {
  readonly bytes: Uint8Array
  /** As it is shown. */
  readonly width: number
  readonly height: number
}

export function readPicture(bytes: Uint8Array, format: 'png' | 'jpeg'): FileFound {
  const picture = format === 'png' ? cleanPng(bytes, mostPixels) : cleanJpeg(bytes)
  if (picture === null) {
    return refusal('picture', format, 'This picture is damaged or incomplete. Ask for the file again.')
  }
  const { width, height } = picture
  if (width * height > mostPixels) {
    const millions = Math.round((width * height) / 1_000_000).toLocaleString('en-GB')
    return refusal(
      'picture',
      format,
      `This picture has ${millions} million points, over the limit of 40 million. Ask for it smaller, or as PDF.`,
    )
  }
  const notes =
    Math.max(width, height) < fewPixels
      ? [advice('This picture is small: in print it is no larger than a stamp, or coarse.')]
      : []
  return { kind: 'picture', format, picture: picture.bytes, width, height, notes }
}
