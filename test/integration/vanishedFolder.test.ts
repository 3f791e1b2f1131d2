import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aMeeting, anEdit, textsOf, typing } from '../helpers/builders.ts'
import { testClock, testCore } from '../helpers/testBook.ts'
import type { TestCore, TestCoreOptions } from '../helpers/testBook.ts'

/** What the officer is told when the ground goes from under an open book, and that the same change is kept once when it is back. */

interface Typing {
  readonly core: TestCore
  /** Types a word with this identity and tells how that went: "applied", "already", or the sentence of the failure. */
  readonly type: (changeId: string, revision: number) => Promise<string>
  /** The words of the item, read again from the disk. */
  readonly wordsOnDisk: () => Promise<string>
}

async function typingIn(options: TestCoreOptions = {}): Promise<Typing> {
  const core = await testCore(options)
  const { meetingId, itemIds } = await aMeeting(core.client)
  const itemId = itemIds[0] ?? ''
  return {
    core,
    type: async (changeId, baseRevision) => {
      const edit = anEdit(meetingId, itemId, { changeId, baseRevision, steps: [typing(`${changeId} `)] })
      try {
        return (await core.client.minutes.apply(edit)).outcome
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      }
    },
    wordsOnDisk: async () => {
      await core.restart()
      return textsOf((await core.client.minutes.open({ meetingId, itemId })).doc).join()
    },
  }
}

const gone = (folder: string): string =>
  `Not saved: the folder ${folder} is no longer there, or no longer holds the minute book. Nothing is lost while this window is open. Put it back or connect its drive.`
const replaced = (folder: string): string =>
  `Not saved: another file now stands in the place of the minute book in ${folder}. Nothing is lost while this window is open. Put the right file back.`
const full =
  'Not saved: the disk is full. Nothing is lost while this window is open. Free some space, then try again.'

describe('a folder that is renamed under an open book', () => {
  test('is missed at once, and once it is back the same change is kept, once', async () => {
    const { core, type, wordsOnDisk } = await typingIn()
    expect(await type('one', 0)).toBe('applied')
    renameSync(core.book, `${core.book}-elsewhere`)
    expect(await type('two', 1)).toBe(gone(core.book))
    expect(await type('two', 1)).toBe(gone(core.book))
    // Reading goes on, so that the words can be copied out.
    expect((await core.client.meetings.list({})).length).toBe(1)
    renameSync(`${core.book}-elsewhere`, core.book)
    expect([await type('two', 1), await type('two', 1)]).toEqual(['applied', 'already'])
    expect(await wordsOnDisk()).toBe('two one ')
  })

  test('in the middle of a change is missed before that is called saved', async () => {
    const standing = testClock()
    let strike = (): void => undefined
    const clock = {
      ...standing,
      // The clock is read inside the transaction: between the first look at the file and the second.
      now: () => {
        strike()
        return standing.now()
      },
    }
    const { core, type, wordsOnDisk } = await typingIn({ clock })
    strike = () => {
      renameSync(core.book, `${core.book}-elsewhere`)
      strike = () => undefined
    }
    expect(await type('one', 0)).toBe(gone(core.book))
    renameSync(`${core.book}-elsewhere`, core.book)
    expect(await type('one', 0)).toBe('already')
    expect(await wordsOnDisk()).toBe('one ')
  })
})

describe('a file that goes or is replaced under an open book', () => {
  test.for([
    ['the folder is deleted', (book: string) => rmSync(book, { recursive: true }), gone],
    ['the file is deleted', (book: string) => rmSync(join(book, 'minutebook.db')), gone],
    ['its log of recent writes is deleted', (book: string) => rmSync(join(book, 'minutebook.db-wal')), gone],
    [
      'another folder takes its place',
      (book: string) => {
        cpSync(book, `${book}-copy`, { recursive: true })
        renameSync(book, `${book}-elsewhere`)
        renameSync(`${book}-copy`, book)
      },
      replaced,
    ],
    [
      'a file takes the place of the folder',
      (book: string) => {
        renameSync(book, `${book}-elsewhere`)
        writeFileSync(book, '')
      },
      gone,
    ],
  ] as const)('%s - and nothing is called saved', async ([, strike, sentence]) => {
    const { core, type } = await typingIn()
    await type('one', 0)
    strike(core.book)
    expect([await type('two', 1), await type('two', 1)]).toEqual([sentence(core.book), sentence(core.book)])
    // Not only typing: nothing at all is kept in a file that nobody will find again.
    await expect(
      core.client.people.save({ id: 'dun', address: '', name: 'Eli Dunmore', titles: [] }),
    ).rejects.toMatchObject({ code: 'storage' })
  })
})

