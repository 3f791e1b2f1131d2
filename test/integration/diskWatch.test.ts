import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ballastName, makeBallast } from '../../electron/core/disk/ballast.ts'
import { diskWatch } from '../../electron/core/disk/diskWatch.ts'
import type { DiskWatch, DiskWatchSettings } from '../../electron/core/disk/diskWatch.ts'
import { fullSentence, lowSentence, shortSentence } from '../../electron/core/disk/diskSentences.ts'
import { eventHub } from '../../electron/core/eventHub.ts'
import type { CoreEvent } from '../../electron/core/eventHub.ts'
import { bookHolder } from '../../electron/core/bookHolder.ts'
import type { BookHolder } from '../../electron/core/bookHolder.ts'
import { fileKeyStore } from '../../electron/core/keys/keyStore.ts'
import { userConfigFile } from '../../electron/core/userConfig.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import { roomOf } from '../../electron/files/freeSpace.ts'
import { somebody } from '../helpers/backupCases.ts'
import { aMeeting, nextMeeting } from '../helpers/builders.ts'
import { cheapKeys } from '../helpers/keyCases.ts'
import { countingIds, listLog, testCore } from '../helpers/testBook.ts'
import type { TestCore } from '../helpers/testBook.ts'

/** The eye on the disk, looking when the test says so, at a book with one person in it. */
interface Watching {
  readonly test: TestCore
  readonly watch: DiskWatch
  readonly book: BookHolder
  readonly told: readonly CoreEvent[]
  readonly log: ReturnType<typeof listLog>
}

const never = 3_600_000

async function watching(
  settings: Partial<DiskWatchSettings> = {},
  before: (client: CoreClient, put: (text: string) => Promise<unknown>) => Promise<unknown> = async () => {},
): Promise<Watching> {
  const core = await testCore(cheapKeys)
  await core.client.people.save(somebody('Ann Cole'))
  const put = (body: string) => core.fetch(new Request('http://core.test/api/files', { method: 'PUT', body }))
  await before(core.client, put)
  await core.close()
  const configFolder = join(core.dir, 'config')
  const [events, log, clock] = [eventHub(), listLog(), core.clock]
  const book = bookHolder({
    ...{ clock, events, log, newId: countingIds(), holder: 'a test', remembersFolder: true },
    keys: fileKeyStore(configFolder),
    config: userConfigFile(configFolder),
  })
  book.open(core.book)
  const told: CoreEvent[] = []
  const watch = diskWatch({
    ...{ book, log, clock, configFolder },
    events: { ...events, publish: (event) => told.push(event) },
    settings: { everyMilliseconds: never, ballastAfterMilliseconds: never, freeSpace: plenty, ...settings },
  })
  onTestFinished(async () => {
    await watch.close()
    book.close()
  })
  return { test: core, watch, book, told, log }
}

const plenty = (): Promise<number> => Promise.resolve(5_000_000_000)
const diskEvent = { kind: 'changed', stream: 'disk' }

describe('a book that is lost from its place', () => {
  test('is told of once, and a whole copy of it, proved, is a book like any other', async () => {
    const { test: core, watch, told, book } = await watching()
    await watch.look()
    expect(watch.news()).toEqual([])
    rmSync(core.book, { recursive: true })
    await watch.look()
    await watch.look()
    const rescued = join(core.dir, 'config', 'rescued', '2026-01-15T100000.000Z')
    expect(watch.news()).toEqual([
      {
        kind: 'lost',
        sentence: `The minute book is no longer in ${core.book}: it was moved or deleted, or its drive was taken out. All that was saved is kept in a whole copy in ${rescued}; the files of papers and the backups are not in it. Put it back or connect its drive, and saving goes on by itself.`,
        rescued,
      },
    ])
    expect(told).toEqual([diskEvent])
    expect(readdirSync(join(core.dir, 'config', 'rescued'))).toHaveLength(1)
    expect(readFileSync(join(rescued, 'minutebook.db')).includes('Ann Cole')).toBe(false)
    const copy = book.open(rescued)
    expect(copy.reader.all(copy.reader.sql.selectFrom('person').select('name'))).toContainEqual({
      name: 'Ann Cole',
    })
  })

  test('and comes back is forgotten; lost again it is kept again, though the clock says the same', async () => {
    const { test: core, watch, told } = await watching()
    for (let n = 0; n < 2; n += 1) {
      renameSync(core.book, `${core.book}-elsewhere`)
      await watch.look()
      expect(watch.news()).toHaveLength(1)
      renameSync(`${core.book}-elsewhere`, core.book)
      await watch.look()
      expect(watch.news()).toEqual([])
    }
    expect(told).toHaveLength(4)
    expect(readdirSync(join(core.dir, 'config', 'rescued'))).toHaveLength(2)
  })

  test('opens by its passphrase where no account has its key', async () => {
    const { test: core, watch } = await watching({}, (client) =>
      client.keys.setPassphrase({ passphrase: 'four herons on the weir', current: null }),
    )
    await watch.look()
    rmSync(core.book, { recursive: true })
    await watch.look()
    const folder = defined(watch.news()[0]?.rescued ?? undefined, 'it was rescued')
    const elsewhere = await testCore({ ...cheapKeys, start: 'none' })
    await elsewhere.client.keys.unlock({ folder, way: 'passphrase', secret: 'four herons on the weir' })
    expect(await elsewhere.client.people.list({})).toMatchObject([{ name: 'Ann Cole' }])
  })

  test.each([
    ['goes with its papers, where they are still there', 5_000_000_000, /COPY, with the files of papers; /],
    [
      'goes without its papers, and says so, where they find no room',
      200_000_000,
      /papers \(1 MB\) are not in it/,
    ],
  ])('%s', async (_, free, says) => {
    const {
      test: core,
      watch,
      told,
    } = await watching({ freeSpace: () => Promise.resolve(free) }, (_client, put) =>
      put('a paper of the meeting'),
    )
    await watch.look()
    renameSync(join(core.book, 'minutebook.db'), join(core.book, 'other.db'))
    const before = told.length
    await watch.look()
    const rescued = defined(watch.news()[0]?.rescued ?? undefined, 'it was rescued')
    await vi.waitFor(() => expect(told.length).toBe(before + 2))
    expect(watch.news()[0]?.sentence.replace(rescued, 'COPY')).toMatch(says)
    const files = (folder: string) =>
      existsSync(join(folder, 'attachments'))
        ? readdirSync(join(folder, 'attachments'), { recursive: true }).toSorted()
        : []
    expect(files(core.book)).toHaveLength(2)
    expect(files(rescued)).toEqual(free > 1_000_000_000 ? files(core.book) : [])
  })

  test('to another file says so', async () => {
    const { test: core, watch } = await watching()
    renameSync(join(core.book, 'minutebook.db'), join(core.book, 'other.db'))
    writeFileSync(join(core.book, 'minutebook.db'), 'something else')
    await watch.look()
    expect(watch.news()[0]?.sentence).toMatch(/^Another file stands in the place of the minute book/)
    expect(watch.news()[0]?.rescued).not.toBeNull()
  })

  test('where no copy can be made says why, and leaves no half of one', async () => {
    const { test: core, watch, log } = await watching()
    // A file where the folder should be.
    writeFileSync(join(core.dir, 'config', 'rescued'), '')
    rmSync(core.book, { recursive: true })
    await watch.look()
    await watch.look()
    expect(watch.news()[0]).toMatchObject({ kind: 'lost', rescued: null })
    expect(watch.news()[0]?.sentence).toContain('No copy of it could be made')
    // Not tried again at every look.
    expect(log.lines.filter(({ what }) => what === 'disk.not-rescued')).toHaveLength(1)
  })
})

