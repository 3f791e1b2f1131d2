import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { PackFile } from '../render/pack/packOrder.ts'
import { reasonOf } from './recordFile.ts'

/** More than this is no paper for a meeting, and more than some computers can hold while they read it. */
const mostBytes = 500_000_000

/**
 * The papers of a record that are in a folder under their file names, by their ids. Only what stands in the folder itself is found: a name
 * is compared, never followed as a path. Throws `invalid-input` for a folder that cannot be read.
 */
export function readPaperFiles(record: MeetingRecord, folder: string): Map<string, PackFile> {
  const listed = new Map(namesIn(folder).map((name) => [name.normalize('NFC'), name]))
  const found = new Map<string, PackFile>()
  for (const { id, fileName } of record.papers) {
    const name = listed.get(fileName.normalize('NFC'))
    if (name !== undefined) found.set(id, readPaper(join(folder, name), fileName))
  }
  return found
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const sentence = `The folder ${folder} cannot be read (${reasonOf(error)}).`
    throw new AppError('invalid-input', sentence, {}, { cause: error })
  }
}

function readPaper(path: string, fileName: string): PackFile {
  try {
    const stat = statSync(path)
    // A pipe would be waited for without end.
    if (!stat.isFile()) return { unreadable: `“${fileName}” is no file. Put a file in its place.` }
    if (stat.size > mostBytes) {
      return { unreadable: `“${fileName}” is larger than 500 MB. Make it smaller or split it into parts.` }
    }
    return { bytes: readFileSync(path) }
  } catch (error) {
    return { unreadable: `“${fileName}” cannot be read (${reasonOf(error)}). Put a file in its place.` }
  }
}
