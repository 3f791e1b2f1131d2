import type { PDFDocument } from '@cantoo/pdf-lib'
import { AppError } from '../../../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../../../shared/domain/meetingRecord.ts'
import type { PaperView } from '../../../../shared/domain/paperView.ts'
import { publicView } from '../../../../shared/domain/paperView.ts'
import { bare, closedWords } from './closedWords.ts'
import type { ClosedWords } from './closedWords.ts'
import type { PackPlan } from '../packPlan.ts'
import { packWords } from './packWords.ts'
import type { PackWords } from './packWords.ts'

/** The meeting a pack is of, as the public sees it, and the one whose minutes stand in it. */
export interface LeakSources {
  readonly record: MeetingRecord
  readonly view: PaperView
  readonly previousMinutes: MeetingRecord | null
}

/**
 * Refuses a pack for the public that says what is not public: on its pages, in its bookmarks and titles, or beside them. Throws
 * `not-allowed` with what was found and where. `pdf` is what was read from the finished bytes.
 */
export function refuseLeaks(
  pdf: PDFDocument,
  { record, view, previousMinutes }: LeakSources,
  plan: PackPlan,
): void {
  const closed = [
    ...closedWords(record, view),
    ...(previousMinutes === null ? [] : closedWords(previousMinutes, publicView(previousMinutes))),
  ]
  const names = closedNames(record, view)
  if (closed.length === 0 && names.length === 0) return
  const said = packWords(pdf)
  for (const each of names) refuseName(each, said)
  const open = openText(view, previousMinutes)
  const composed = composedPart(plan)
  for (const each of closed) refuseWords(each, said, composed, open)
}

/** What of a pack Minutebook composed itself: its own words have no reason to name what is closed. */
interface ComposedPart {
  readonly firstPage: number
  /** Numbers, as stamped, of the pages that no officer's file brought. */
  readonly pages: ReadonlySet<number>
  /** Its title and its bookmarks. */
  readonly titles: readonly string[]
}

function composedPart({ title, firstPage, parts }: PackPlan): ComposedPart {
  const pages = parts
    .filter((part) => part.authored)
    .flatMap((part) => Array.from({ length: part.pages }, (_, index) => part.first + index))
  const titles = parts.flatMap((part) => [part.section.title, part.title ?? ''])
  return { firstPage, pages: new Set(pages), titles: [title, ...titles] }
}

interface ClosedName {
  readonly paperId: string
  readonly fileName: string
  /** The name and the hash, bare. */
  readonly forms: readonly string[]
}

/** Files that the public may not have, but for those that a public paper is called like. */
function closedNames(record: MeetingRecord, view: PaperView): ClosedName[] {
  const open = new Set(view.papers.map((paper) => paper.id))
  const openNames = new Set(view.papers.map((paper) => bare(paper.fileName)))
  return record.papers
    .filter((paper) => !open.has(paper.id) && !openNames.has(bare(paper.fileName)))
    .map(({ id, fileName, sha256 }) => ({ paperId: id, fileName, forms: [bare(fileName), sha256] }))
}

function refuseName({ paperId, fileName, forms }: ClosedName, said: PackWords): void {
  const isThere = [...said.beside, ...said.pages].some((words) => forms.some((form) => words.includes(form)))
  if (!isThere) return
  throw new AppError(
    'not-allowed',
    `The public pack would name “${fileName}”, which is not for publication: one of its papers does. Look through them, and make the pack again.`,
    { paperId },
  )
}

function openText(view: PaperView, previousMinutes: MeetingRecord | null): string {
  const said = previousMinutes === null ? [view] : [view, publicView(previousMinutes)]
  return bare(JSON.stringify(said))
}

function refuseWords(words: ClosedWords, said: PackWords, composed: ComposedPart, open: string): void {
  // What one meeting keeps closed and the other says openly is open.
  if (open.includes(words.bare)) return
  const page = said.pages.findIndex(
    (each, index) =>
      (words.reach === 'everywhere' || composed.pages.has(composed.firstPage + index)) &&
      each.includes(words.bare),
  )
  const isBeside =
    composed.titles.some((title) => bare(title).includes(words.bare)) ||
    (words.reach === 'everywhere' && said.beside.some((each) => each.includes(words.bare)))
  if (page === -1 && !isBeside) return
  const where = page === -1 ? 'in its titles or bookmarks' : `on page ${composed.firstPage + page}`
  throw new AppError(
    'not-allowed',
    `The public pack would say “${shortened(words.said)}” ${where}: that is ${words.what}. Take it out there, or mark it public, and make the pack again.`,
    words.details,
  )
}

function shortened(said: string): string {
  const letters = [...said.trim()]
  return letters.length <= 80 ? letters.join('') : `${letters.slice(0, 79).join('').trim()}…`
}
