import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { restrictionSentence } from '../../shared/domain/paperFacts.ts'
import { movedPaper, paperName } from '../../shared/domain/paperOrder.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readPapers } from '../db/papers.ts'
import { readReports } from '../db/reports.ts'
import { inPieces } from '../files/inPieces.ts'
import type { UnlockedPdf } from '../render/intake/unlockedPdf.ts'
import { withoutIdleExemption } from './checkedExemption.ts'
import { strictestOfDocuments } from './classify.ts'
import { given } from './given.ts'
import { withName } from './reading/fileReadingNames.ts'
import type { OpenBook } from './openBook.ts'
import { changeableMeeting, requiredItem, requiredMeeting } from './required.ts'
import { procedures } from './services.ts'
import { wire } from './wire.ts'

/** Officers' files on the items of an agenda. Their bytes came before, by the byte lane. */
export const paperFilesProcedures = {
  add: procedures.papers.add.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, itemId, files } = input
    const added = files.map((file) => newPaper(file, itemId))
    changePapers(book, meetingId, (papers) => {
      const on = placeName(book.reader, meetingId, itemId)
      const all = added.reduce<readonly RecordPaper[]>((before, paper) => {
        checkKept(book, paper)
        checkNew(book.reader, meetingId, before, paper)
        checkOnce(before, paper)
        return [...before, paper]
      }, papers)
      const [only] = added
      return {
        papers: all,
        what:
          only !== undefined && added.length === 1
            ? `“${only.fileName}” was put on ${on}.`
            : `${added.length} papers were put on ${on}.`,
      }
    })
    for (const paper of added) context.reading.facts(meetingId, paper)
    return { done: true }
  }),

  change: procedures.papers.change.handler(({ input, context }) => {
    const book = context.book.required()
    const paper = changePaper(book, input, (before) => {
      const after = withoutIdleExemption({ ...before, ...given(input.change) })
      return { after, what: sayChange(before, after) }
    })
    // What Minutebook itself makes a PDF of prints the title and the description.
    context.reading.facts(input.meetingId, paper)
    return { done: true }
  }),

  replace: procedures.papers.replace.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, fileName, sha256 } = input
    const paper = changePaper(book, input, (before) => {
      // What nobody has looked at yet is not public, whatever stood here before it; nor is what was said of the old picture true of it.
      const after: RecordPaper = {
        ...{ ...before, fileName, sha256, description: '' },
        ...({ classification: 'unset', exemption: null } as const),
      }
      checkKept(book, after)
      if (sha256 === before.sha256) {
        throw new AppError('invalid-input', `“${fileName}” is the file that stands here already.`, {
          paperId: before.id,
        })
      }
      return {
        after,
        what: `“${before.fileName}” was replaced by “${fileName}”, which has to be marked public or exempt again.`,
      }
    })
    context.reading.facts(meetingId, paper)
    return { done: true }
  }),

  unlock: procedures.papers.unlock.handler(async ({ input, context }) => {
    const { book, reading } = context
    const open = book.required()
    const { meetingId, paperId, password } = input
    changeableMeeting(open.reader, meetingId)
    const locked = found(readPapers(open.reader, meetingId), paperId)
    const { pdf, restricts } = openedOrRefused(await reading.unlocked(locked.sha256, password), locked)
    const { sha256 } = await open.attachments.put(inPieces(pdf), 'minutebook')
    if (book.current() !== open) throw changedMeanwhile(locked)
    const paper = changePaper(open, input, (before) => {
      if (before.sha256 !== locked.sha256) throw changedMeanwhile(before)
      const what = [
        `“${before.fileName}” was opened with its password, and is kept without one.`,
        restrictionSentence(restricts),
      ]
      return { after: { ...before, sha256 }, what: what.filter((said) => said !== null).join(' ') }
    })
    reading.facts(meetingId, paper)
    return { restricts: [...restricts] }
  }),

  move: procedures.papers.move.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, paperId, itemId, index } = input
    changePapers(book, meetingId, (papers) => {
      const paper = found(papers, paperId)
      const on = placeName(book.reader, meetingId, itemId)
      if (paper.itemId !== itemId) checkOnce(papers, { ...paper, itemId })
      return {
        papers: movedPaper(papers, paperId, itemId, index),
        what:
          paper.itemId === itemId
            ? `“${paperName(paper)}” was moved among the papers of ${on}.`
            : `“${paperName(paper)}” was moved to ${on}.`,
      }
    })
    return { done: true }
  }),

  remove: procedures.papers.remove.handler(({ input, context }) => {
    changePapers(context.book.required(), input.meetingId, (papers) => {
      const paper = found(papers, input.paperId)
      return {
        papers: papers.filter((each) => each.id !== paper.id),
        what: `“${paperName(paper)}” was taken away.`,
      }
    })
    return { done: true }
  }),

  facts: procedures.papers.facts.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredMeeting(reader, input.meetingId)
    return readPapers(reader, input.meetingId).map((paper) => ({
      paperId: paper.id,
      facts: wire(context.reading.facts(input.meetingId, paper)),
    }))
  }),

  readAgain: procedures.papers.readAgain.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredMeeting(reader, input.meetingId)
    context.reading.again(input.meetingId, found(readPapers(reader, input.meetingId), input.paperId))
    return { done: true }
  }),
}

