import type { PaperNote } from '../../../shared/domain/paperFacts.ts'
import type { ActiveContent } from './activeContent.ts'
import { advice, problem } from './fileFound.ts'
import { taggingOf } from './pdfPages.ts'
import type { PageLook } from './pdfPages.ts'

/** The numbers, from 1, of the pages of which this is so. */
export function numbersWhere<T>(pages: readonly T[], holds: (page: T) => boolean): number[] {
  return pages.flatMap((page, index) => (holds(page) ? [index + 1] : []))
}

/** What is in it beside its pages. */
export function contentNotes(content: ActiveContent): PaperNote[] {
  const notes: PaperNote[] = []
  const add = (holds: boolean, sentence: string): void => {
    if (holds) notes.push(advice(sentence))
  }
  add(
    content.xfa === 'printed',
    'This is a form made for Adobe’s own program. Its pages are taken as they print; what the form computes is left out.',
  )
  add(content.scripts, 'There are scripts in this file. They never run, and are left out of the pack.')
  add(content.launches, 'This file asks to start a program or to send data. That is left out of the pack.')
  const files =
    content.embedded === 1
      ? 'A file is attached inside this one. It is'
      : `${content.embedded} files are attached inside this one. They are`
  add(content.embedded > 0, `${files} left out of the pack: add what is needed as a paper of its own.`)
  add(content.media, 'There is sound, film or a model in this file. It is left out of the pack.')
  add(
    content.signed,
    'This file is signed. Its pages go into the pack; the signature holds for the file alone.',
  )
  add(
    content.comments > 0,
    `There ${content.comments === 1 ? 'is a comment' : `are ${content.comments} comments`} on its pages. Comments are left out of the pack.`,
  )
  return notes
}

export interface Size {
  readonly width: number
  readonly height: number
}

const pointsPerMm = 72 / 25.4

/** In points, to within 2 mm, standing or lying. */
export function isA4({ width, height }: Size): boolean {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 6
  return near(Math.min(width, height), 595.28) && near(Math.max(width, height), 841.89)
}

/** Pages larger than A3 lose their small print on the sheets of a council's printer. */
export function sizeNotes(sizes: readonly Size[]): PaperNote[] {
  const large = numbersWhere(sizes, ({ width, height }) => Math.max(width, height) > 430 * pointsPerMm)
  const [first] = large
  const size = first === undefined ? undefined : sizes[first - 1]
  if (first === undefined || size === undefined) return []
  const mm = (points: number): string => Math.round(points / pointsPerMm).toLocaleString('en-GB')
  const also = large.length === 1 ? '' : `, and ${large.length - 1} more are larger than A3`
  return [
    advice(
      `Page ${first} is ${mm(size.width)} by ${mm(size.height)} mm${also}. In print it is made small: ask for A4 or A3 where it has to be read.`,
    ),
  ]
}

export function tagNotes(looks: readonly PageLook[]): PaperNote[] {
  switch (taggingOf(looks)) {
    case 'scanned':
      return [
        problem(
          'These pages are pictures of words: nobody can search them or have them read aloud. Ask for the file that was printed, or one with its words recognised.',
        ),
      ]
    case 'untagged':
      return [
        advice(
          'This file has no tags, so a screen reader gets its words without headings or tables. Ask for a tagged PDF, or for the Word file.',
        ),
      ]
    case 'mixed':
      return [
        advice(
          'Some of its pages have no tags or no words, so a screen reader gets only part of it. Ask for a tagged PDF, or for the Word file.',
        ),
      ]
    case 'tagged':
      return []
  }
}
