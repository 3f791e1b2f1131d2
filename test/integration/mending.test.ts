import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { mendBook } from '../../electron/core/mending/mendBook.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { connect } from '../../electron/db/connect.ts'
import { isLogDamaged } from '../../electron/db/salvagePages.ts'
import { somebody } from '../helpers/backupCases.ts'
import { councilStart, testOfficer } from '../helpers/councilStart.ts'
import { damages, knownBook, mendDamaged } from '../helpers/damagedBooks.ts'
import type { KnownBook } from '../helpers/damagedBooks.ts'
import { mend } from '../helpers/mendingCases.ts'
import { rawDatabase, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'
import { seededRandom } from '../soak/part.ts'

let known: KnownBook
beforeAll(async () => {
  known = await knownBook()
})
afterAll(() => rmSync(known.dir, { recursive: true, force: true }))

test('a book that is damaged anyhow is mended into one that opens and holds, and nothing in it was never written', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const random = seededRandom(seed)
    const kind = damages[seed % damages.length] ?? 'bits'
    const withBackup = seed % 3 !== 0
    const { faults, lost } = mendDamaged(known, kind, random, withBackup)
    expect({ seed, kind, faults }).toEqual({ seed, kind, faults: [] })
    // A backup of an hour ago and a log of recent writes that can be read: nothing that was saved is lost.
    if (withBackup && !['log-bits', 'no-log', 'both'].includes(kind))
      expect({ seed, kind, lost }).toEqual({ seed, kind, lost: 0 })
  }
}, 60_000)

test('a backup that may only be read, as one from a disc, is built on all the same, and the mended book may be written to', () => {
  const [backup] = known.backups
  chmodSync(backup?.path ?? '', 0o444)
  const work = join(known.dir, 'work')
  mkdirSync(work)
  const moment = { at: '2026-01-15T12:00:00.000Z', wallTime: '2026-01-15T12:00:00', zone: 'Europe/London' }
  const { key, backups, dir } = known
  const order = { path: join(dir, 'none.db'), work, key, backups, moment: { ...moment, device: 'here' } }
  const { path } = mendBook(order, () => undefined)
  expect(statSync(path).mode & 0o200).toBe(0o200)
})

interface Misfortune {
  readonly what: string
  /** To the folder of a book that is closed. */
  readonly happens: (core: TestCore) => void
  readonly state: string
  readonly found: string
  /** SQLite does not look at every page: it is the check after opening that finds it. */
  readonly opens?: true
  /** How many of the two people are there once the way out was taken: the second came after the backup. */
  readonly people: 1 | 2
}

const pathOf = ({ book }: TestCore): string => join(book, 'minutebook.db')
const keyOf = ({ dir, book }: TestCore): Buffer =>
  fileKeyStore(join(dir, 'config')).read(readDescription(book).bookId)

function overwrite(path: string, at: number, length: number, byte: number): void {
  const bytes = readFileSync(path)
  bytes.fill(byte, at, at + length)
  writeFileSync(path, bytes)
}

const misfortunes: readonly Misfortune[] = [
  {
    what: 'a damaged beginning',
    happens: (core) => overwrite(pathOf(core), 0, 100, 0x55),
    state: 'damaged',
    found: 'cannot be read',
    people: 2,
  },
  {
    what: 'a page of noughts',
    happens: (core) => overwrite(pathOf(core), 4096 * 12, 4096, 0),
    state: 'damaged',
    found: 'damaged',
    opens: true,
    people: 2,
  },
  {
    what: 'a middle that was overwritten',
    happens: (core) => overwrite(pathOf(core), Math.floor(statSync(pathOf(core)).size / 2), 20_000, 0x20),
    state: 'damaged',
    found: 'damaged',
    opens: true,
    people: 2,
  },
  {
    what: 'an empty file',
    happens: (core) => writeFileSync(pathOf(core), ''),
    state: 'empty',
    found: 'is empty',
    people: 1,
  },
  {
    what: 'a file that is gone',
    happens: (core) => rmSync(pathOf(core)),
    state: 'missing',
    found: 'is gone from',
    people: 1,
  },
  {
    what: 'a database of another program',
    happens: (core) => {
      rmSync(pathOf(core))
      new SqliteDatabase(pathOf(core)).exec('CREATE TABLE song (title TEXT)').close()
    },
    state: 'foreign',
    found: 'database of another program',
    people: 1,
  },
  {
    what: 'a text',
    happens: (core) => writeFileSync(pathOf(core), 'Dear members,\nplease find attached'),
    state: 'foreign',
    found: 'is a text, not a minute book',
    people: 1,
  },
  {
    what: 'a description that cannot be read',
    happens: (core) => writeFileSync(join(core.book, 'minutebook.json'), '{"format": "minutebo'),
    state: 'damaged',
    found: 'minutebook.json',
    people: 2,
  },
  {
    what: 'a description that is gone',
    happens: (core) => rmSync(join(core.book, 'minutebook.json')),
    state: 'damaged',
    found: 'minutebook.json',
    people: 2,
  },
]

