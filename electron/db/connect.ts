import SqliteDatabase from 'better-sqlite3'

/** Pages in the log of recent writes before SQLite folds them into the file. */
export const autoCheckpoint = 400

/** The settings that were replayed through thousands of power cuts without a loss: this set, in this order. */
export function connect(path: string, key: Buffer): SqliteDatabase.Database {
  const sqlite = new SqliteDatabase(path, { timeout: 0 })
  try {
    sqlite.pragma(`cipher = 'sqlcipher'`)
    sqlite.pragma('legacy = 4')
    sqlite.pragma(`key = "x'${key.toString('hex')}'"`)
    // Before WAL: then SQLite keeps its index in memory and no second process gets in.
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    // The library is compiled to NORMAL under WAL, which loses saved work in a power cut.
    if (sqlite.pragma('synchronous', { simple: true }) !== 2)
      throw new Error('SQLite did not accept synchronous = FULL.')
    if (process.platform === 'darwin') sqlite.pragma('fullfsync = ON')
    for (const setting of ['secure_delete = ON', 'temp_store = MEMORY', 'cell_size_check = ON'])
      sqlite.pragma(setting)
    for (const setting of [
      'trusted_schema = OFF',
      'foreign_keys = ON',
      `wal_autocheckpoint = ${autoCheckpoint}`,
    ])
      sqlite.pragma(setting)
    // Reads the first page under the lock: a wrong key, a damaged file and a second Minutebook all show here.
    sqlite.exec('BEGIN IMMEDIATE; COMMIT')
    return sqlite
  } catch (cause) {
    sqlite.close()
    throw cause
  }
}