describe('the room on the drive', () => {
  test('has its ends at 500 and 200 MB', () => {
    const rooms = [500_000_000, 499_999_999, 200_000_000, 199_999_999].map(roomOf)
    expect(rooms).toEqual(['enough', 'low', 'low', 'short'])
  })

  test('is told of in time; ballast is made while there is plenty, let go when it is short, and made again', async () => {
    let free = 5_000_000_000
    const {
      test: core,
      watch,
      told,
    } = await watching({
      ballastAfterMilliseconds: 0,
      ballastBytes: 3_000_000,
      freeSpace: () => Promise.resolve(free),
    })
    const ballast = join(core.book, ballastName)
    const looked = async (now: number): Promise<readonly string[]> => {
      free = now
      await watch.look()
      return watch.news().map(({ sentence }) => sentence)
    }
    expect(await looked(502_000_000)).toEqual([lowSentence])
    expect(existsSync(ballast)).toBe(false)
    expect(await looked(504_000_000)).toEqual([])
    await expect.poll(() => existsSync(ballast), { timeout: 20_000 }).toBe(true)
    expect(statSync(ballast).size).toBe(3_000_000)
    expect(await looked(499_000_000)).toEqual([lowSentence])
    expect(existsSync(ballast)).toBe(true)
    expect(await looked(199_000_000)).toEqual([shortSentence(true)])
    expect(existsSync(ballast)).toBe(false)
    // What it gave is not counted as room: the sentence stays.
    expect(await looked(202_000_000)).toEqual([shortSentence(true)])
    expect(await looked(900_000_000)).toEqual([])
    await expect.poll(() => existsSync(ballast), { timeout: 20_000 }).toBe(true)
    expect(told).toHaveLength(5)
  })

  test('that was short from the start says nothing of ballast, and that is full does not say that it nearly is', async () => {
    let free = 3_000_000
    const { watch } = await watching({ freeSpace: () => Promise.resolve(free) })
    await watch.look()
    expect(watch.news()).toEqual([{ kind: 'short', sentence: shortSentence(false), rescued: null }])
    free = 1_000_000
    await watch.look()
    expect(watch.news()).toEqual([{ kind: 'short', sentence: fullSentence, rescued: null }])
  })

  test('that no ballast fits in is left alone', async () => {
    const folder = join((await testCore({ start: 'none' })).dir, 'full')
    mkdirSync(join(folder, ballastName), { recursive: true })
    await expect(makeBallast(folder, 10)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([ballastName])
  })
})

test('a meeting is not begun at a time that the clocks skip or show twice', async () => {
  const { client } = await testCore()
  const { meetingId } = await aMeeting(client)
  const said = (given: { readonly date: string; readonly start: string }): Promise<string> =>
    nextMeeting(client, given).then(
      () => 'made',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
  expect(await said({ date: '2026-03-29', start: '01:30' })).toBe(
    'In that night the clocks go forward, and it is never 01:30. Give another time for the start.',
  )
  expect(await said({ date: '2026-10-25', start: '01:30' })).toBe(
    'In that night the clocks go back, and it is twice 01:30. Give another time for the start.',
  )
  expect(await said({ date: '2026-10-25', start: '02:00' })).toBe('made')
  const { meeting } = (await client.meetings.get({ meetingId })).record
  await expect(
    client.meetings.save({ ...meeting, date: '2026-10-25', start: '01:30' }),
  ).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'start' } })
})
