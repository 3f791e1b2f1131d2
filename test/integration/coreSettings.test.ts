import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fileLog } from '../../electron/core/log.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { readDescription } from '../../electron/db/bookDescription.ts'
import { openBookFile } from '../../electron/db/open.ts'
import { aMeeting, anEdit, putting } from '../helpers/builders.ts'
import { testOfficer } from '../helpers/councilStart.ts'
import { testClock, testCore } from '../helpers/testBook.ts'

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('damaged settings - are set aside and said so, and the book opens again by hand', async () => {
  const core = await testCore()
  await core.close()
  const config = join(core.dir, 'config', 'config.json')
  writeFileSync(config, '{"version": 1, "lastFol')
  await core.restart()
  const { state, problem, officer } = await core.client.book.status({})
  expect([state, officer, problem]).toEqual(['none', null, expect.stringContaining('config.damaged.json')])
  expect(readFileSync(join(core.dir, 'config', 'config.damaged.json'), 'utf8')).toBe(
    '{"version": 1, "lastFol',
  )
  expect(await core.client.book.open({ folder: core.book })).toMatchObject({ state: 'open', problem: null })
  await core.close()
  writeFileSync(config, 'damaged once more')
  await core.restart()
  expect((await core.client.book.status({})).problem).toContain('config.damaged-2.json')
  expect(readFileSync(join(core.dir, 'config', 'config.damaged.json'), 'utf8')).toBe(
    '{"version": 1, "lastFol',
  )
})

test('settings of an earlier version - are read, and nobody has chosen keys in them', async () => {
  const core = await testCore()
  await core.client.preferences.set({ theme: 'dark', textSize: 120, density: 'dense' })
  await core.close()
  const path = join(core.dir, 'config', 'config.json')
  const { preferences, ...others } = JSON.parse(readFileSync(path, 'utf8')) as {
    preferences: { keys?: unknown }
  }
  delete preferences.keys
  writeFileSync(path, JSON.stringify({ ...others, preferences }))
  await core.restart()
  expect(await core.client.preferences.get({})).toEqual({
    theme: 'dark',
    textSize: 120,
    density: 'dense',
    keys: {},
  })
  expect((await core.client.book.status({})).problem).toBeNull()
})

test('keys that an officer chose - are kept, unless the rule of keys refuses one of them', async () => {
  const core = await testCore()
  const look = { theme: 'system' as const, textSize: 100, density: 'dense' as const }
  const keys = { 'meeting.adjourn': ['F9', 'Ctrl+Shift+J'], 'pane.next': [] }
  await core.client.preferences.set({ ...look, keys })
  await expect(
    core.client.preferences.set({ ...look, keys: { ...keys, 'meeting.motion': ['Ctrl+Alt+M'] } }),
  ).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'keys.meeting.motion' } })
  await core.restart()
  expect((await core.client.preferences.get({})).keys).toEqual(keys)
})

test('settings and keys - are for this account only', async () => {
  const core = await testCore()
  const { bookId } = readDescription(core.book)
  const modes = ['config.json', join('keys', `${bookId}.key`)].map(
    (name) => statSync(join(core.dir, 'config', name)).mode & 0o777,
  )
  expect(modes).toEqual([0o600, 0o600])
  expect(readFileSync(join(core.dir, 'config', 'config.json'), 'utf8')).toContain(testOfficer.name)
})

test('the log - keeps codes and stacks, never the words of a message, and is set aside when it grows', () => {
  const folder = join(tempFolder(), 'logs')
  const log = fileLog(folder, testClock())
  log.error('bug', new TypeError('the lease of Marsh Lane'), { where: 'minutes.apply' })
  const line = readFileSync(join(folder, 'minutebook.log'), 'utf8')
  expect(JSON.parse(line)).toMatchObject({
    at: '2026-01-15T10:00:00.000Z',
    level: 'error',
    what: 'bug',
    where: 'minutes.apply',
    error: 'TypeError',
    stack: expect.stringContaining('coreSettings.test.ts') as string,
  })
  expect(line).not.toContain('Marsh Lane')
  writeFileSync(join(folder, 'minutebook.log'), 'x'.repeat(2_000_001))
  log.info('next')
  expect([
    existsSync(join(folder, 'minutebook.1.log')),
    statSync(join(folder, 'minutebook.log')).size < 200,
  ]).toEqual([true, true])
})

test('a log that cannot be written - stops nothing', () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'minutebook.log'))
  expect(() => fileLog(folder, testClock()).info('core.started')).not.toThrow()
  writeFileSync(join(folder, 'a file'), '')
  expect(() => fileLog(join(folder, 'a file', 'logs'), testClock()).info('core.started')).not.toThrow()
})

test('the file of a book - is opened with every setting that power cuts were replayed against', async () => {
  const core = await testCore()
  await core.close()
  const key = fileKeyStore(join(core.dir, 'config')).read(readDescription(core.book).bookId)
  const file = openBookFile({ folder: core.book, key, holder: 'a test', at: '2026-01-15T10:00:00Z' })
  const setting = (name: string): unknown => {
    const row = file.reader.first({ compile: () => ({ sql: `PRAGMA ${name}`, parameters: [] }) as never })
    return Object.values((row ?? {}) as Record<string, unknown>)[0]
  }
  const names = [
    'cipher',
    'locking_mode',
    'journal_mode',
    'synchronous',
    'secure_delete',
    'temp_store',
    'foreign_keys',
  ]
  const found = [...names, 'cell_size_check', 'trusted_schema', 'wal_autocheckpoint'].map(setting)
  file.close()
  expect(found).toEqual(['sqlcipher', 'exclusive', 'wal', 2, 1, 2, 1, 1, 0, 400])
})

test('words pasted from another book - keep their text in the record, and name nobody this book does not know', async () => {
  const { client } = await testCore()
  const { meetingId, itemIds } = await aMeeting(client)
  const point = {
    type: 'point',
    attrs: { id: 'b1' },
    content: [
      { type: 'person', attrs: { personId: 'elsewhere', text: 'Councillor Dunmore' } },
      { type: 'text', text: ' and ' },
      { type: 'person', attrs: { personId: 'ash', text: 'Councillor Ashworth' } },
    ],
  }
  await client.minutes.apply(anEdit(meetingId, itemIds[0], { changeId: 'paste', steps: [putting([point])] }))
  const record = await client.records.export({ meetingId })
  expect(record.minutes[0]?.blocks[0]).toMatchObject({
    content: [
      { kind: 'text', text: 'Councillor Dunmore' },
      { kind: 'text', text: ' and ' },
      { kind: 'person', personId: 'ash', text: 'Councillor Ashworth' },
    ],
  })
  const other = await testCore()
  expect(await other.client.records.load(record)).toEqual({ meetingId })
})
