import { AppError } from '../../shared/domain/appError.ts'
import { findings } from '../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publishedMinutes, undecidedSentence } from '../../shared/domain/publishedMinutes.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import {
  listImportFiles,
  readImportDraft,
  readImportFile,
  readImportOfBytes,
  writeImportFile,
} from '../db/imports.ts'
import type { ImportFile } from '../db/imports.ts'
import type { Reader } from '../db/database.ts'
import { readImportRun } from '../db/importRuns.ts'
import { readMeeting } from '../db/meetings.ts'
import { applyRecord } from './applyRecord.ts'
import { todayOf } from './clock.ts'
import { bytesOf } from './reading/fileReading.ts'
import { confidenceOf, titleOfDraft } from './importDraft.ts'
import type { ImportDraft } from './importDraft.ts'
import type { OpenBook } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { changeableMeeting } from './required.ts'
import { procedures } from './services.ts'
import type { Services } from './services.ts'
import { ofOtherCouncil, placeDraft, takeImport } from './takeImport.ts'
import { toldFinding } from './toldFinding.ts'
import { wire } from './wire.ts'

/** More than one looks through; a migration lists its own. */
const [mostWaiting, mostOthers, mostTaken] = [300, 100, 20]

/** What a list of files that changed is told as. */
const importsStream = 'imports'

export const importsProcedures = {
  read: procedures.imports.read.handler(async ({ input, context, signal = new AbortController().signal }) => {
    const book = context.book.required()
    const { sha256, fileName } = input
    const before = knownAlready(book, sha256)
    if (before !== null) return before
    const bytes = await bytesOf(book, sha256)
    const made = await context.reading.imported(bytes, fileName, todayOf(context.clock), signal)
    // The same bytes may have been read meanwhile, or the book closed.
    const now = context.book.required()
    const meanwhile = knownAlready(now, sha256)
    if (meanwhile !== null) return meanwhile
    const file: ImportFile = {
      ...{
        id: readImportOfBytes(now.reader, sha256)?.id ?? context.newId(),
        runId: null,
        path: fileName,
        sha256,
      },
      ...{ size: bytes.byteLength, readAt: context.clock.now().toISOString(), meetingId: null },
      ...(made.kind === 'refused'
        ? { state: 'refused', sentence: made.sentence, title: '', confidence: null }
        : { state: 'read', sentence: '', ...toldOf(made.draft) }),
    }
    now.write(({ tx }) => writeImportFile(tx, file, made.kind === 'draft' ? made.draft : null))
    tellOf(context)
    const outcome = made.kind === 'refused' ? 'refused' : 'read'
    return { importId: file.id, outcome, sentence: file.sentence, meetingId: null } as const
  }),

  list: procedures.imports.list.handler(({ context }) => {
    const { reader } = context.book.required()
    const waiting = listImportFiles(reader, ['read'], mostWaiting)
    const others = listImportFiles(reader, ['refused', 'put-aside'], mostOthers)
    const taken = listImportFiles(reader, ['taken'], mostTaken)
    const files = [...waiting.files, ...others.files, ...taken.files]
    // What was taken is in the minute book: nobody looks for it here.
    const more = waiting.count + others.count - waiting.files.length - others.files.length
    return { files: files.map(listed), more }
  }),

  get: procedures.imports.get.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { file, draft } = requiredDraft(reader, input.importId)
    const today = todayOf(context.clock)
    const placed = placeDraft(reader, file, draft, today)
    const { twin, committeeIsNew, newPeople } = placed
    const known = twin === null ? null : readMeeting(reader, twin)
    return wire({
      ...{ id: file.id, fileName: nameOf(file), state: file.state },
      ...draft,
      published: file.runId !== null && readImportRun(reader, file.runId)?.published === true,
      findings: findings(placed.record).map((finding) => toldFinding(finding, placed.record)),
      placed: {
        ...{ committeeIsNew, newPeople, otherCouncil: ofOtherCouncil(reader, placed.record) },
        twin: known === null ? null : { meetingId: known.meeting.id, date: known.meeting.date },
      },
    })
  }),

  mend: procedures.imports.mend.handler(({ input, context }) => {
    const book = context.book.required()
    const { importId, revision, fields, notes } = input
    // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
    const record = input.record as MeetingRecord
    checkRecord(record)
    const mended = book.write(({ tx }) => {
      const { file, draft } = requiredDraft(tx, importId)
      if (draft.revision !== revision) {
        throw new AppError(
          'conflict',
          'This file was mended in another window. What you changed here was not kept: it is shown again as it is now.',
          { importId },
        )
      }
      const after: ImportDraft = { ...draft, record, fields, notes, revision: revision + 1 }
      writeImportFile(tx, { ...file, ...toldOf(after) }, after)
      return after
    })
    return { revision: mended.revision }
  }),

  take: procedures.imports.take.handler(({ input, context }) => {
    const book = context.book.required()
    const { importId, beside, published } = input
    const meetingId = book.write((writing) => {
      const { file, draft } = requiredDraft(writing.tx, importId)
      return takeImport(writing, file, draft, { beside, published, today: todayOf(context.clock) })
    })
    tellOf(context)
    return { meetingId }
  }),

  published: procedures.imports.published.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId } = input
    const sentence = book.write((writing) => {
      const { meeting } = changeableMeeting(writing.tx, meetingId)
      if (meeting.importedFrom === null) {
        throw new AppError(
          'not-allowed',
          'This meeting was not imported. Decide of each of its items who may read it.',
          { meetingId },
        )
      }
      const { record, undecided } = publishedMinutes(readMeetingRecord(writing.tx, meetingId))
      applyRecord(writing, record, 'What was imported was marked as published.')
      return undecidedSentence(undecided)
    })
    return { sentence }
  }),

  putAside: procedures.imports.putAside.handler(({ input, context }) => {
    const book = context.book.required()
    const { importId, aside } = input
    book.write(({ tx }) => {
      const file = requiredFile(tx, importId)
      if (file.state === 'taken') throw inTheBook(importId)
      const draft = readImportDraft<ImportDraft>(tx, importId)
      const back = draft === null ? 'refused' : 'read'
      writeImportFile(tx, { ...file, state: aside ? 'put-aside' : back }, draft)
    })
    tellOf(context)
    return { done: true }
  }),
}

