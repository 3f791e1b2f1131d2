import type { PaperDocument } from '../../../shared/document/model.ts'
import type { PaperNote } from '../../../shared/domain/paperFacts.ts'
import { problem } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'
import { paperPage } from './paperPage.ts'

/** The width of the text column of a paper, and the height that a long title leaves free, in millimetres. */
const columnMm = 156
const tallestMm = 200
/** A small picture is not blown up past this: 96 dots an inch. */
const mmPerPixel = 25.4 / 96

const undescribed = 'A picture that nobody has described yet.'

/** One page with the picture, fitted, and its description for those who cannot see it. */
export function pictureDocument(
  found: Extract<FileFound, { kind: 'picture' }>,
  title: string,
  description: string,
): { readonly document: PaperDocument; readonly notes: readonly PaperNote[] } {
  const { picture, width, height, format } = found
  const words = description.trim()
  const document = paperPage(title, [
    {
      kind: 'figure',
      mediaType: format === 'png' ? 'image/png' : 'image/jpeg',
      data: Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength).toString('base64'),
      alt: words === '' ? undescribed : words,
      heightMm: Math.max(1, Math.min(tallestMm, (columnMm * height) / width, height * mmPerPixel)),
    },
  ])
  const missing = problem(
    'Describe the picture, so that those who cannot see it learn what it shows: its description goes into the pack with it.',
  )
  return { document, notes: words === '' ? [missing, ...found.notes] : found.notes }
}
