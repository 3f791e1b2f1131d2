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
  /** What ended the child twice, the second time a fresh one, is not tried again. */
  const deadly = new Set<string>()
  const suspect = new Set<string>()
  const died = (place: string): void => {
    if (suspect.has(place)) deadly.add(place)
    suspect.add(place)
  }

  /** Each opening of a document; whoever wants a page of it waits for the one that is under way. */
  const openings = new Map<string, Promise<void>>()

  function opened(key: string, pdf: () => Promise<Uint8Array>): Promise<void> {
    const under = openings.get(key)
    if (under !== undefined) return under
    const opening = open(key, pdf)
    openings.set(key, opening)
    opening.catch(() => openings.delete(key))
    return opening
  }

  async function open(key: string, pdf: () => Promise<Uint8Array>): Promise<void> {
    const bytes = await pdf()
    const outcome = await child.ask({ kind: 'open', key, bytes }, { milliseconds: openMilliseconds })
    if (outcome.kind !== 'answer') died(key)
    else if (outcome.answer === 0) {
      throw new AppError('invalid-input', 'This file cannot be shown: it is damaged. Ask for the file again.')
    }
  }

  return {
    picture: async (key, pdf, page, width) => {
      const place = `${key}/${page}`
      // Between opening and drawing, other documents may have taken its place, or the child may have died over another page.
      for (let round = 0; round < 6; round += 1) {
        if (deadly.has(place) || deadly.has(key)) throw new AppError('invalid-input', tooHard, { page })
        const opening = opened(key, pdf)
        await opening
        const question = { kind: 'page', key, page, width } as const
        const outcome = await child.ask(question, { milliseconds: pageMilliseconds })
        if (outcome.kind === 'answer' && outcome.answer !== 'not-open') {
          if (outcome.answer !== 'past-end') return outcome.answer
          throw new AppError('not-found', `There is no page ${page} in this file.`, { page })
        }
        if (outcome.kind !== 'answer') died(place)
        // Only the first who finds it closed has it opened again.
        if (openings.get(key) === opening) openings.delete(key)
      }
      throw new AppError('unexpected', 'This page could not be drawn. Try again.')
    },
  }
}