type Known = {
  readonly importId: string
  readonly outcome: 'waits' | 'taken'
  readonly sentence: string
  readonly meetingId: string | null
}

/** The same bytes, where they wait or are in the book; one that was put aside waits again. Null for those that are to be read. */
function knownAlready(book: OpenBook, sha256: string): Known | null {
  const file = readImportOfBytes(book.reader, sha256)
  if (file === null) return null
  const { id: importId, meetingId } = file
  if (file.state === 'taken' && meetingId !== null && readMeeting(book.reader, meetingId) !== null) {
    const sentence = `“${nameOf(file)}” is in the minute book already. Nothing was read again.`
    return { importId, outcome: 'taken', sentence, meetingId }
  }
  const draft = readImportDraft<ImportDraft>(book.reader, importId)
  if (draft === null) return null
  if (file.state !== 'read') book.write(({ tx }) => writeImportFile(tx, { ...file, state: 'read' }, draft))
  return { importId, outcome: 'waits', sentence: `“${nameOf(file)}” waits already.`, meetingId: null }
}

function requiredFile(reader: Reader, importId: string): ImportFile {
  const file = readImportFile(reader, importId)
  if (file === null) {
    throw new AppError('not-found', 'This file is not among those that were imported. Choose it again.', {
      importId,
    })
  }
  return file
}

function requiredDraft(
  reader: Reader,
  importId: string,
): { readonly file: ImportFile; readonly draft: ImportDraft } {
  const file = requiredFile(reader, importId)
  if (file.state === 'taken') throw inTheBook(importId)
  const draft = readImportDraft<ImportDraft>(reader, importId)
  if (draft === null) {
    throw new AppError('not-found', 'Nothing was read of this file. Choose it again.', { importId })
  }
  return { file, draft }
}

function inTheBook(importId: string): AppError {
  return new AppError('not-found', 'This file is in the minute book already. Open its meeting there.', {
    importId,
  })
}

function toldOf(draft: ImportDraft): Pick<ImportFile, 'title' | 'confidence'> {
  return { title: titleOfDraft(draft), confidence: confidenceOf(draft) }
}

function listed(file: ImportFile) {
  const { id, state, sentence, title, confidence, meetingId, readAt } = file
  return { id, fileName: nameOf(file), state, sentence, title, confidence, meetingId, readAt }
}

function nameOf({ path }: Pick<ImportFile, 'path'>): string {
  return path.split('/').at(-1) ?? path
}

function tellOf({ events }: Pick<Services, 'events'>): void {
  events.publish({ kind: 'changed', stream: importsStream })
}