/** What was opened; throws the sentence for what was not. Of the password it says nothing. */
function openedOrRefused(
  unlocked: UnlockedPdf,
  { id, fileName }: RecordPaper,
): Extract<UnlockedPdf, { kind: 'opened' }> {
  switch (unlocked.kind) {
    case 'opened':
      return unlocked
    case 'wrong-password':
      throw new AppError(
        'invalid-input',
        `“${fileName}” does not open with this password. Look at capital letters, or ask who sent it.`,
        { field: 'password', paperId: id },
      )
    case 'not-locked':
      throw new AppError('not-allowed', `“${fileName}” needs no password.`, { paperId: id })
    case 'refused':
      throw new AppError('invalid-input', withName(unlocked.sentence, fileName), { paperId: id })
  }
}

function changedMeanwhile({ id, fileName }: RecordPaper): AppError {
  return new AppError(
    'conflict',
    `“${fileName}” was changed while it was being opened. Look at it, and enter the password again.`,
    { paperId: id },
  )
}

function newPaper(file: Pick<RecordPaper, 'id' | 'fileName' | 'sha256'>, itemId: string | null): RecordPaper {
  return { ...file, itemId, title: '', classification: 'unset', exemption: null, description: '' }
}

type PapersChange = (papers: readonly RecordPaper[]) => {
  readonly papers: readonly RecordPaper[]
  readonly what: string
}

function changePapers(book: OpenBook, meetingId: string, change: PapersChange): void {
  changeableMeeting(book.reader, meetingId)
  book.write(({ tx, record }) => {
    const before = readPapers(tx, meetingId)
    const { papers, what } = change(before)
    // The payload has every paper of the meeting, and its line names what went.
    const touched: Pick<MeetingRecord, 'items' | 'papers' | 'reports'> = {
      ...{ items: readAgenda(tx, meetingId), papers: [...before, ...papers], reports: [] },
    }
    record(
      meetingStream(meetingId),
      { kind: 'papers.set', payload: { papers, what } },
      { classification: strictestOfDocuments(touched) },
    )
  })
}

/** Changes one paper where it stands, and gives it as it is then. */
function changePaper(
  book: OpenBook,
  { meetingId, paperId }: { readonly meetingId: string; readonly paperId: string },
  change: (before: RecordPaper) => { readonly after: RecordPaper; readonly what: string },
): RecordPaper {
  let changed: RecordPaper | null = null
  changePapers(book, meetingId, (papers) => {
    const { after, what } = change(found(papers, paperId))
    const others = papers.filter((each) => each.id !== paperId)
    checkOnce(others, after)
    changed = after
    return { papers: papers.map((each) => (each.id === paperId ? after : each)), what }
  })
  return changed ?? found(readPapers(book.reader, meetingId), paperId)
}

function found(papers: readonly RecordPaper[], paperId: string): RecordPaper {
  const paper = papers.find((each) => each.id === paperId)
  if (paper !== undefined) return paper
  throw new AppError('not-found', 'This paper is no longer on the agenda. Open the meeting again.', {
    paperId,
  })
}

/** "“Budget”", or the meeting as a whole. Throws `not-found` for an item that is gone. */
function placeName(reader: Reader, meetingId: string, itemId: string | null): string {
  return itemId === null ? 'the whole meeting' : `“${requiredItem(reader, meetingId, itemId).title}”`
}

function checkKept({ attachments }: OpenBook, { fileName, sha256 }: RecordPaper): void {
  if (attachments.has(sha256)) return
  throw new AppError('not-found', `“${fileName}” did not reach the minute book. Add the file again.`, {
    field: 'file',
    sha256,
  })
}

function checkNew(
  reader: Reader,
  meetingId: string,
  papers: readonly RecordPaper[],
  { id, fileName }: RecordPaper,
): void {
  const isTaken = [...papers, ...readReports(reader, meetingId)].some((each) => each.id === id)
  if (!isTaken) return
  throw new AppError('invalid-input', `“${fileName}” is on the agenda already.`, { paperId: id })
}

/** The same bytes may serve several items, and stand once in the store; on one item they would be bound in twice. */
function checkOnce(papers: readonly RecordPaper[], { id, itemId, fileName, sha256 }: RecordPaper): void {
  const same = papers.find((each) => each.id !== id && each.itemId === itemId && each.sha256 === sha256)
  if (same === undefined) return
  throw new AppError(
    'invalid-input',
    same.fileName === fileName
      ? `“${fileName}” is among the papers of this item already.`
      : `“${fileName}” is among the papers of this item already, as “${same.fileName}”.`,
    { paperId: same.id },
  )
}

function sayChange(before: RecordPaper, after: RecordPaper): string {
  const name = `“${paperName(before)}”`
  if (after.classification === before.classification) return `What is said of ${name} was changed.`
  return after.classification === 'unset'
    ? `${name} is neither public nor exempt any more.`
    : `${name} was marked ${after.classification}.`
}
