import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { openBookFile } from '../../electron/db/open.ts'
import { commitRestore, dropStaged, stageRestore } from '../../electron/db/restoreFile.ts'
import { storageFault } from '../../electron/db/storageFault.ts'
import { somebody } from '../helpers/backupCases.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { aMeeting, anEdit, typing } from '../helpers/builders.ts'
import { councilStart, testOfficer } from '../helpers/councilStart.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'

describe('a minute book', () => {
  test('is one encrypted file, its description and nothing to read', async () => {
    const core = await testCore()
    await aMeeting(core.client)
    await core.close()
    expect(readdirSync(core.book).toSorted()).toEqual(['minutebook.db', 'minutebook.json'])
    const bytes = readFileSync(join(core.book, 'minutebook.db'))
    expect([bytes.includes('Fenwick'), bytes.includes('SQLite format 3')]).toEqual([false, false])
  })

  test('is open again after a restart, by itself', async () => {
    const core = await testCore()
    await core.restart()
    expect(await core.client.book.status({})).toEqual({
      state: 'open',
      folder: core.book,
      suggestedFolder: core.book,
      canChooseFolder: false,
      host: 'browser',
      version: '0.1.0',
      officer: testOfficer,
      councilName: 'Fenwick Vale Council',
      problem: null,
      problemReason: null,
      locked: null,
    })
  })

  test('that is not there yet is to go where the start named a folder for it', async () => {
    const host = { kind: 'browser', suggestedFolder: '/the/usual/folder' } as const
    const { dir } = await testCore({ start: 'none' })
    const named = join(dir, 'new')
    const { core, client } = await bareCore(dir, { folder: named, host })
    expect(await client.book.status({})).toMatchObject({ state: 'none', suggestedFolder: named })
    await client.book.create({ folder: named, officer: testOfficer, start: councilStart })
    expect((await client.book.status({})).suggestedFolder).toBe(named)
    await core.close()
    const anew = await bareCore(dir, { folder: named, host })
    expect((await anew.client.book.status({})).suggestedFolder).toBe('/the/usual/folder')
    await anew.core.close()
  })

  test('is never made over another one', async () => {
    const core = await testCore()
    await expect(
      core.client.book.create({ folder: core.book, officer: testOfficer, start: councilStart }),
    ).rejects.toMatchObject({ code: 'conflict', details: { folder: core.book } })
  })

  test('whose making was cut off is no book: nothing is opened, and the making can begin again', async () => {
    const core = await testCore()
    await core.close()
    renameSync(join(core.book, 'minutebook.db'), join(core.book, 'minutebook.db.new'))
    await core.restart()
    expect((await core.client.book.status({})).problem).toContain('There is no minute book in')
    const made = { folder: core.book, officer: testOfficer, start: councilStart }
    expect(await core.client.book.create(made)).toMatchObject({ state: 'open' })
  })

  test('that could not be filled leaves nothing behind', async () => {
    const core = await testCore({ start: 'none' })
    const made = { folder: core.book, officer: testOfficer, start: councilStart }
    // Where the name of the holder goes, something stands that no file can replace.
    mkdirSync(join(core.book, 'minutebook.open.json', 'taken'), { recursive: true })
    await expect(core.client.book.create(made)).rejects.toThrow()
    expect(readdirSync(core.book)).not.toContain('minutebook.db')
    rmSync(join(core.book, 'minutebook.open.json'), { recursive: true })
    expect(await core.client.book.create(made)).toMatchObject({ state: 'open' })
  })

  test('is looked for where the officer said, and its absence has a sentence', async () => {
    const core = await testCore({ start: 'none' })
    await expect(core.client.book.open({ folder: join(core.dir, 'empty') })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(core.client.book.open({ folder: 'somewhere' })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { field: 'folder' },
    })
  })

  test('is refused in a synchronised folder', async () => {
    const core = await testCore({ start: 'none' })
    const folder = join(core.dir, 'OneDrive - Fenwick Vale', 'book')
    await expect(
      core.client.book.create({ folder, officer: testOfficer, start: councilStart }),
    ).rejects.toMatchObject({ code: 'not-allowed', details: { field: 'folder' } })
    expect(existsSync(folder)).toBe(false)
  })
})

