import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { v7 as newId } from 'uuid'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { dayOf } from '../../shared/domain/civilTime.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import { askedChild } from '../children/askChild.ts'
import type { AskedChild } from '../children/askChild.ts'
import { startNodeChild } from '../children/nodeChildren.ts'
import { shownName } from '../import/cleanedSource.ts'
import { importedRecord } from '../import/importedRecord.ts'
import type { ImportedMeeting } from '../import/importedRecord.ts'
import { readMeetingPaper } from '../import/readMeetingPaper.ts'
import { tooLargeSource } from '../import/sourceSize.ts'
import type { SourceRead, SourceRefused } from '../import/sourceText.ts'
import type { Command } from './command.ts'
import { reasonOf } from './recordFile.ts'

/** What comes from outside may be made to keep its reader busy. */
const readMilliseconds = 60_000

const usage = 'import FILE ... [--json]'

interface Read {
  readonly files: readonly (ImportedMeeting & { readonly file: string })[]
  /** A sentence for each that was not read. */
  readonly refused: readonly string[]
  /** A sentence for each name that leads to no file that can be opened. */
  readonly missing: readonly string[]
}

/** Printed as the array of what was read. */
class ImportResult {
  readonly #read: Read

  constructor(read: Read) {
    this.#read = read
  }

  get missing(): readonly string[] {
    return this.#read.missing
  }

  get complaints(): readonly string[] {
    return [...this.#read.missing, ...this.#read.refused]
  }

  toJSON(): unknown {
    return this.#read.files
  }
}

export const importCommand: Command = {
  name: 'import',
  usage,
  summary:
    'Reads minutes and agendas: Word, PDF with text, web pages, plain text, meeting records. Prints an array of {file, record, fields, notes}: ' +
    'a draft meeting record, where in the text each field was read with a confidence from 0 to 1, and what to look at. Nothing is put into ' +
    'a book: "load" does that. A file that cannot be read is left out of the array and told in a sentence on standard error; the exit code ' +
    'is then 1, and 2 where a name leads to no file. Files are told by what is in them, not by their names. --json says what is printed anyway.',
  allowed: { arguments: 'many', options: [], flags: ['json'] },
  async run(words) {
    const files = words.arguments()
    if (files.length === 0) throw new AppError('invalid-input', `Name at least one file. Usage: ${usage}`)
    const child = askedChild({ start: startNodeChild, log: { info: () => undefined } })
    try {
      return new ImportResult(await readAll(files, child))
    } finally {
      child.close()
    }
  },
  hasFailed: (result) => result instanceof ImportResult && result.complaints.length > 0,
  hasBadInput: (result) => result instanceof ImportResult && result.missing.length > 0,
  complaints: (result) => (result instanceof ImportResult ? result.complaints : []),
}

async function readAll(files: readonly string[], child: AskedChild): Promise<Read> {
  const opened = files.map((file) => ({ file, ...bytesOf(file) }))
  const missing = opened.flatMap((each) => ('missing' in each ? [each.missing] : []))
  // Where there is nothing to read, nothing is printed.
  if (missing.length === files.length) throw new AppError('invalid-input', missing.join(' '))
  const given = opened.flatMap((each) => ('bytes' in each ? [each] : []))
  const read: (ImportedMeeting & { readonly file: string })[] = []
  const refused: string[] = []
  for (const { file, bytes, date } of given) {
    const name = shownName(basename(file))
    const source = bytes instanceof Uint8Array ? await sourceOf(child, bytes, name) : bytes
    const meeting = meetingOf(source, name, date)
    if (typeof meeting === 'string') refused.push(meeting)
    else read.push({ file, ...meeting })
  }
  return { files: read, refused, missing }
}

type Opened =
  { readonly bytes: Uint8Array | SourceRefused; readonly date: string } | { readonly missing: string }

function bytesOf(file: string): Opened {
  try {
    const { size, mtime } = statSync(file)
    // What is larger than minutes can be never comes into memory. A text without a day was written when its file was.
    const bytes = tooLargeSource(shownName(basename(file)), size) ?? readFileSync(file)
    return { bytes, date: dayOf(mtime.toISOString()) }
  } catch (error) {
    return { missing: `${file} cannot be read (${reasonOf(error)}).` }
  }
}

async function sourceOf(child: AskedChild, bytes: Uint8Array, fileName: string): Promise<SourceRead> {
  const outcome = await child.ask({ kind: 'source', bytes, fileName }, { milliseconds: readMilliseconds })
  if (outcome.kind === 'answer') return outcome.answer
  const why =
    outcome.kind === 'slow' ? 'it takes too long' : 'it breaks what reads it, or takes too much memory'
  return {
    kind: 'refused',
    code: 'not-readable',
    sentence: `“${fileName}” could not be read: ${why}. Save it anew as a PDF, a Word document or a text.`,
  }
}

/** The meeting; a sentence where the file is none. */
function meetingOf(read: SourceRead, fileName: string, date: string): ImportedMeeting | string {
  if (read.kind === 'refused') return read.sentence
  if (read.kind === 'record') return recordOf(read.text, fileName)
  if (read.text.trim() === '')
    return `“${fileName}” holds no words. If it is a scan, have its text recognised first.`
  const imported = importedRecord(read.text, readMeetingPaper(read.text), { date, newId })
  return { ...imported, notes: [...read.notes, ...imported.notes] }
}

function recordOf(text: string, fileName: string): ImportedMeeting | string {
  const bad = `“${fileName}” is no meeting record that holds together. Export it again, and import that.`
  try {
    const parsed = meetingRecordSchema.safeParse(JSON.parse(text))
    if (!parsed.success) return bad
    // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
    const record = parsed.data as MeetingRecord
    checkRecord(record)
    return { record, fields: [], notes: [] }
  } catch (error) {
    if (error instanceof AppError || error instanceof SyntaxError) return bad
    throw error
  }
}
