import { mkdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureFolder } from '../../files/ensureFolder.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { readDescription } from '../../db/bookDescription.ts'
import { storageFault } from '../../db/storageFault.ts'
import { shortBytes } from '../../files/freeSpace.ts'
import type { FreeSpace } from '../../files/freeSpace.ts'
import { writeSlots } from '../keys/keySlots.ts'
import type { KeySlot } from '../keys/keySlots.ts'
import type { OpenBook } from '../openBook.ts'

/** What is kept of a book that is lost from its place, besides its file. */
export interface KnownOfBook {
  readonly bookId: string
  /** As they last lay beside it: on another computer the copy opens by them alone. */
  readonly slots: readonly KeySlot[]
}

/** SQLite still reads what was open: all of it goes into a new folder of `place`. Gives that folder; throws what the file system says. */
export function rescueBook(book: OpenBook, place: string, name: string, known: KnownOfBook | null): string {
  ensureFolder(place, 0o700)
  const folder = newFolder(place, name)
  try {
    book.copyWhole(folder)
    if (known !== null && known.slots.length > 0) writeSlots(folder, known.bookId, known.slots)
    return folder
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    throw cause
  }
}

/** What became of the files of papers: `gone` with the folder of the book, or left out for a reason. */
export type PapersRescued =
  | { readonly kind: 'whole' | 'gone' | 'copying' }
  | { readonly kind: 'no-room'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly why: string }

/** Whether the files of papers still lie where the book was: the folder stands, and is that of this book. */
export function hasPapersLeft(bookFolder: string, known: KnownOfBook | null): boolean {
  try {
    return known !== null && readDescription(bookFolder).bookId === known.bookId
  } catch {
    // Nothing there, or nothing that can be read.
    return false
  }
}

/** Copies the files of papers, sealed as they are, where they fit in with room to spare. Never rejects. */
export async function rescuePapers(
  bookFolder: string,
  rescued: string,
  { freeSpace, isOver }: { readonly freeSpace: FreeSpace; readonly isOver: () => boolean },
): Promise<PapersRescued> {
  try {
    const files = await papersIn(bookFolder)
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    const free = await freeSpace(rescued)
    if (free !== null && free - bytes < shortBytes) return { kind: 'no-room', bytes }
    for (const { name } of files) {
      if (isOver()) return { kind: 'failed', why: 'Minutebook was closed meanwhile' }
      await copyFlushed(join(bookFolder, name), join(rescued, name))
    }
    return { kind: 'whole' }
  } catch (cause) {
    const fault = storageFault(cause, rescued)
    return { kind: 'failed', why: fault instanceof AppError ? fault.message : 'they could not be read' }
  }
}

async function papersIn(bookFolder: string): Promise<{ readonly name: string; readonly bytes: number }[]> {
  const found = []
  const attachments = join(bookFolder, 'attachments')
  const entries = await readdir(attachments, { recursive: true, withFileTypes: true }).catch(noneThere)
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('unfinished-')) continue
    const path = join(entry.parentPath, entry.name)
    found.push({ name: path.slice(bookFolder.length + 1), bytes: (await stat(path)).size })
  }
  return found
}

/** A book without papers has no folder for them. */
function noneThere(cause: unknown): [] {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
  throw cause
}

async function copyFlushed(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
  const file = await open(to, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A clock that was set back gives a name again that is taken. */
function newFolder(place: string, name: string): string {
  for (let n = 1; ; n += 1) {
    const folder = join(place, n === 1 ? name : `${name}-${n}`)
    try {
      mkdirSync(folder, { mode: 0o700 })
      return folder
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    }
  }
}
