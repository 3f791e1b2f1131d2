import { execFile } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import { defined } from '../../shared/domain/assert.ts'
import { somebody } from '../helpers/backupCases.ts'
import type { Somebody } from '../helpers/backupCases.ts'
import { testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

afterEach(() => vi.unstubAllEnvs())

const [ann, bel] = ['Ann Cole', 'Bel Ashdown'].map(somebody) as [Somebody, Somebody]

async function names({ client }: Pick<TestCore, 'client'>): Promise<string[]> {
  return (await client.people.list({})).map(({ name }) => name)
}

test('a backup that is not needed is not taken, and one is taken when the book closes after writing', async () => {
  const core = await testCore({ backupAfterMilliseconds: 3_600_000 })
  await core.client.people.save(ann)
  await core.restart()
  const { kept } = await core.client.backups.list({})
  expect(kept.map(({ reason }) => reason)).toEqual(['session-end'])
  await core.restart()
  expect((await core.client.backups.list({})).kept).toHaveLength(1)
})

test('a backup is taken on the clock once something was written', async () => {
  const core = await testCore({ backupAfterMilliseconds: 20 })
  await core.client.people.save(ann)
  await expect.poll(async () => (await core.client.backups.list({})).kept.length, { timeout: 10_000 }).toBe(1)
  expect((await core.client.backups.list({})).kept[0]).toMatchObject({ reason: 'clock' })
})

test('a book that was cut off with changes that no backup has is backed up soon after it is opened, written in or not', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const mark = join(core.book, 'minutebook.open.json')
  const left = readFileSync(mark)
  await core.close()
  writeFileSync(mark, left)
  // The command line notes no opening: nothing is written.
  const host = { kind: 'command-line', suggestedFolder: core.book } as const
  const again = await testCore({
    ...{ dir: core.dir, start: 'none', folder: core.book, host, backupAfterMilliseconds: 20 },
  })
  const taken = async () => (await again.client.backups.list({})).kept.map(({ reason }) => reason)
  await expect.poll(taken, { timeout: 10_000 }).toEqual(['clock'])
  await again.close()
})

test('saving goes on while a backup is taken, and the backup holds what was saved before', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const before = await names(core)
  const taking = core.client.backups.take({})
  await core.client.people.save(bel)
  const { name } = await taking
  core.clock.advance(1_000)
  const after = await names(core)
  expect(after).toHaveLength(before.length + 1)
  await core.client.backups.restore({ name })
  expect([before, after]).toContainEqual(await names(core))
})

test('a damaged backup is refused, and nothing is changed', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const { name, bytes } = await core.client.backups.take({})
  const path = join(core.book, 'backups', name)
  const content = readFileSync(path)
  content[Math.floor(bytes / 2)] = (content[Math.floor(bytes / 2)] ?? 0) ^ 1
  writeFileSync(path, content)
  const before = await names(core)
  core.clock.advance(1_000)
  const asked = await Promise.allSettled([
    core.client.backups.restore({ name }),
    core.client.backups.rehearse({ name }),
  ])
  for (const { status } of asked) expect(status).toBe('rejected')
  await expect(core.client.backups.restore({ name })).rejects.toMatchObject({ code: 'storage' })
  expect(await names(core)).toEqual(before)
  await core.restart()
  expect(await names(core)).toEqual(before)
})

test('a clock that stands still or was set back takes no backup away, and the newest is still the newest', async () => {
  const core = await testCore()
  const taken = [await core.client.backups.take({}), await core.client.backups.take({})]
  core.clock.set('2020-01-15T10:00:00.000Z')
  taken.push(await core.client.backups.take({}))
  await core.restart()
  expect((await core.client.backups.list({})).kept).toEqual(taken.toReversed())
})

test('a copy whose note or end is missing is no backup', async () => {
  const core = await testCore()
  const whole = await core.client.backups.take({})
  const folder = join(core.book, 'backups')
  copyFileSync(join(folder, whole.name), join(folder, 'book-2026-01-16T100000.000Z.db'))
  core.clock.advance(1_000)
  const cut = await core.client.backups.take({})
  truncateSync(join(folder, cut.name), cut.bytes - 4_096)
  expect((await core.client.backups.list({})).kept).toEqual([whole])
})

