import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { heldBy } from './holderMark.ts'
import { pageBytes } from './salvagePages.ts'
import { storageError } from './storageFault.ts'

/** Throws `storage` with the reason 'busy' while another Minutebook has this book open. The book must not be open here. */
export function requireNotHeld(path: string): void {
  const folder = dirname(path)
  if (isHeldElsewhere(path)) throw heldBy(folder, storageError('busy', folder))
}

/**
 * Whether another Minutebook has this book open. It asks for the lock alone, and needs no key: opened without one, SQLite can read nothing and
 * writes nothing; but beside a file shorter than a page it deletes the log of recent writes, and with it the last words that were saved, so
 * that one, which nobody can have open, it never gets to see. The book must not be open here.
 */
export function isHeldElsewhere(path: string): boolean {
  if (!existsSync(path) || statSync(path).size < pageBytes) return false
  let sqlite: SqliteDatabase.Database | null = null
  try {
    sqlite = new SqliteDatabase(path, { readonly: true, timeout: 0 })
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    return false
  } catch (cause) {
    // Whatever else it says of a file that it has no key of says nothing of the lock.
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    return /^SQLITE_(BUSY|LOCKED)/.test(code)
  } finally {
    sqlite?.close()
  }
}
