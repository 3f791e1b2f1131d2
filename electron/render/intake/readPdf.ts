import { PDFDocument } from '@cantoo/pdf-lib'
import { AppError } from '../../../shared/domain/appError.ts'
import type { PaperFacts, PaperNote } from '../../../shared/domain/paperFacts.ts'
import { openDonor } from '../pack/donor.ts'
import { shownPage } from '../pack/pageStamp.ts'
import type { ShownPage } from '../pack/pageStamp.ts'
import { activeContent } from './activeContent.ts'
import type { ActiveContent } from './activeContent.ts'
import { advice, problem, refusal } from './fileFound.ts'
import type { FileFound } from './fileFound.ts'
import { isBomb } from './pdfBombs.ts'
import { hasSoundTable, isCutInside } from './pdfIntegrity.ts'
import { openPdf, pdfium } from './pdfium.ts'
import { lookAtPages, taggingOf } from './pdfPages.ts'
import type { PageLook } from './pdfPages.ts'

/** More is no document of a meeting. */
const mostPages = 5_000

/** What a PDF is, and whether it can go into a pack; made sound where it is not and can be. */
export async function readPdf(bytes: Uint8Array): Promise<FileFound> {
  const calls = await pdfium()
  const opened = openPdf(calls, bytes)
  if (opened === 'password') return refused('This file needs a password. Ask for a copy without one.')
  if (opened === 'protected') {
    return refused(
      'This file is locked in a way that only its maker’s program opens. Ask for a copy that is not.',
    )
  }
  if (opened === 'damaged') return refused(damagedSentence)
  try {
    if (opened.pages === 0) return refused('This file has no pages. Ask for the file again.')
    if (opened.pages > mostPages) {
      const count = opened.pages.toLocaleString('en-GB')
      return refused(
        `This file has ${count} pages; a pack takes documents of up to 5,000. Split it into parts.`,
      )
    }
    if (isCutInside(bytes)) return refused(incompleteSentence)
    const sound = await soundOf(bytes, () => opened.saved())
    if (sound === null) return refused(damagedSentence)
    const { pdf, content, sizes } = sound
    if (content.xfa === 'dynamic') {
      return refused(
        'This file is a form that only Adobe’s own program opens: it has no pages that others could print. Ask for it printed to PDF.',
      )
    }
    if (isBomb(pdf)) return refused(tooMuchSentence)
    const shapeless = sizes.findIndex((size) => !size.isSound)
    if (shapeless !== -1) {
      return refused(
        `This file has no size for its page ${shapeless + 1}, so nothing on it can be seen. Ask for the file again.`,
      )
    }
    const looks = lookAtPages(calls, opened, sizes.length)
    const facts: PaperFacts = {
      kind: 'pdf',
      state: 'ready',
      pages: sizes.length,
      engine: null,
      tagging: taggingOf(looks),
      wordless: numbersWhere(looks, (look) => !look.words),
      otherSizes: numbersWhere(sizes, (size) => !isA4(size)),
      notes: [...notesOn(sound.repaired, content), ...sizeNotes(sizes), ...tagNotes(looks)],
    }
    return { kind: 'pdf', format: 'pdf', facts, pdf: sound.repaired, maker: makerOf(pdf) }
  } finally {
    opened.close()
  }
}

const damagedSentence = 'This file is damaged, and could not be repaired. Ask for the file again.'
const incompleteSentence = 'This file is incomplete: its end is missing. Ask for the file again.'
const tooMuchSentence =
  'This file unpacks to far more than its pages can need, so it was not opened further. Ask for it printed to PDF anew.'

function refused(sentence: string): FileFound {
  return refusal('pdf', 'pdf', sentence)
}

interface Sound {
  readonly pdf: PDFDocument
  readonly content: ActiveContent
  readonly sizes: readonly ShownPage[]
  /** Null when nothing had to be repaired. */
  readonly repaired: Uint8Array | null
}

/** The file as a pack would open it; repaired where it does not open so, or does not say where its objects stand. */
async function soundOf(bytes: Uint8Array, repair: () => Uint8Array | null): Promise<Sound | null> {
  if (hasSoundTable(bytes)) {
    const asItIs = await opensForPacks(bytes)
    if (asItIs !== null) return { ...asItIs, repaired: null }
  }
  const repaired = repair()
  const mended = repaired === null ? null : await opensForPacks(repaired)
  return repaired === null || mended === null ? null : { ...mended, repaired }
}

async function opensForPacks(bytes: Uint8Array): Promise<Omit<Sound, 'repaired'> | null> {
  try {
    const pdf = await PDFDocument.load(bytes, {
      password: '',
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
    })
    // A pack's own opening takes out what acts: it is looked at before.
    const content = activeContent(pdf)
    const sizes = pdf.getPages().map(shownPage)
    await openDonor(bytes, '')
    return { pdf, content, sizes }
  } catch (error) {
    // What the library throws over a broken file has no form of its own.
    if (error instanceof AppError || error instanceof Error) return null
    throw error
  }
}

function numbersWhere<T>(pages: readonly T[], holds: (page: T) => boolean): number[] {
  return pages.flatMap((page, index) => (holds(page) ? [index + 1] : []))
}

function notesOn(repaired: Uint8Array | null, content: ActiveContent): PaperNote[] {
  const notes: PaperNote[] = []
  const add = (holds: boolean, sentence: string): void => {
    if (holds) notes.push(advice(sentence))
  }
  if (repaired !== null) {
    notes.push(
      problem('This file was damaged and has been repaired. Look through its pages before they go out.'),
    )
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

interface Size {
  readonly width: number
  readonly height: number
}

const pointsPerMm = 72 / 25.4

/** In points, to within 2 mm, standing or lying. */
function isA4({ width, height }: Size): boolean {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 6
  return near(Math.min(width, height), 595.28) && near(Math.max(width, height), 841.89)
}

/** Pages larger than A3 lose their small print on the sheets of a council's printer. */
function sizeNotes(sizes: readonly Size[]): PaperNote[] {
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

function tagNotes(looks: readonly PageLook[]): PaperNote[] {
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

function makerOf(pdf: PDFDocument): string | null {
  try {
    return pdf.getProducer() ?? null
  } catch {
    // A broken entry about the file says nothing of it.
    return null
  }
}