describe('a second Minutebook on the same folder', () => {
  test('is told who holds the book, and leaves it alone', async () => {
    const first = await testCore()
    const second = await testCore({ dir: first.dir, start: 'none' })
    const { state, problem } = await second.client.book.status({})
    expect(state).toBe('none')
    expect(problem).toContain(
      'is already open in another Minutebook, in another window or by another user of this computer, since ',
    )
    await expect(second.client.book.open({ folder: first.book })).rejects.toMatchObject({
      code: 'storage',
      details: { reason: 'busy' },
    })
    expect((await first.client.council.get({})).name).toBe('Fenwick Vale Council')
  })

  test('puts back no backup under it, whichever way it is asked to', async () => {
    const first = await testCore()
    const { name } = await first.client.backups.take({})
    await first.client.people.save(somebody('Ann Cole'))
    const second = await testCore({ dir: first.dir, start: 'none' })
    for (const withoutBackup of [false, true]) {
      await expect(second.client.backups.restore({ name, withoutBackup })).rejects.toMatchObject({
        code: 'storage',
        message: expect.stringContaining('is already open in another Minutebook') as string,
        details: { reason: 'busy' },
      })
    }
    const staged = await stageRestore(first.book, join(first.book, 'backups', name))
    expect(() => commitRestore(first.book, '2026-01-15T10:00:00.000Z')).toThrow('already open')
    dropStaged(staged)
    expect(existsSync(join(first.book, 'replaced'))).toBe(false)
    await first.client.people.save(somebody('Bel Ashdown'))
    await first.restart()
    expect(await first.client.people.list({})).toHaveLength(2)
  })

  test('that puts back a backup once the first has closed keeps what was written since in a backup', async () => {
    const first = await testCore()
    const { name } = await first.client.backups.take({})
    await first.client.people.save(somebody('Ann Cole'))
    const second = await testCore({ dir: first.dir, start: 'none', newId: randomUUID })
    await first.close()
    const { kept } = await second.client.backups.restore({ name })
    expect(kept).toMatchObject({ reason: 'before-restore' })
    expect(await second.client.people.list({})).toEqual([])
    await second.client.backups.restore({ name: kept?.name ?? '' })
    expect(await second.client.people.list({})).toHaveLength(1)
  })

  test('may open it once the first has closed, even where a crash left its name behind', async () => {
    const first = await testCore()
    const left = readFileSync(join(first.book, 'minutebook.open.json'))
    await first.close()
    writeFileSync(join(first.book, 'minutebook.open.json'), left)
    const second = await testCore({ dir: first.dir, start: 'none' })
    expect((await second.client.book.status({})).state).toBe('open')
  })
})

describe('a book that cannot be opened', () => {
  test('because it is newer says so, and is not touched', async () => {
    const core = await testCore()
    await core.close()
    const sqlite = rawDatabase(core)
    sqlite.pragma('user_version = 99990')
    sqlite.close()
    const before = readFileSync(join(core.book, 'minutebook.db'))
    await core.restart()
    const { state, problem } = await core.client.book.status({})
    expect([state, problem]).toEqual(['none', expect.stringContaining('made by a newer Minutebook')])
    expect(readFileSync(join(core.book, 'minutebook.db')).equals(before)).toBe(true)
  })

  test('because the key is another says so', async () => {
    const core = await testCore()
    await core.close()
    const keys = join(core.dir, 'config', 'keys')
    const [file = ''] = readdirSync(keys)
    writeFileSync(join(keys, file), `${'ab'.repeat(32)}\n`)
    await core.restart()
    expect((await core.client.book.status({})).problem).toContain('does not belong to the minute book')
  })

  test('because the key is not here says where it would be', async () => {
    const core = await testCore()
    await core.close()
    rmSync(join(core.dir, 'config', 'keys'), { recursive: true })
    await core.restart()
    expect((await core.client.book.status({})).problem).toContain(
      'The key of this minute book is not on this account',
    )
  })

  test.for([
    ['its file', 'minutebook.db'],
    ['its description', 'minutebook.json'],
  ])('because %s is damaged says so', async ([, name]) => {
    const core = await testCore()
    await core.close()
    writeFileSync(join(core.book, name ?? ''), 'x'.repeat(9_000))
    await core.restart()
    expect((await core.client.book.status({})).problem).toContain('is damaged')
  })

  test('because one bit of it rotted is noticed, not believed', async () => {
    const core = await testCore()
    await aMeeting(core.client)
    await core.close()
    const path = join(core.book, 'minutebook.db')
    const bytes = readFileSync(path)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(path, bytes)
    const sqlite = rawDatabase(core)
    expect(() =>
      sqlite.exec(
        'SELECT sum(length(payload)) FROM change_payload; SELECT * FROM change; PRAGMA integrity_check',
      ),
    ).toThrow()
    sqlite.close()
  })
})