const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()
if (!canMount) test.skip('needs Linux and root, to mount a small disk', () => undefined)

/** A disk of four megabytes on which a book lies. */
function smallDisk(): { readonly dir: string; readonly unmount: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', dir])
  const unmount = (): void => void execFileSync('umount', ['-l', dir])
  onTestFinished(() => {
    // Lazily: the core may still hold the file when this runs.
    if (statSync(dir).dev !== statSync(tmpdir()).dev) unmount()
    rmSync(dir, { recursive: true, force: true })
  })
  return { dir, unmount }
}

describe.skipIf(!canMount)('a small disk', () => {
  test('that is full takes no change, says so, and keeps the same change once there is room', async () => {
    const { dir } = smallDisk()
    const { core, type, wordsOnDisk } = await typingIn({ dir })
    expect(await type('one', 0)).toBe('applied')
    const ballast = join(dir, 'ballast')
    fill(ballast)
    // Some pages of the log may be there already: what fits is kept, then nothing more is.
    let revision = 1
    let answer = 'applied'
    for (; answer === 'applied' && revision < 2_000; revision += 1)
      answer = await type(`n${revision}`, revision)
    expect(answer).toBe(full)
    const last = `n${revision - 1}`
    expect(await type(last, revision - 1)).toBe(full)
    expect((await core.client.meetings.list({})).length).toBe(1)
    // Started again, it opens and shows everything, and still takes no change.
    await core.close()
    fill(ballast)
    await core.restart()
    expect((await core.client.book.status({})).problem).toBeNull()
    expect((await core.client.meetings.list({})).length).toBe(1)
    expect(await type(last, revision - 1)).toBe(full)
    rmSync(ballast)
    expect([await type(last, revision - 1), await type(last, revision - 1)]).toEqual(['applied', 'already'])
    const expected = Array.from({ length: revision - 1 }, (_, index) => `n${revision - 1 - index} `).join('')
    expect(await wordsOnDisk()).toBe(`${expected}one `)
  })

  test('that is taken out takes no change, and says so', async () => {
    const disk = smallDisk()
    const { core, type } = await typingIn({ dir: disk.dir })
    expect(await type('one', 0)).toBe('applied')
    disk.unmount()
    expect(await type('two', 1)).toBe(gone(core.book))
    mkdirSync(core.book, { recursive: true })
    expect(await type('two', 1)).toBe(gone(core.book))
  })
})

const canLimit = ((): boolean => {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' })
    return process.platform === 'linux'
  } catch {
    return false
  }
})()
if (!canLimit) test.skip('needs Linux with prlimit, to make writing fail', () => undefined)

test.skipIf(!canLimit)(
  'a disk that refuses to write - is told in a sentence, and the same change is kept once when it writes again',
  { timeout: 60_000 },
  async () => {
    const core = await testCore()
    const { meetingId, itemIds } = await aMeeting(core.client)
    await core.close()
    const script = new URL('../helpers/applyThroughFault.ts', import.meta.url).pathname
    // A file that may grow no further stands in for a failing disk: SQLite takes it for one.
    const limited = `trap '' XFSZ; ulimit -S -f 2000; exec "$0" "$@"`
    const child = spawn(
      'sh',
      ['-c', limited, process.execPath, script, core.dir, meetingId, itemIds[0] ?? ''],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const next = async (): Promise<string> => String((await lines.next()).value)
    const failed =
      'Not saved: the disk did not answer. Nothing is lost while this window is open. Check the drive, then try again.'
    expect(await next()).toBe(failed)
    child.stdin.write('again\n')
    expect(await next()).toBe(failed)
    execFileSync('prlimit', [`--pid=${child.pid}`, '--fsize=unlimited'])
    child.stdin.write('again\n')
    expect([await next(), await next()]).toEqual(['applied', 'already'])
    const edits = Number(await next())
    await core.restart()
    const { doc, revision } = await core.client.minutes.open({ meetingId, itemId: itemIds[0] ?? '' })
    const [text = ''] = textsOf(doc)
    const numbers = [...text.matchAll(/(\d+);/g)].map((match) => Number(match[1]))
    expect([revision, numbers]).toEqual([edits, Array.from({ length: edits }, (_, n) => edits - 1 - n)])
  },
)

/** Writes until the disk takes no more. */
function fill(path: string): void {
  let size = 8_000_000
  while (size > 256) {
    try {
      writeFileSync(path, Buffer.alloc(size, 1), { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      size = Math.floor(size / 2)
    }
  }
}
