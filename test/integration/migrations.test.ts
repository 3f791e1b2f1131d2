import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import SqliteDatabase from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { latestVersion, migrate, schemaVersion } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/all.ts'
import type { Migration } from '../../electron/db/migrations/all.ts'
import { createBookFile, openBookFile } from '../../electron/db/open.ts'
import { columns } from '../../electron/db/tables.ts'
import { databaseOver } from '../../electron/db/database.ts'
import { rebuild } from '../../electron/db/rebuild.ts'
import { aMeeting, anEdit } from '../helpers/builders.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

const at = '2026-01-15T10:00:00.000Z'

function emptyDatabase(): SqliteDatabase.Database {
  const sqlite = new SqliteDatabase(':memory:')
  onTestFinished(() => {
    sqlite.close()
  })
  return sqlite
}

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The tables with rows of our own: neither the index of the words, nor the tables in which SQLite keeps it. */
const tablesIn = (sqlite: SqliteDatabase.Database): string[] =>
  sqlite
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[]

const columnsOf = (sqlite: SqliteDatabase.Database, table: string): string[] =>
  sqlite.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[]

test('the tables as the code knows them - are the tables as they are', () => {
  const sqlite = emptyDatabase()
  migrate(sqlite, migrations)
  const real = Object.fromEntries(
    tablesIn(sqlite).map((table) => [table, columnsOf(sqlite, table).toSorted()]),
  )
  const known = Object.fromEntries(
    Object.entries(columns).map(([table, names]) => [table, Object.keys(names).toSorted()]),
  )
  expect(known).toEqual(real)
})

test('every table - is strict, and every foreign key has an index to find it by', () => {
  const sqlite = emptyDatabase()
  migrate(sqlite, migrations)
  for (const table of tablesIn(sqlite)) {
    const { strict } = sqlite.prepare(`SELECT strict FROM pragma_table_list(?)`).get(table) as {
      strict: number
    }
    expect([table, strict]).toEqual([table, 1])
    for (const key of foreignKeys(sqlite, table)) expect(indexes(sqlite, table)).toContain(key)
  }
})

test('the index of words - is the only one there is, and keeps nothing of what is deleted', () => {
  const sqlite = emptyDatabase()
  migrate(sqlite, migrations)
  const virtual = sqlite
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'`)
    .pluck()
    .all()
  expect(virtual).toEqual(['search_text'])
  const setting = `SELECT v FROM search_text_config WHERE k = 'secure-delete'`
  expect(sqlite.prepare(setting).pluck().get()).toBe(1)
})

test('versions - rise by tens', () => {
  const versions = migrations.map((migration) => migration.version)
  expect(versions).toEqual(versions.map((_, index) => (index + 1) * 10))
})

test('a step that fails half-way - changes nothing, not even the version', () => {
  const sqlite = emptyDatabase()
  migrate(sqlite, migrations)
  const before = tablesIn(sqlite)
  const broken: Migration = {
    version: 9_000,
    sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE TABLE half (id TEXT) STRICT',
  }
  expect(() => migrate(sqlite, [...migrations, broken])).toThrow('already exists')
  expect([tablesIn(sqlite), schemaVersion(sqlite), sqlite.pragma('foreign_keys', { simple: true })]).toEqual([
    before,
    latestVersion(migrations),
    1,
  ])
})

test('a step that breaks a reference - changes nothing', () => {
  const sqlite = emptyDatabase()
  migrate(sqlite, migrations)
  const broken: Migration = {
    version: 9_000,
    sql: `INSERT INTO membership VALUES ('nowhere', 'm', 0, 'nobody', 'chair', 1, '', '2026-01-01', NULL)`,
  }
  expect(() => migrate(sqlite, [...migrations, broken])).toThrow('leaves broken references in membership')
  expect(sqlite.prepare('SELECT count(*) FROM membership').pluck().get()).toBe(0)
})