describe('storage faults', () => {
  test.for([
    ['SQLITE_FULL', 'full', 'the disk is full'],
    ['ENOSPC', 'full', 'the disk is full'],
    ['SQLITE_BUSY', 'busy', 'already open in another Minutebook'],
    ['SQLITE_READONLY_DBMOVED', 'read-only', 'cannot be written to'],
    ['SQLITE_CANTOPEN', 'read-only', 'cannot be written to'],
    ...['EACCES', 'EPERM', 'EROFS'].map((code) => [
      code,
      'read-only',
      'folder /books/one cannot be written to',
    ]),
    ['SQLITE_CORRUPT_VTAB', 'damaged', 'is damaged'],
    ['SQLITE_NOTADB', 'damaged', 'is damaged'],
    ['SQLITE_IOERR_FSYNC', 'device', 'the disk did not answer'],
  ])('%s is %s, in a sentence of its own', ([code = '', reason, words = '']) => {
    const cause = Object.assign(new Error('low level'), { code })
    const fault = storageFault(cause, '/books/one')
    expect(fault).toMatchObject({ code: 'storage', details: { reason, folder: '/books/one' }, cause })
    expect((fault as Error).message).toContain(words)
  })

  const isRoot = process.getuid?.() === 0
  /** Nothing stops the root of a computer but the mark that a folder never changes. */
  const lock = (isLocked: boolean, folder: string): boolean => {
    if (process.platform === 'win32') return false
    const words = isRoot ? ['chattr', isLocked ? '+i' : '-i'] : ['chmod', isLocked ? '555' : '755']
    return spawnSync(words[0] ?? '', [words[1] ?? '', folder]).status === 0
  }
  test('of a folder that was locked under the open book say that it cannot be written to, whatever SQLite makes of it', async (context) => {
    const core = await testCore()
    await core.client.people.save(somebody('Ann Cole'))
    await core.close()
    const cause = Object.assign(new Error('low level'), { code: 'SQLITE_IOERR_DELETE' })
    expect(storageFault(cause, core.book)).toMatchObject({ details: { reason: 'device' } })
    onTestFinished(() => void lock(false, core.book))
    if (!lock(true, core.book)) context.skip('no folder can be locked here')
    expect(storageFault(cause, core.book)).toMatchObject({
      details: { reason: 'read-only' },
      message: `The folder ${core.book} cannot be written to. Choose another folder, or ask for the right to write in this one.`,
    })
  })

  test('leave a bug a bug', () => {
    const bug = new TypeError('x is not a function')
    expect(storageFault(bug, '/books/one')).toBe(bug)
  })

  test('a file that another program replaced is noticed before anything is called saved', async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    const path = join(core.book, 'minutebook.db')
    writeFileSync(`${path}.other`, readFileSync(path))
    renameSync(`${path}.other`, path)
    await expect(
      core.client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'x', steps: [typing('lost?')] })),
    ).rejects.toMatchObject({ code: 'storage', details: { reason: 'moved' } })
  })

  test('a disk that fills up loses nothing that was answered, and goes on when there is room', async () => {
    const core = await testCore()
    await core.client.people.save({ id: 'ash', address: '', name: 'Ruth Ashworth', titles: [] })
    await core.close()
    const key = fileKeyStore(join(core.dir, 'config')).read(bookIdOf(core.book))
    const file = openBookFile({ folder: core.book, key, holder: 'a test', at: '2026-01-15T10:00:00Z' })
    const { sql } = file.reader
    const add = (id: string, size: number): void =>
      file.write((tx) => {
        tx.run(
          sql
            .insertInto('person')
            .values({ id, address: 'x'.repeat(size), name: id, titles: '[]', approved_absences: '[]' }),
        )
      })
    // SQLite's own ceiling stands in for the end of the disk: the same code, the same rollback.
    const limit = (pages: number): unknown =>
      file.reader.first(pragmaQuery(`PRAGMA max_page_count = ${pages}`))
    limit(1)
    expect(() => add('too-big', 500_000)).toThrow(
      expect.objectContaining({ details: { reason: 'full', folder: core.book } }),
    )
    limit(1_000_000)
    add('fits', 500_000)
    const names = file.reader.all(sql.selectFrom('person').select('id').orderBy('id')).map((row) => row.id)
    file.close()
    expect(names).toEqual(['ash', 'fits'])
  })
})

function bookIdOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'minutebook.json'), 'utf8')) as { bookId: string }).bookId
}

function pragmaQuery(sql: string): { compile(): never } {
  return { compile: () => ({ sql, parameters: [] }) as never }
}
