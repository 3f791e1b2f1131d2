import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import { backupsFolder } from '../../../electron/core/backups/backupStore.ts'
import { fileKeyStore } from '../../../electron/core/keys/keyStore.ts'
import { fileName, readDescription } from '../../../electron/db/bookDescription.ts'
import { connect } from '../../../electron/db/connect.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import { migrations } from '../../../electron/db/migrations/all.ts'
import { proveCopy } from '../../../electron/db/proveCopy.ts'
import { doAct } from '../../helpers/countedActs.ts'
import type { ActedOn } from '../../helpers/countedActs.ts'
import type { Operation } from './operation.ts'
import { actsIn, aMinutedMeeting } from './typing.ts'

/** The form of a book that an early Minutebook made. */
const oldVersion = 30
const acts = 60

/** The first opening by a newer Minutebook: the book is copied, the copy proved, and its form changed, step by step. */
export const update: Operation<ActedOn> = {
  name: 'first opening after an update',
  share: 12,
  deeds: 302,
  answeredBefore: acts,
  async prepare({ client }) {
    const on = await aMinutedMeeting(client)
    for (let n = 0; n < acts; n += 1) await doAct(client, on, n)
    return on
  },
  onceClosed: (dir) => bringBack(dir, oldVersion),
  async work({ client }, on) {
    await client.minutes.open({ meetingId: on.meetingId, itemId: on.textItemId })
  },
  async check({ client, folder, key }, on) {
    const held = await actsIn(client, on, acts)
    const before = (await client.backups.list({})).kept.filter(({ reason }) => reason === 'before-update')
    const wrong = held === null ? ['it holds what was never done, or half of an act'] : []
    if (before.length === 0) wrong.push('there is no copy from before the update')
    // Killed between two steps, the next opening takes another one, of the form that the book had come to.
    const copies = before.map(({ name }) => proveCopy(join(backupsFolder(folder), name), key, true))
    if (copies.some(({ broken }) => broken !== null))
      wrong.push('a copy from before the update does not hold')
    if (copies.every(({ schemaVersion }) => schemaVersion !== oldVersion))
      wrong.push('no copy from before the update has its form')
    return { lost: acts - (held ?? 0), wrong }
  },
}

/** Gives a closed book the form of an earlier version, with all of its rows that have a place there. */
function bringBack(dir: string, version: number): void {
  const path = join(dir, 'book', fileName)
  const key = fileKeyStore(join(dir, 'config')).read(readDescription(join(dir, 'book')).bookId)
  const [now, old] = [connect(path, key), connect(`${path}.old`, key)]
  const earlier = migrations.filter((migration) => migration.version <= version)
  migrate(old, earlier)
  old.pragma('foreign_keys = OFF')
  old.transaction(() => {
    for (const table of tablesOf(old)) copyRows(now, old, table)
  })()
  for (const sqlite of [now, old]) sqlite.close()
  for (const suffix of ['', '-wal']) rmSync(`${path}${suffix}`, { force: true })
  renameSync(`${path}.old`, path)
}

function copyRows(now: SqliteDatabase.Database, old: SqliteDatabase.Database, table: string): void {
  const there = new Set(columnsOf(now, table))
  const columns = columnsOf(old, table).filter((column) => there.has(column))
  const names = columns.map((column) => `"${column}"`).join(', ')
  const insert = old.prepare(
    `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  for (const row of now.prepare(`SELECT ${names} FROM "${table}"`).raw().all()) insert.run(row)
}

function tablesOf(sqlite: SqliteDatabase.Database): string[] {
  return sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[]
}

function columnsOf(sqlite: SqliteDatabase.Database, table: string): string[] {
  return sqlite.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
}
