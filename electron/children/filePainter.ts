import { AppError } from '../../shared/domain/appError.ts'
import type { AskedChild } from './askChild.ts'

/** Draws pages of PDFs, which are opened once for many pages. */
export interface FilePainter {
  /** Page `page`, from 1, as PNG. Throws `not-found` past the end, `invalid-input` for what cannot be drawn. */
  picture(key: string, pdf: () => Promise<Uint8Array>, page: number, width: number): Promise<Uint8Array>
}

/** Opening a long scan takes its time; a page that takes longer is no page. */
const openMilliseconds = 20_000
const pageMilliseconds = 10_000

const tooHard = 'This page cannot be shown: drawing it takes more than Minutebook gives one page.'

export function filePainter(child: AskedChild): FilePainter {
  /** What ended the child is not tried again. */
  const deadly = new Set<string>()

  async function open(key: string, pdf: () => Promise<Uint8Array>): Promise<void> {
    const outcome = await child.ask(
      { kind: 'open', key, bytes: await pdf() },
      { milliseconds: openMilliseconds },
    )
    if (outcome.kind !== 'answer') {
      deadly.add(key)
      throw new AppError('invalid-input', tooHard, { key })
    }
    if (outcome.answer === 0) {
      throw new AppError('invalid-input', 'This file cannot be shown: it is damaged. Ask for the file again.')
    }
  }

  return {
    picture: async (key, pdf, page, width) => {
      const place = `${key}/${page}`
      // Twice: between opening and drawing, another document may have taken its place.
      for (let round = 0; round < 3; round += 1) {
        if (deadly.has(place) || deadly.has(key)) throw new AppError('invalid-input', tooHard, { page })
        const outcome = await child.ask(
          { kind: 'page', key, page, width },
          { milliseconds: pageMilliseconds },
        )
        if (outcome.kind !== 'answer') {
          deadly.add(place)
          continue
        }
        if (outcome.answer === 'past-end') {
          throw new AppError('not-found', `There is no page ${page} in this file.`, { page })
        }
        if (outcome.answer !== 'not-open') return outcome.answer
        await open(key, pdf)
      }
      throw new AppError('unexpected', 'This page could not be drawn. Try again.')
    },
  }
}
