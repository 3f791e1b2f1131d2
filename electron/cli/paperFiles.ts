import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { startNodeChild } from '../children/nodeChildren.ts'
import { wordConverter } from '../children/wordConverter.ts'
import { titleOf, withName } from '../core/reading/fileReadingNames.ts'
import { paperPreparer } from '../core/reading/fileReadingPrepare.ts'
import type { PaperPreparer } from '../core/reading/fileReadingPrepare.ts'
import { silentLog } from '../core/log.ts'
import type { PackFile } from '../render/pack/packOrder.ts'
import type { Renderer } from '../render/renderer.ts'
import { reasonOf } from './recordFile.ts'

/** More than this is no paper for a meeting, and more than some computers can hold while they read it. */
const mostBytes = 500_000_000

/**
 * The papers of a record that are in a folder under their file names, by their ids, as PDF: what is Word, a picture or plain text is made
 * into one. Only what stands in the folder itself is found: a name is compared, never followed as a path. Throws `invalid-input` for a
 * folder that cannot be read.
 */
export async function readPaperFiles(
  record: MeetingRecord,
  folder: string,
  render: Pick<Renderer, 'render'>,
): Promise<Map<string, PackFile>> {
  const listed = new Map(namesIn(folder).map((name) => [name.normalize('NFC'), name]))
  const found = new Map<string, PackFile>()
  const preparer = paperPreparer({
    ...{ startChild: startNodeChild, converter: wordConverter(), log: silentLog },
    render,
  })
  try {
    for (const paper of record.papers) {
      const name = listed.get(paper.fileName.normalize('NFC'))
      if (name === undefined) continue
      const file = readPaper(join(folder, name), paper.fileName)
      found.set(paper.id, 'unreadable' in file ? file : await preparedFile(file.bytes, paper, preparer))
    }
  } finally {
    preparer.close()
  }
  return found
}

async function preparedFile(
  bytes: Uint8Array,
  paper: RecordPaper,
  preparer: PaperPreparer,
): Promise<PackFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // What is not the file of the record is not opened: the pack says so.
  if (sha256 !== paper.sha256) return { bytes }
  const { description, fileName } = paper
  const isPublic = paper.classification === 'public'
  const { pdf, facts } = await preparer.prepare({ bytes, title: titleOf(paper), description, isPublic })
  if (pdf === 'itself') return { bytes }
  if (pdf !== null) return { bytes: pdf, madeFrom: sha256 }
  return { unreadable: withName(facts.notes[0]?.sentence ?? '', fileName) }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const sentence = `The folder ${folder} cannot be read (${reasonOf(error)}).`
    throw new AppError('invalid-input', sentence, {}, { cause: error })
  }
}

function readPaper(
  path: string,
  fileName: string,
): { readonly bytes: Uint8Array } | { readonly unreadable: string } {
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
