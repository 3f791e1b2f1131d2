import { PDFDocument } from '@cantoo/pdf-lib'
import { restrictionSentence } from '../../../shared/domain/paperFacts.ts'
import type { PaperFacts, PaperNote, Restriction } from '../../../shared/domain/paperFacts.ts'
import { openDonor } from '../pack/donor/donor.ts'
import { shownPage } from '../pack/assemble/pageStamp.ts'
import type { ShownPage } from '../pack/assemble/pageStamp.ts'
import { activeContent } from './activeContent.ts'
import type { ActiveContent } from './activeContent.ts'
import { advice, problem, refusal } from './fileFound.ts'
import type { FileFound, RefusedFile } from './fileFound.ts'
import { isBomb } from './pdfBombs.ts'
import { hasSoundTable, isCutInside } from './pdfIntegrity.ts'
import { openPdf, pdfium } from './pdfium.ts'
import type { OpenPdf } from './pdfium.ts'
import { contentNotes, isA4, numbersWhere, sizeNotes, tagNotes } from './pdfNotes.ts'
import { lookAtPages, taggingOf } from './pdfPages.ts'
import { writtenOpen } from './writtenOpen.ts'

/** More is no document of a meeting. */
const mostPages = 5_000

/** What a PDF is, and whether it can go into a pack; made sound where it is not and can be. */
export async function readPdf(bytes: Uint8Array): Promise<FileFound> {
  const calls = await pdfium()
  const opened = openPdf(calls, bytes)
  if (opened === 'password') {
    const sentence = 'This file needs a password. Enter it on the agenda, or ask for a copy without one.'
    return { ...refused(sentence), needsPassword: true }
  }
  if (opened === 'protected') return refused(protectedSentence)
  if (opened === 'damaged') return refused(await whyDamaged(bytes))
  try {
    if (opened.pages === 0) return refused(noPagesSentence)
    if (opened.pages > mostPages) {
      const count = opened.pages.toLocaleString('en-GB')
      return refused(
        `This file has ${count} pages; a pack takes documents of up to 5,000. Split it into parts.`,
      )
    }
    if (isCutInside(bytes)) return refused(incompleteSentence)
    const sound = await soundOf(bytes, opened)
    if (sound === 'damaged') return refused(damagedSentence)
    if (sound === 'bomb') return refused(tooMuchSentence)
    const { pdf, content, sizes } = sound
    if (content.xfa === 'dynamic') {
      return refused(
        'This file is a form that only Adobe’s own program opens: it has no pages that others could print. Ask for it printed to PDF.',
      )
    }
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
      needsPassword: false,
      pages: sizes.length,
      engine: null,
      tagging: taggingOf(looks),
      wordless: numbersWhere(looks, (look) => !look.words),
      otherSizes: numbersWhere(sizes, (size) => !isA4(size)),
      notes: [
        ...repairNotes(sound, opened.isLocked),
        ...restrictionNotes(opened.restricts),
        ...contentNotes(content),
        ...sizeNotes(sizes),
        ...tagNotes(looks),
      ],
    }
    const words = looks.map((look) => look.text)
    return { kind: 'pdf', format: 'pdf', facts, pdf: sound.repaired, maker: makerOf(pdf), words }
  } finally {
    opened.close()
  }
}

export const protectedSentence =
  'This file is locked in a way that only its maker’s program opens. Ask for a copy that is not.'
const noPagesSentence = 'This file has no pages. Ask for the file again.'
export const damagedSentence = 'This file is damaged, and could not be repaired. Ask for the file again.'
const incompleteSentence = 'This file is incomplete: its end is missing. Ask for the file again.'
const tooMuchSentence =
  'This file unpacks to far more than its pages can need, so it was not opened further. Ask for it printed to PDF anew.'

function refused(sentence: string): RefusedFile {
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
async function soundOf(bytes: Uint8Array, opened: OpenPdf): Promise<Sound | 'damaged' | 'bomb'> {
  // What a pack opens with is not to be trusted with what is encrypted.
  if (!opened.isLocked && hasSoundTable(bytes)) {
    const asItIs = await opensForPacks(bytes)
    if (asItIs !== 'damaged') return asItIs === 'bomb' ? asItIs : { ...asItIs, repaired: null }
  }
  const repaired = opened.isLocked ? await writtenOpen(opened, bytes, '') : opened.saved()
  if (repaired === null) return 'damaged'
  const mended = await opensForPacks(repaired)
  return typeof mended === 'string' ? mended : { ...mended, repaired }
}

async function opensForPacks(bytes: Uint8Array): Promise<Omit<Sound, 'repaired'> | 'damaged' | 'bomb'> {
  try {
    const pdf = await loaded(bytes)
    // A pack's own opening unpacks what is in it, and takes out what acts: both are looked at before.
    if (isBomb(pdf)) return 'bomb'
    const content = activeContent(pdf)
    const sizes = pdf.getPages().map(shownPage)
    if (content.xfa !== 'dynamic') await openDonor(bytes, '')
    return { pdf, content, sizes }
  } catch (error) {
    // What the library throws over a broken file has no form of its own.
    if (error instanceof Error) return 'damaged'
    throw error
  }
}

function loaded(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, {
    password: '',
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
}

/** Of a file that PDFium does not open at all. */
async function whyDamaged(bytes: Uint8Array): Promise<string> {
  if (isCutInside(bytes)) return incompleteSentence
  try {
    return (await loaded(bytes)).getPageCount() === 0 ? noPagesSentence : damagedSentence
  } catch {
    return damagedSentence
  }
}

function repairNotes({ repaired }: Sound, isLocked: boolean): PaperNote[] {
  if (repaired === null) return []
  if (isLocked) return [advice('This file was locked against changes, and is taken as anybody may read it.')]
  return [problem('This file was damaged and has been repaired. Look through its pages before they go out.')]
}

/** It opens for anybody, and a pack can be printed: that it is used all the same is no secret. */
function restrictionNotes(restricts: readonly Restriction[]): PaperNote[] {
  const sentence = restrictionSentence(restricts)
  if (sentence === null) return []
  return [advice(`${sentence} Anybody can open it, so it is taken: ask them whether it may go into a pack.`)]
}

function makerOf(pdf: PDFDocument): string | null {
  try {
    return pdf.getProducer() ?? null
  } catch {
    // A broken entry about the file says nothing of it.
    return null
  }
}