test('a book that cannot be opened any more is restored from its backup without being open', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const before = await names(core)
  const { name } = await core.client.backups.take({})
  await core.core.close()
  writeFileSync(join(core.book, 'minutebook.db'), 'no database at all')
  await core.restart()
  expect(await core.client.book.status({})).toMatchObject({ state: 'none' })
  const { aside } = await core.client.backups.restore({ name })
  expect(await names(core)).toEqual(before)
  expect(readFileSync(aside, 'utf8')).toBe('no database at all')
})

test('a book that opens with a bad page is told to be damaged, and a backup takes its place when that is asked for once more', async () => {
  const core = await testCore({ start: 'sample' })
  await core.client.people.save(ann)
  const before = await names(core)
  const { name } = await core.client.backups.take({})
  await core.close()
  const path = join(core.book, 'minutebook.db')
  const middle = Math.floor(statSync(path).size / 8_192) * 4_096
  const bad = readFileSync(path).fill(7, middle, middle + 8_192)
  writeFileSync(path, bad)
  await core.restart()
  const { client } = core
  expect(await client.book.status({})).toMatchObject({ state: 'open' })
  const told = { code: 'storage', details: { reason: 'damaged' } }
  await expect(client.backups.take({})).rejects.toMatchObject({
    ...told,
    message:
      'The minute book itself is damaged, so no backup of it can be taken. Mend it, or put back one of its backups.',
  })
  await expect(client.backups.restore({ name })).rejects.toMatchObject({
    ...told,
    message: expect.stringContaining('so no backup of it can be taken first. Nothing was changed.') as string,
  })
  expect((await client.backups.list({})).kept).toHaveLength(1)
  const { aside, kept } = await client.backups.restore({ name, withoutBackup: true })
  expect(kept).toBeNull()
  expect(await names(core)).toEqual(before)
  expect(readFileSync(aside).subarray(0, 4_096)).toEqual(bad.subarray(0, 4_096))
  // What was wrong with the book before is not wrong with this one.
  expect(await client.backups.list({})).toMatchObject({ putBack: { keptAt: null }, failing: null })
  expect(await client.backups.take({})).toMatchObject({ reason: 'asked' })
})

test('the earliest backup of the day that is still kept is put back: the backup that is taken first does not push it out', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const before = await names(core)
  const { name } = await core.client.backups.take({})
  for (let more = 0; more < 5; more += 1) {
    core.clock.advance(1_000)
    await core.client.backups.take({})
  }
  await core.client.people.save(bel)
  core.clock.advance(1_000)
  await core.client.backups.restore({ name })
  expect(await names(core)).toEqual(before)
})

test('a backup that may only be read, as one from a disc, is restored as a book that may be written to', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const { name } = await core.client.backups.take({})
  chmodSync(join(core.book, 'backups', name), 0o444)
  await core.client.backups.restore({ name })
  expect(statSync(join(core.book, 'minutebook.db')).mode & 0o200).toBe(0o200)
  await core.client.people.save(bel)
})

test('a restoring that a power cut stopped between its two renames is carried through at the next start', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const before = await names(core)
  const { name } = await core.client.backups.take({})
  await core.client.people.save(bel)
  await core.core.close()
  const path = join(core.book, 'minutebook.db')
  copyFileSync(join(core.book, 'backups', name), `${path}.restoring`)
  // The old file has gone aside already, its log of recent writes has not.
  renameSync(path, join(core.book, 'aside.db'))
  writeFileSync(`${path}-wal`, 'of another file')
  await core.restart()
  expect(await names(core)).toEqual(before)
  expect(existsSync(`${path}.restoring`)).toBe(false)
})