test('an older book - is copied, the copy proved, and then brought up to date', () => {
  const folder = join(tempFolder(), 'book')
  const key = randomBytes(32)
  createBookFile({ folder, key, bookId: 'b', holder: 'a test', at })
  const next: Migration = { version: 9_000, sql: 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT' }
  openBookFile({ folder, key, holder: 'a test', at, migrations: [...migrations, next] }).close()
  expect(readdirSync(join(folder, 'backups'))).toEqual(['before-9000-2026-01-15T100000.000Z.db'])
  expect(() => openBookFile({ folder, key, holder: 'a test', at })).toThrow('made by a newer Minutebook')
})

test('an older book whose step fails - stays as it was, and opens in the version that made it', () => {
  const folder = join(tempFolder(), 'book')
  const key = randomBytes(32)
  createBookFile({ folder, key, bookId: 'b', holder: 'a test', at })
  const broken: Migration = { version: 9_000, sql: 'CREATE TABLE later (id TEXT) STRICT; SELECT nonsense()' }
  expect(() =>
    openBookFile({ folder, key, holder: 'a test', at, migrations: [...migrations, broken] }),
  ).toThrow()
  openBookFile({ folder, key, holder: 'a test', at }).close()
  expect(readFileSync(join(folder, 'minutebook.json'), 'utf8')).toContain('"bookId": "b"')
})

test('the events of a book of version 10 - are the same facts in the next one, and its log still gives them', async () => {
  const core = await testCore()
  const { meetingId, itemIds } = await aMeeting(core.client)
  const [itemId = ''] = itemIds
  const add = [
    { id: 'f-1', kind: 'adjourned' as const, at: '11:05', personId: null, itemId },
    { id: 'f-2', kind: 'left' as const, at: '11:20', personId: 'bel', itemId: null },
  ]
  await core.client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'a', facts: { add, remove: [] } }))
  await core.close()
  const sqlite = rawDatabase(core)
  backToVersion10(sqlite)
  expect(tablesIn(sqlite)).not.toContain('writing')
  sqlite.close()
  await core.restart()
  expect((await core.client.meetings.get({ meetingId })).record.facts).toEqual(add)
  expect(readdirSync(join(core.book, 'backups')).length).toBe(1)
  await expectSameFromLog(core)
})

/** The log alone gives the tables as they are. */
async function expectSameFromLog(core: TestCore): Promise<void> {
  await core.close()
  const after = rawDatabase(core)
  const rows = allRows(after)
  databaseOver(after).write(rebuild)
  expect(allRows(after)).toEqual(rows)
  after.close()
}

/** Puts the tables that version 20 changed back into the form of version 10, rows and all. */
function backToVersion10(sqlite: SqliteDatabase.Database): void {
  backToVersion30(sqlite)
  const [first] = migrations
  const old = /CREATE TABLE fact [^;]*;[^;]*;[^;]*;/.exec(first?.sql ?? '')?.[0] ?? ''
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(`BEGIN; ALTER TABLE fact RENAME TO newer; DROP INDEX fact_person; DROP INDEX fact_item; ${old}
    INSERT INTO fact SELECT meeting_id, id, position, kind, at, person_id, item_id FROM newer;
    DROP TABLE newer; DROP TABLE writing; ALTER TABLE agenda_item DROP COLUMN agenda_place;
    PRAGMA user_version = 10; COMMIT`)
}

test('the agenda of a book of version 20 - has no places, and its log from before them gives the same', async () => {
  const core = await testCore()
  const { meetingId, itemIds } = await aMeeting(core.client)
  await core.close()
  const sqlite = rawDatabase(core)
  backToVersion20(sqlite)
  sqlite.close()
  await core.restart()
  const { items } = (await core.client.meetings.get({ meetingId })).record
  expect(items.map((item) => [item.id, item.agendaPlace])).toEqual(itemIds.map((id) => [id, null]))
  const first = { meetingId, itemId: itemIds[2] ?? '', parentId: null, index: 0 }
  await core.client.attendance.mark({ meetingId, personId: 'ash', status: 'present', reason: null })
  await core.client.agenda.moveItem(first)
  const moved = (await core.client.meetings.get({ meetingId })).record.items
  expect(moved.map((item) => item.agendaPlace)).toEqual([3, 1, 2])
  await expectSameFromLog(core)
})

/** Takes the places out of the table, and the field out of the log, where it had not been. */
function backToVersion20(sqlite: SqliteDatabase.Database): void {
  backToVersion30(sqlite)
  sqlite.exec(`ALTER TABLE agenda_item DROP COLUMN agenda_place`)
  const changed = withUnlockedLog(sqlite, () =>
    sqlite.prepare(`UPDATE change_payload SET payload = replace(payload, '"agendaPlace":null,', '')`).run(),
  )
  expect(changed.changes).toBeGreaterThan(0)
  expect(sqlite.prepare(`SELECT payload FROM change_payload`).pluck().all().join()).not.toContain(
    'agendaPlace',
  )
  sqlite.exec(`PRAGMA user_version = 20`)
}

