import { connect } from './connect.ts'
import { databaseOver } from './database.ts'
import { schemaVersion } from './migrate.ts'
import { fingerprint } from './verifiedCopy.ts'
import { verifyChain } from './verifyLog.ts'

/** What a copy of a book holds, once all of it has been read. */
export interface CopyFound {
  /** As `BookFile.whileStill` gives it of the book. */
  readonly fingerprint: string
  readonly schemaVersion: number
  readonly meetings: number
  readonly changes: number
  /** ISO instant of the newest change; null for an empty book. */
  readonly newestChange: string | null
  /** Where the log does not hold, as a sentence; null where it does. Asked for alone. */
  readonly broken: string | null
}

/**
 * Reads a copy from end to end with its key: every page is proved by the cipher, and counted. `isThorough` proves every index and the chain
 * of every change too. Throws what SQLite throws for a damaged one.
 */
export function proveCopy(path: string, key: Buffer, isThorough: boolean): CopyFound {
  const sqlite = connect(path, key)
  try {
    const check: unknown = sqlite.pragma(isThorough ? 'integrity_check' : 'quick_check', { simple: true })
    if (check !== 'ok')
      throw Object.assign(new Error('The copy did not pass its check.'), { code: 'SQLITE_CORRUPT' })
    const one = (sql: string): unknown => sqlite.prepare(sql).pluck().get()
    const broken = isThorough ? verifyChain(databaseOver(sqlite).reader) : null
    return {
      fingerprint: fingerprint(sqlite),
      schemaVersion: schemaVersion(sqlite),
      meetings: Number(one('SELECT count(*) FROM meeting')),
      changes: Number(one('SELECT count(*) FROM change')),
      newestChange: one('SELECT max(at) FROM change') as string | null,
      broken: broken === null ? null : broken.why,
    }
  } finally {
    sqlite.close()
  }
}