test('the second place alone restores the whole book, attachments with it', async () => {
  const core = await testCore()
  const place = join(core.dir, 'stick')
  await core.client.backups.setSecondPlace({ folder: place })
  await core.client.people.save(ann)
  const answer = await core.fetch(
    new Request('http://core.invalid/api/files', { method: 'PUT', body: 'of a paper' }),
  )
  const { sha256 } = (await answer.json()) as { sha256: string }
  const before = await names(core)
  const { name } = await core.client.backups.take({})
  const there = join(place, 'book backup')
  await core.client.book.close({})
  copyFileSync(join(there, 'backups', name), join(there, 'minutebook.db'))
  await core.client.book.open({ folder: there })
  expect(await names(core)).toEqual(before)
  const file = await core.fetch(new Request(`http://core.invalid/api/files/${sha256}`))
  expect(await file.text()).toBe('of a paper')
})

test('a second place that is gone is told, and the backup stands all the same', async () => {
  const core = await testCore()
  const place = join(core.dir, 'stick')
  await core.client.backups.setSecondPlace({ folder: place })
  rmSync(place, { recursive: true })
  writeFileSync(place, 'a file where the folder was')
  await core.client.backups.take({})
  const { kept, failing } = await core.client.backups.list({})
  expect(kept).toHaveLength(1)
  expect(failing).toContain('could not be brought to')
})

test('backups hold no clear words, and an unfinished one of before is cleared away', async () => {
  const core = await testCore()
  await core.client.people.save(somebody('Quennell Canary'))
  const folder = join(core.book, 'backups')
  await core.client.backups.take({})
  writeFileSync(join(folder, 'book-2026-01-01T000000.000Z.db.new'), 'half')
  core.clock.advance(1_000)
  await core.client.backups.take({})
  for (const file of readdirSync(folder)) {
    expect(file).not.toMatch(/\.new/)
    expect(readFileSync(join(folder, file)).includes('Quennell')).toBe(false)
  }
  expect(defined(readdirSync(folder)[0], 'a backup').length).toBeGreaterThan(0)
})

test('the command line takes, tests and restores backups of a book that no window holds', async () => {
  const core = await testCore()
  await core.client.people.save(ann)
  const before = await names(core)
  await core.core.close()
  vi.stubEnv('MINUTEBOOK_CONFIG', join(core.dir, 'config'))
  const asked = async (...words: string[]): Promise<Record<string, unknown>> => {
    const [out, err]: [string[], string[]] = [[], []]
    const terminal = {
      out: (text: string) => Promise.resolve(void out.push(text)),
      err: (text: string) => void err.push(text),
    }
    const code = await runCommandLine(['backups', ...words, '--book', core.book], terminal)
    return code === 0 ? (JSON.parse(out.join('')) as Record<string, unknown>) : { code, err: err.join('') }
  }
  const { name } = await asked('take')
  expect(await asked('test', String(name))).toMatchObject({ meetings: 0, broken: null })
  expect(await asked()).toMatchObject({ kept: [{ name, reason: 'asked' }] })
  expect(await asked('restore', String(name))).toMatchObject({
    aside: expect.stringContaining('replaced') as string,
  })
  const wrong = [
    ...[['restore'], ['take', 'it'], ['throw away', 'it'], ['test', '../minutebook.db']],
    ['take', '--without-backup'],
  ]
  for (const words of wrong) expect(await asked(...words)).toMatchObject({ code: 2 })
  expect(await asked('tset')).toMatchObject({ err: expect.stringContaining('not “tset”. Usage:') as string })
  await core.restart()
  expect(await names(core)).toEqual(before)
})

test('a second Minutebook is kept out after a backup as before it', async () => {
  const core = await testCore()
  const { bookId } = JSON.parse(readFileSync(join(core.book, 'minutebook.json'), 'utf8')) as {
    bookId: string
  }
  await core.client.backups.take({})
  const second = `
    import { fileKeyStore } from './electron/core/keys/keyStore.ts'
    import { openBookFile } from './electron/db/open.ts'
    const [, config, bookId, folder] = process.argv
    try {
      openBookFile({ folder, key: fileKeyStore(config).read(bookId), holder: 'another', at: '2026-01-15T10:00:00.000Z' })
      console.log('got in')
    } catch (error) {
      console.log(error.details.reason)
    }`
  const words = ['--input-type=module', '-e', second, join(core.dir, 'config'), bookId, core.book]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  expect(stdout.trim()).toBe('busy')
})