/** The log refuses to be changed: here it has to have been written by an older Minutebook. */
function withUnlockedLog<Result>(sqlite: SqliteDatabase.Database, work: () => Result): Result {
  const trigger = sqlite
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'change_payload_is_never_updated'`)
    .pluck()
    .get() as string
  sqlite.exec('DROP TRIGGER change_payload_is_never_updated')
  const result = work()
  sqlite.exec(trigger)
  return result
}

function foreignKeys(sqlite: SqliteDatabase.Database, table: string): string[] {
  const rows = sqlite
    .prepare(`SELECT id, seq, "from" FROM pragma_foreign_key_list(?) ORDER BY id, seq`)
    .all(table)
  const keys = new Map<number, string[]>()
  for (const row of rows as { id: number; from: string }[])
    keys.set(row.id, [...(keys.get(row.id) ?? []), row.from])
  return [...keys.values()].map((key) => key.join())
}

/** The columns each index begins with: "a", "a,b", … */
function indexes(sqlite: SqliteDatabase.Database, table: string): string[] {
  const names = sqlite.prepare(`SELECT name FROM pragma_index_list(?)`).pluck().all(table) as string[]
  // A whole number that is the key is the place of the row itself, and needs no other index.
  const own = sqlite
    .prepare(`SELECT name FROM pragma_table_info(?) WHERE pk = 1 AND type = 'INTEGER'`)
    .pluck()
    .all(table) as string[]
  const listed = names.flatMap((name) => {
    const list = sqlite
      .prepare(`SELECT name FROM pragma_index_info(?) ORDER BY seqno`)
      .pluck()
      .all(name) as string[]
    return list.map((_, index) => list.slice(0, index + 1).join())
  })
  return [...own, ...listed]
}

test('the papers of a book of version 30 - say nothing of themselves, and its log from before gives the same', async () => {
  const core = await testCore()
  const { meetingId } = await aMeeting(core.client)
  const { record } = await core.client.meetings.get({ meetingId })
  const paper = {
    ...{
      id: 'p',
      itemId: null,
      fileName: 'Plan.pdf',
      sha256: 'a'.repeat(64),
      classification: 'public' as const,
    },
    ...{ title: '', exemption: null, description: '' },
  }
  await core.client.records.load({ ...record, meeting: { ...record.meeting, id: 'old' }, papers: [paper] })
  await core.close()
  const sqlite = rawDatabase(core)
  backToVersion30(sqlite)
  const changed = withUnlockedLog(sqlite, () =>
    sqlite
      .prepare(
        `UPDATE change_payload SET payload = json_remove(payload, '$.papers[0].title', '$.papers[0].exemption',
           '$.papers[0].description') WHERE payload ->> '$.papers[0].id' = 'p'`,
      )
      .run(),
  )
  expect(changed.changes).toBe(1)
  expect(tablesIn(sqlite)).not.toContain('publication')
  sqlite.close()
  await core.restart()
  const old = await core.client.meetings.get({ meetingId: 'old' })
  expect(old.record.papers).toEqual([paper])
  expect(old.record.council.houseStyle).toMatchObject({ rightHand: 'documents', subItemPages: 'shared' })
  await expectSameFromLog(core)
})

/** Takes away what version 40 and later ones brought: where papers, items and people say more of themselves, and the tables of packs, reviews, the minute book and its search. */
function backToVersion30(sqlite: SqliteDatabase.Database): void {
  const dropped = [
    ...['report', 'publication', 'accepted_finding', 'file_facts', 'review'],
    ...['minutes_act', 'programme_card', 'key_decision'],
    ...['search_text', 'search_member', 'search_place', 'search_row', 'search_meeting', 'search_name'],
    'file_page',
    ...['import_file', 'import_run'],
  ]
  const columns = ['title', 'exemption', 'description']
  sqlite.exec(`BEGIN; ${dropped.map((table) => `DROP TABLE ${table};`).join('')}
    ${columns.map((column) => `ALTER TABLE paper DROP COLUMN ${column};`).join('')}
    ALTER TABLE meeting DROP COLUMN extraordinary; ALTER TABLE meeting DROP COLUMN imported_from; ALTER TABLE agenda_item DROP COLUMN public_summary; ALTER TABLE person DROP COLUMN approved_absences;
    PRAGMA user_version = 30; COMMIT`)
}