async function bookOfTwo(): Promise<TestCore> {
  const core = await testCore()
  await core.client.people.save(somebody('Ann Cole'))
  await core.client.backups.take({})
  core.clock.advance(60_000)
  await core.client.people.save(somebody('Bel Ashdown'))
  return core
}

describe('each misfortune has its sentence and its way out:', () => {
  test.each(misfortunes)('$what', async ({ happens, state, found, opens, people }) => {
    const core = await bookOfTwo()
    await core.close()
    happens(core)
    const kept = existsSync(pathOf(core)) ? readFileSync(pathOf(core)) : null
    await core.restart()
    if (opens === true) {
      const checked = await core.client.mending.check({})
      expect(checked).toMatchObject({ ok: false, found: [expect.stringContaining(found)] })
    } else {
      expect(await core.client.book.status({})).toMatchObject({ state: 'none', problemReason: 'damaged' })
      const looked = await core.client.mending.look({ folder: null })
      expect(looked).toMatchObject({ state, canMend: true, found: expect.stringContaining(found) as string })
    }
    const { aside, isWhole } = await mend(core)
    // Where the second is gone, the report does not say that nothing is.
    expect(isWhole).toBe(people === 2)
    expect((await core.client.people.list({})).map(({ name }) => name)).toEqual(
      ['Ann Cole', 'Bel Ashdown'].slice(0, people),
    )
    const put = join(aside ?? '', 'minutebook.db')
    // A book that opened was written to before it was mended.
    if (opens !== true) expect(existsSync(put) ? readFileSync(put) : null).toEqual(kept)
    await core.client.people.save(somebody('Cyn Dace'))
    await core.restart()
    expect(await core.client.book.status({})).toMatchObject({ state: 'open', problem: null })
  })
})

test('a book of a newer Minutebook, one whose key belongs to another, and one that is open elsewhere are not mended', async () => {
  const core = await bookOfTwo()
  const asked = async (folder = core.book): Promise<unknown> => {
    const { state, canMend } = await core.client.mending.look({ folder })
    await expect(core.client.mending.start({ folder, out: null })).rejects.toMatchObject({
      code: state === 'nothing' ? 'not-found' : 'storage',
    })
    return { state, canMend }
  }
  await core.close()
  const raw = rawDatabase(core)
  raw.pragma('user_version = 9999')
  raw.close()
  await core.restart()
  expect(await asked()).toEqual({ state: 'newer', canMend: false })
  expect(await asked(join(core.dir, 'nothing here'))).toEqual({ state: 'nothing', canMend: false })
  const { bookId } = JSON.parse(readFileSync(join(core.book, 'minutebook.json'), 'utf8')) as {
    bookId: string
  }
  const key = join(core.dir, 'config', 'keys', `${bookId}.key`)
  copyFileSync(key, `${key}.kept`)
  writeFileSync(key, `${'ab'.repeat(32)}\n`)
  expect(await asked()).toEqual({ state: 'wrong-key', canMend: false })
  rmSync(key)
  expect(await asked()).toEqual({ state: 'no-key', canMend: false })
})

test('saved words behind damage in the log of recent writes are noticed, and come back', async () => {
  const core = await testCore()
  for (const name of ['Ann Cole', 'Bel Ashdown', 'Cyn Dace', 'Dot Ewart']) {
    await core.client.people.save(somebody(name))
  }
  const [file, log] = [readFileSync(pathOf(core)), readFileSync(`${pathOf(core)}-wal`)]
  await core.close()
  writeFileSync(pathOf(core), file)
  writeFileSync(`${pathOf(core)}-wal`, log)
  expect(isLogDamaged(pathOf(core), keyOf(core))).toBe(false)
  // A power cut tears the last transaction at most, and never looks like this.
  overwrite(`${pathOf(core)}-wal`, log.length - 200, 200, 0)
  expect(isLogDamaged(pathOf(core), keyOf(core))).toBe(false)
  writeFileSync(`${pathOf(core)}-wal`, log)
  overwrite(`${pathOf(core)}-wal`, 32 + 24 + 700, 3, 0x11)
  await core.restart()
  expect(await core.client.book.status({})).toMatchObject({ state: 'none', problemReason: 'damaged' })
  await mend(core)
  expect(await core.client.people.list({})).toHaveLength(4)
})

