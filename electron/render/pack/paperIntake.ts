import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/domain/appError.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import { openDonor } from './donor/donor.ts'
import type { Donor } from './donor/donor.ts'
import { finding, missingFile } from './packFindings.ts'
import type { PackFile, PackFinding } from './packOrder.ts'
import { packFindingKinds } from './packPlan.ts'
import type { PackFindingKind } from './packPlan.ts'
import type { ShownPage } from './assemble/pageStamp.ts'

/** A paper that can go into a pack. */
export interface TakenPaper {
  readonly paper: PackPaper
  readonly bytes: Uint8Array
  readonly donor: Donor
}

/** More is no document of a meeting. */
const mostPages = 5_000

/**
 * Opens a paper, or says in one finding why it cannot be in the pack. What is neither the file that was classified nor made from it stays
 * out.
 */
export async function takeInPaper(
  paper: PackPaper,
  file: PackFile | undefined,
): Promise<TakenPaper | PackFinding> {
  const { fileName } = paper
  const out = (kind: PackFindingKind, sentence: string): PackFinding => finding(kind, paper, sentence)
  if (file === undefined) return missingFile(paper)
  if ('unreadable' in file) return out('unreadable', file.unreadable)
  const { bytes } = file
  if ((file.madeFrom ?? createHash('sha256').update(bytes).digest('hex')) !== paper.sha256) {
    return out(
      'changed',
      `“${fileName}” is not the file that was put on the agenda: what is in it has changed. Put the new file on the agenda, and build the pack again.`,
    )
  }
  const other = otherKind(bytes)
  if (other !== null) {
    return out('not-pdf', `“${fileName}” is ${other}. Give it as PDF, and build the pack again.`)
  }
  try {
    const donor = await openDonor(bytes, fileName)
    if (donor.pages.length <= mostPages) return { paper, bytes, donor }
    const pages = donor.pages.length.toLocaleString('en-GB')
    return out(
      'too-long',
      `“${fileName}” has ${pages} pages; a pack takes documents of up to 5,000. Split it into parts.`,
    )
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const kind = packFindingKinds.find((known) => known === error.details['kind'])
    return out(kind ?? 'damaged', error.message)
  }
}

/** What a file that is no PDF is, by its first bytes, in the clerk's words; null for a PDF. */
function otherKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024))
  if (start.includes('%PDF-')) return null
  if (start.length === 0) return 'an empty file'
  const hex = start.subarray(0, 8).toString('hex')
  if (hex.startsWith('504b0304')) return 'a Word file or another file of an office program'
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'a file of an old office program'
  if (hex.startsWith('89504e47') || hex.startsWith('ffd8ff') || /^(47494638|49492a00|4d4d002a)/.test(hex)) {
    return 'a picture'
  }
  return 'no PDF'
}

/** Advice on pages that are not A4, lying or standing; null when all are. `first` is the number of the paper's first page. */
export function sizeAdvice(paper: PackPaper, donor: Pick<Donor, 'pages'>, first: number): PackFinding | null {
  const others = donor.pages.flatMap((page, index) => (isA4(page.shown) ? [] : [first + index]))
  if (others.length === 0) return null
  const count = others.length === 1 ? '1 page that is' : `${others.length} pages that are`
  const sentence = `“${paper.fileName}” has ${count} not A4: check how the pack prints.`
  return finding('page-size', paper, sentence, others)
}

/** In points, to within 2 mm. */
function isA4({ width, height, isSound }: ShownPage): boolean {
  const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 6
  const [short, long] = width < height ? [width, height] : [height, width]
  return isSound && near(short, 595.28) && near(long, 841.89)
}
