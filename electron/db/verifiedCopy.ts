import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { ensureFolder } from '../files/ensureFolder.ts'
import { removeFile } from '../files/removeFile.ts'
import { flushFile, flushFolder } from '../files/writeFileAtomically.ts'

/**
 * A copy of a whole book, proved before it counts: opened again with its key, checked, and its tables counted against the source.
 * `VACUUM INTO` is the only way that keeps the encryption; a failed one leaves an empty file that opens without complaint.
 */
export function verifiedCopy(
  sqlite: SqliteDatabase.Database,
  folder: string,
  name: string,
  connect: (path: string) => SqliteDatabase.Database,
): string {
  ensureFolder(folder)
  const temporary = join(folder, `${name}.new`)
  removeFile(temporary)
  sqlite.prepare('VACUUM INTO ?').run(temporary)
  const copy = connect(temporary)
  try {
    const check: unknown = copy.pragma('quick_check', { simple: true })
    if (check !== 'ok') throw new Error(`The copy ${name} did not pass its check.`)
    if (fingerprint(copy) !== fingerprint(sqlite))
      throw new Error(`The copy ${name} is not the same as the book.`)
  } finally {
    copy.close()
  }
  flushFile(temporary)
  const path = join(folder, name)
  renameSync(temporary, path)
  flushFolder(folder)
  return path
}

/** Version, rows of every table, and where there is a change log, its newest hash of every stream. */
export function fingerprint(sqlite: SqliteDatabase.Database): string {
  const tables = sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[]
  const counts = tables.map((table) => [
    table,
    sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(),
  ])
  const heads = tables.includes('change')
    ? sqlite
        .prepare('SELECT stream_id, max(seq), hash FROM change GROUP BY stream_id ORDER BY stream_id')
        .raw()
        .all()
    : []
  return JSON.stringify([sqlite.pragma('user_version', { simple: true }), counts, heads])
}