describe('the log of recent writes outlives what happens to the file beside it, and its words come back:', () => {
  test.each<readonly [string, (path: string, file: Buffer) => void, withBackup: boolean]>([
    ['a file that is gone', (path) => rmSync(path), true],
    ['an empty file', (path) => writeFileSync(path, ''), true],
    ['an empty file and no backup', (path) => writeFileSync(path, ''), false],
    ['one byte of it', (path, file) => writeFileSync(path, file.subarray(0, 1)), true],
    ['some pages of it', (path, file) => writeFileSync(path, file.subarray(0, 4096 * 3 + 9)), true],
    ['a damaged beginning', (path) => overwrite(path, 0, 100, 0x55), true],
    ['a text', (path) => writeFileSync(path, 'Dear members'), true],
    [
      'a database of another program',
      (path) => {
        rmSync(path)
        new SqliteDatabase(path).exec('CREATE TABLE song (title TEXT)').close()
      },
      true,
    ],
    [
      'the book of somebody else',
      (path) => {
        rmSync(path)
        connect(path, Buffer.alloc(32, 7)).exec('CREATE TABLE song (title TEXT)').close()
      },
      true,
    ],
  ])('%s', async (_, happens, withBackup) => {
    const core = await testCore()
    await core.client.people.save(somebody('Ann Cole'))
    if (withBackup) await core.client.backups.take({})
    await core.client.people.save(somebody('Bel Ashdown'))
    const path = pathOf(core)
    const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
    await core.close()
    writeFileSync(path, file)
    happens(path, file)
    writeFileSync(`${path}-wal`, log)
    const before = existsSync(path) ? readFileSync(path) : null
    await core.restart()
    expect(await core.client.book.status({})).toMatchObject({ state: 'none', problemReason: 'damaged' })
    await core.client.mending.look({ folder: null })
    await core.client.backups.list({})
    await expect(core.client.book.open({ folder: core.book })).rejects.toMatchObject({ code: 'storage' })
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true)
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(before)
    const { aside } = await mend(core)
    expect(readFileSync(join(aside ?? '', 'minutebook.db-wal')).equals(log)).toBe(true)
    expect((await core.client.people.list({})).map(({ name }) => name)).toEqual(['Ann Cole', 'Bel Ashdown'])
  })
})

test('a log that lies where a new book is made is kept aside, and is not read into the new book', async () => {
  const core = await testCore()
  await core.client.people.save(somebody('Ann Cole'))
  const log = readFileSync(`${pathOf(core)}-wal`)
  await core.close()
  const elsewhere = await testCore({ start: 'none' })
  mkdirSync(elsewhere.book, { recursive: true })
  writeFileSync(`${pathOf(elsewhere)}-wal`, log)
  await elsewhere.client.book.create({ folder: elsewhere.book, officer: testOfficer, start: councilStart })
  const [kept] = readdirSync(join(elsewhere.book, 'replaced'))
  expect(readFileSync(join(elsewhere.book, 'replaced', kept ?? '')).equals(log)).toBe(true)
  expect(await elsewhere.client.people.list({})).toEqual([])
})

