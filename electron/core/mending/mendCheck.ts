import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'
import { proveInThread } from '../../db/proveInThread.ts'
import { storageFault } from '../../db/storageFault.ts'
import { namedFiles, proveAttachment } from './mendReport.ts'
import { copyOpenFile } from '../../files/copyOpenFile.ts'
import { flushFile } from '../../files/writeFileAtomically.ts'
import { keyOfBook } from '../keys/keyOfBook.ts'
import type { OpenBook } from '../openBook.ts'
import type { Services } from '../services.ts'

/** What a check says, in sentences. */
export interface Checked {
  readonly ok: boolean
  readonly found: string[]
}

const checkedName = 'minutebook.db.checked'

/** Reads all of the open book, while it goes on saving: its file and its log on a copy, then every attachment. */
export async function checkOpenBook(
  { keys }: Pick<Services, 'keys'>,
  book: OpenBook,
  depth: 'whole' | 'pages' = 'whole',
): Promise<Checked> {
  const copy = join(book.folder, checkedName)
  clear(copy)
  try {
    const expected = await book.whileStill(async (_, fingerprint, descriptor) => {
      await copyOpenFile(descriptor, copy)
      return fingerprint
    })
    flushFile(copy)
    const key = keyOfBook(keys, book.folder)
    const proved = await proveInThread({ path: copy, key, isThorough: depth === 'whole' })
    if ('why' in proved) {
      return { ok: false, found: [`The file of the minute book is damaged. ${proved.why}`] }
    }
    const { found } = proved
    if (found.fingerprint !== expected) {
      return { ok: false, found: ['The file of the minute book does not hold what was saved in it.'] }
    }
    if (found.broken !== null) {
      return { ok: false, found: [`The log of the minute book does not hold: ${found.broken}.`] }
    }
    if (depth === 'pages') return { ok: true, found: [] }
    const said = `Every page of the file was read and proved: ${found.meetings} meetings, ${found.changes} changes, each after the one before it.`
    const files = await checkFiles(book)
    return { ok: files.ok, found: [said, ...files.found] }
  } catch (cause) {
    const fault = storageFault(cause, book.folder)
    if (!(fault instanceof AppError) || fault.details['reason'] !== 'damaged') throw fault
    return { ok: false, found: ['The file of the minute book is damaged: some of it cannot be read.'] }
  } finally {
    clear(copy)
  }
}

async function checkFiles({ reader, attachments }: OpenBook): Promise<Checked> {
  const named = namedFiles(reader)
  const wrong: string[] = []
  for (const [sha256, what] of named) {
    const state = await proveAttachment(attachments, sha256)
    if (state !== 'whole')
      wrong.push(`${what} is ${state === 'damaged' ? 'damaged' : 'gone'}. Add it again from where it came.`)
  }
  if (wrong.length > 0) return { ok: false, found: wrong }
  const said =
    named.size === 0 ? 'There are no attachments.' : `All ${named.size} attachments are what they were.`
  return { ok: true, found: [named.size === 1 ? 'The one attachment is what it was.' : said] }
}

function clear(copy: string): void {
  for (const suffix of ['', '-wal', '-journal']) rmSync(`${copy}${suffix}`, { force: true })
}
