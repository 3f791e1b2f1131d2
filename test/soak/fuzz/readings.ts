import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseWords } from '../../../electron/cli/words.ts'
import { runCommandLine } from '../../../electron/cli/runCommandLine.ts'
import { userConfigFile } from '../../../electron/core/userConfig.ts'
import type { ReadDraft } from '../../../electron/core/importDraft.ts'
import { titleOfDraft } from '../../../electron/core/importDraft.ts'
import { inPieces } from '../../../electron/files/inPieces.ts'
import { readBundleFile } from '../../../electron/files/readBundleFile.ts'
import { wordCopyAnswer } from '../../../electron/render/review/wordCopyAnswer.ts'
import type { WordCopyFound } from '../../../electron/render/review/wordCopyFound.ts'
import { wordCopyLines } from '../../../electron/render/review/wordCopyLines.ts'
import { importFieldSchema, importNoteSchema } from '../../../shared/api/importsContract.ts'
import { meetingRecordSchema } from '../../../shared/api/record.ts'
import { readReviewAnswer } from '../../../shared/api/reviewFile.ts'
import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { findings } from '../../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { membersView } from '../../../shared/domain/paperView.ts'
import { checkRecord } from '../../../shared/domain/recordIntegrity.ts'
import { aReviewDraft } from '../../helpers/wordCopies.ts'

/** What came of a file: it was read, or refused with a sentence. Anything thrown that is no AppError is a fault. */
export type Reading = { readonly kind: 'read' } | { readonly kind: 'refused'; readonly sentence: string }

export interface ReadingQuestion {
  readonly what: keyof typeof readings
  readonly value: unknown
  /** A folder of the run's own. */
  readonly folder: string
}

const read: Reading = { kind: 'read' }

/** What is read in the product's own process, and what is done there with what a child answers. Each runs in a thread that may be ended. */
export const readings = {
  draft: (value) => draft(value as ReadDraft),
  copy: (value) => {
    const found = value as WordCopyFound
    if (found.kind === 'refused') return found
    wordCopyAnswer(found, wordCopyLines(aReviewDraft()))
    return read
  },
  bundle: async (value) => {
    await readBundleFile(inPieces(value as Uint8Array))
    return read
  },
  answer: (value) => {
    readReviewAnswer(textOf(value))
    return read
  },
  record: (value) => {
    const parsed = meetingRecordSchema.safeParse(jsonOf(textOf(value)))
    if (!parsed.success) return { kind: 'refused', sentence: 'The schema says no.' }
    // The schema gives `strong: undefined` where the domain leaves it out: JSON knows no difference.
    const given = parsed.data as MeetingRecord
    checkRecord(given)
    return usable(given)
  },
  settings: (value, folder) => {
    const own = join(folder, 'settings')
    rmSync(own, { recursive: true, force: true })
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, 'config.json'), value as Uint8Array)
    const file = userConfigFile(own)
    file.change({ lastFolder: '/books/other' })
    // What was set aside is kept, byte for byte.
    if (file.problem === null) return read
    const aside = readFileSync(join(own, 'config.damaged.json'))
    if (!aside.equals(value as Uint8Array)) throw new Error('The settings were not set aside as they were.')
    return { kind: 'refused', sentence: file.problem }
  },
  words: (value, folder) => words(value as readonly string[], folder),
} satisfies Readonly<Record<string, (value: unknown, folder: string) => Reading | Promise<Reading>>>

export async function readingOf({ what, value, folder }: ReadingQuestion): Promise<Reading> {
  try {
    return await readings[what](value, folder)
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', sentence: error.message }
    throw error
  }
}

/** What waits for the officer's look holds together, and the contract lets it through. */
function draft(found: ReadDraft): Reading {
  if (found.kind === 'refused') return found
  const { record, fields, notes, source, what } = found.draft
  const again = meetingRecordSchema.safeParse(record)
  if (!again.success) throw new Error(`The record is none: ${again.error.issues[0]?.path.join('.') ?? ''}`)
  checkRecord(record)
  const outside = fields.find(({ to }) => what !== 'record' && to > source.length)
  if (outside !== undefined) throw new Error(`${outside.place} was read past the end of the text.`)
  fields.forEach((field) => importFieldSchema.parse(field))
  notes.forEach((note) => importNoteSchema.parse(note))
  titleOfDraft(found.draft)
  return usable(record)
}

/** What is taken in is looked at and printed. */
function usable(record: MeetingRecord): Reading {
  findings(record)
  composeMinutes(membersView(record))
  return read
}

function textOf(value: unknown): string {
  return Buffer.from(value as Uint8Array).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** How commands take their words; those that write are not run. */
const allowed = [
  { arguments: 0, options: ['meeting', 'days', 'counting', 'holiday'], flags: ['saturdays-count'] },
  { arguments: 1, options: ['paper', 'format', 'out'] },
  { arguments: 'many', options: ['book'], flags: ['plain', 'json'] },
] as const

async function words(typed: readonly string[], folder: string): Promise<Reading> {
  for (const each of allowed) {
    try {
      const found = parseWords(typed.slice(1), each, 'a command')
      found.arguments()
      for (const option of each.options) found.optional(option)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  process.env['MINUTEBOOK_CONFIG'] = join(folder, 'config')
  const said: string[] = []
  const printed: string[] = []
  const code = await runCommandLine(typed, {
    out: (text) => {
      printed.push(text)
      return Promise.resolve()
    },
    err: (text) => said.push(text),
  })
  const sentence = said.join(' ')
  if (![0, 1, 2].includes(code) || sentence.includes('a fault in Minutebook'))
    throw new Error(`${code}: ${sentence}`)
  if (code !== 0 && sentence === '' && printed.length === 0) throw new Error(`${code} without a word`)
  return code === 0 || sentence === '' ? read : { kind: 'refused', sentence }
}