test('what a power cut leaves of a log that was begun anew is no damage: the file has all of it', async () => {
  const core = await testCore()
  await core.close()
  const path = pathOf(core)
  const sqlite = connect(path, keyOf(core))
  for (let n = 0; n < 6; n += 1) sqlite.exec(`CREATE TABLE power${n} (words TEXT)`)
  // Folded into the file, and not begun anew.
  sqlite.pragma('wal_checkpoint(PASSIVE)')
  const [file, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  sqlite.exec(`INSERT INTO power0 VALUES ('the next words')`)
  const [, next] = [readFileSync(path), readFileSync(`${path}-wal`)]
  sqlite.close()
  const frame = 24 + 4_096
  writeFileSync(path, file)
  for (const torn of [100, frame / 2, frame - 30, frame, frame + 40]) {
    // The new log has begun to be written over the old one, and of its own beginning nothing came to the disk.
    writeFileSync(
      `${path}-wal`,
      Buffer.concat([log.subarray(0, 32), next.subarray(32, 32 + torn), log.subarray(32 + torn)]),
    )
    expect([torn, isLogDamaged(path, keyOf(core))]).toEqual([torn, false])
  }
  // The same log beside a file that was not given its words.
  writeFileSync(path, file.fill(0, 4_096 * 3))
  expect(isLogDamaged(path, keyOf(core))).toBe(true)
})

test('attachments that are damaged or gone are told of, put aside, and can be added again', async () => {
  const core = await testCore({ start: 'sample' })
  const keep = async (text: string): Promise<string> => {
    const request = new Request('http://core.test/api/files', { method: 'PUT', body: text })
    return ((await (await core.fetch(request)).json()) as { sha256: string }).sha256
  }
  const [meeting] = await core.client.meetings.list({})
  const meetingId = meeting?.id ?? ''
  const { record } = await core.client.meetings.get({ meetingId })
  const sound = await keep('a paper that is sound')
  const hurt = await keep('a paper that will be damaged')
  const gone = await keep('a paper that will be gone')
  const files = [sound, hurt, gone].map((sha256, n) => ({ id: `paper-${n}`, fileName: `${n}.pdf`, sha256 }))
  await core.client.papers.add({ meetingId, itemId: record.items[0]?.id ?? '', files })
  const place = (sha256: string): string => join(core.book, 'attachments', sha256.slice(0, 2), sha256)
  overwrite(place(hurt), 60, 1, 0x99)
  rmSync(place(gone))
  const { ok, found } = await core.client.mending.check({})
  expect({ ok, found: found.slice(1).toSorted() }).toEqual({
    ok: false,
    found: [
      expect.stringMatching(/^A paper of the meeting of .* is damaged\. Add it again/) as string,
      expect.stringMatching(/^A paper of the meeting of .* is gone\. Add it again/) as string,
    ],
  })
  const report = await mend(core)
  expect(report.files).toMatchObject({ whole: 1, lost: { length: 2 } })
  expect(existsSync(join(report.aside ?? '', 'attachments', hurt))).toBe(true)
  expect([await keep('a paper that will be damaged'), await keep('a paper that will be gone')]).toEqual([
    hurt,
    gone,
  ])
  expect(await core.client.mending.check({})).toMatchObject({ ok: true })
  rmSync(join(core.book, 'attachments'), { recursive: true })
  await core.restart()
  const after = await core.client.mending.check({})
  expect(after).toMatchObject({ ok: false, found: { length: 4 } })
})

test('the check after opening finds a damaged page, tells it, and looks no further at a book that is sound', async () => {
  const core = await testCore({ start: 'sample', checkAfterMilliseconds: 5 })
  const checked = (): readonly unknown[] => core.log.lines.filter(({ what }) => what === 'book.checked')
  await expect.poll(() => checked().length, { timeout: 20_000 }).toBe(1)
  expect(checked()).toMatchObject([{ details: { ok: true, whole: true } }])
  await core.close()
  const size = statSync(pathOf(core)).size
  overwrite(pathOf(core), size - 3_000, 8, 0x44)
  await core.restart()
  await expect.poll(() => checked().length, { timeout: 20_000 }).toBe(2)
  expect(checked()[1]).toMatchObject({ details: { ok: false, whole: false } })
  expect((await core.client.mending.standing({})).problem).toContain('damaged')
})

test('the command line mends into a folder of its own and leaves the damaged book alone', async () => {
  const core = await bookOfTwo()
  await core.close()
  overwrite(pathOf(core), 4096 * 12, 9_000, 0x31)
  const before = readFileSync(pathOf(core))
  vi.stubEnv('MINUTEBOOK_CONFIG', join(core.dir, 'config'))
  const printed: string[] = []
  const terminal = { out: (text: string) => Promise.resolve(void printed.push(text)), err: () => undefined }
  const out = join(core.dir, 'mended')
  const code = await runCommandLine(['recover', '--book', core.book, '--out', out], terminal)
  expect({ code, printed }).toMatchObject({ code: 0 })
  expect(JSON.parse(printed.join(''))).toMatchObject({ isWhole: true, aside: null })
  expect(readFileSync(pathOf(core)).equals(before)).toBe(true)
  expect(await runCommandLine(['recover', '--book', core.book, '--out', out], terminal)).toBe(1)
  vi.unstubAllEnvs()
  await core.restart()
  await core.client.book.open({ folder: out })
  expect(await core.client.people.list({})).toHaveLength(2)
})
