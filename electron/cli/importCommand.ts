import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { v7 as newId } from 'uuid'
import { AppError } from '../../shared/domain/appError.ts'
import { dayOf } from '../../shared/domain/civilTime.ts'
import { importedRecord } from '../import/importedRecord.ts'
import type { ImportedMeeting } from '../import/importedRecord.ts'
import { readMinutes } from '../import/readMinutes.ts'
import type { Command } from './command.ts'
import { reasonOf } from './recordFile.ts'

/** Minutes of a whole year in one file are a tenth of this. */
const largestText = 20_000_000

const usage = 'import MINUTES.txt ...'

export const importCommand: Command = {
  name: 'import',
  usage,
  summary:
    'Reads minutes in plain text. Prints an array of {file, record, fields, notes}: a draft meeting record, where each field was read with a confidence from 0 to 1, and what to look at. Nothing is put into a book: "load" does that.',
  allowed: { arguments: 'many', options: [] },
  run: (words) => {
    const files = words.arguments()
    if (files.length === 0) throw new AppError('invalid-input', `Name at least one file. Usage: ${usage}`)
    return Promise.resolve(files.map((file) => ({ file, ...importFile(file) })))
  },
}

function importFile(file: string): ImportedMeeting {
  const text = readText(file)
  // A text without a day was written when its file was.
  const date = dayOf(statSync(file).mtime.toISOString())
  return importedRecord(text, readMinutes(text), { date, newId })
}

function readText(file: string): string {
  try {
    const { size } = statSync(file)
    if (size > largestText) throw tooLarge(file, size)
    const bytes = readFileSync(file)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof TypeError) {
      const kind = extname(file).toLowerCase()
      throw new AppError(
        'invalid-input',
        `${file} is no plain text in UTF-8${kind === '' ? '' : ` (${kind})`}. Save it as plain text, and import that.`,
        {},
        { cause: error },
      )
    }
    throw new AppError('invalid-input', `${file} cannot be read (${reasonOf(error)}).`, {}, { cause: error })
  }
}

function tooLarge(file: string, size: number): AppError {
  return new AppError(
    'invalid-input',
    `${file} has ${Math.round(size / 1_000_000)} MB of text: more than the 20 MB that minutes may have. Divide it by meetings.`,
  )
}
