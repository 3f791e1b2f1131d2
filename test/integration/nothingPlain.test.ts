import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { deflateSync, gzipSync } from 'node:zlib'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nodeFlags } from '../../build/nodeFlags.ts'
import { memoryPlace } from '../../electron/children/privateFolder.ts'
import { converterOver, wordConverter } from '../../electron/children/wordConverter.ts'
import { savedSearches } from '../../electron/core/savedSearches.ts'
import { userConfigFile } from '../../electron/core/userConfig.ts'
import { textSealing } from '../../electron/files/textSealing.ts'
import { writeZip } from '../../electron/render/zipFile.ts'
import { wordFile, wordParagraph } from '../helpers/badFiles.ts'
import { bareCore } from '../helpers/bareCore.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { aMeetingWithPapers, allRead, keepFile, packCore } from '../helpers/packsInBook.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { nothingRendered } from '../helpers/renderers.ts'
import { codesIn, bare } from '../leaks/canaries.ts'
import { longestString, plainHits, stem } from '../plain/plainWords.ts'
import { scanFolders } from '../plain/scanFolders.ts'

/** What is in a book lies nowhere in clear: not while it is worked on, and not after the process was killed in the middle. */

const script = fileURLToPath(new URL('../plain/plainWork.ts', import.meta.url))

function folderOfTest(): string {
  const dir = mkdtempSync(join(tmpdir(), 'minutebook-plain-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  mkdirSync(join(dir, 'tmp'))
  return dir
}

interface Working {
  readonly child: ChildProcess
  readonly said: () => string
  /** The rest of the next line that begins so. */
  readonly line: (beginning: string) => Promise<string>
}

/** The process that fills a book and works on it, with a temporary folder of its own. */
function work(dir: string): Working {
  const tmp = join(dir, 'tmp')
  const child = spawn(process.execPath, [...nodeFlags, script, dir], {
    env: { ...process.env, TMPDIR: tmp, TMP: tmp, TEMP: tmp },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const keep = (piece: Buffer): void => void (said += piece.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async (beginning: string): Promise<string> => {
    for (;;) {
      const next = await lines.next()
      if (next.done === true) throw new Error(`It ended before it said “${beginning}”:\n${said}`)
      if (next.value.startsWith(beginning)) return next.value.slice(beginning.length).trim()
    }
  }
  return { child, said: () => said, line }
}

const memoryFolders = (pid: number): string[] => {
  const place = memoryPlace()
  return place === null ? [] : readdirSync(place).filter((name) => name.startsWith(`minutebook-word-${pid}-`))
}

/** A program that was converting for a process that was killed goes on; it was started by this test. */
function endConversions(pid: number): void {
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      if (line.includes(`minutebook-word-${pid}-`)) process.kill(Number(name), 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

describe('a book full of words to be looked for', () => {
  test(
    'lies nowhere in clear: while it is worked on, after a kill, and when it was opened and closed again',
    { timeout: 240_000 },
    async () => {
      const dir = folderOfTest()
      const { child, said, line } = work(dir)
      const pid = child.pid ?? 0
      const looked: Record<string, readonly string[]> = {}
      const look = (when: string): number => {
        const { hits, bytes } = scanFolders([dir])
        looked[when] = hits
        return bytes
      }
      for (const stage of ['typed', 'made', 'failed']) {
        await line(stage)
        look(stage)
      }
      const count = Number(await line('holds'))
      for (let n = 0; n < 5; n += 1) await line('typing')
      look('typing')
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
      endConversions(pid)
      const bytes = look('killed')
      expect(count).toBeGreaterThan(1_000)
      // The files were there to be read: the book, its log of recent writes, a backup, and the sealed files.
      expect(bytes).toBeGreaterThan(1_000_000)
      expect(readdirSync(join(dir, 'book'))).toEqual(
        expect.arrayContaining(['attachments', 'backups', 'minutebook.db', 'minutebook.db-wal']),
      )
      expect(plainHits(Buffer.from(said()))).toEqual([])

      const { client, core } = await bareCore(dir)
      await client.book.open({ folder: join(dir, 'book') })
      const held = new Set<number>()
      for (const { id } of await client.meetings.list({})) {
        const record = JSON.stringify(await client.records.export({ meetingId: id }))
        for (const code of codesIn(bare(record))) held.add(code)
      }
      const searches = await client.search.saved({})
      for (const code of codesIn(bare(JSON.stringify(searches)))) held.add(code)
      expect([held.size > 100, searches.length]).toEqual([true, 1])
      look('opened')
      await core.close()
      look('closed')
      expect(looked).toEqual(Object.fromEntries(Object.keys(looked).map((when) => [when, []])))

      // What was being converted lay in memory alone, and goes with the next start.
      wordConverter().close()
      expect(memoryFolders(pid)).toEqual([])
      expectLocked(join(dir, 'book'))
    },
  )
})

/** No program but this one, with the key, opens any of the files, and `strings` prints nothing that anybody could read. */
function expectLocked(book: string): void {
  const backups = readdirSync(join(book, 'backups')).filter((name) => name.endsWith('.db'))
  expect(backups.length).toBeGreaterThan(0)
  for (const path of ['minutebook.db', ...backups.map((name) => join('backups', name))]) {
    const file = join(book, path)
    const opened = (): unknown =>
      new DatabaseSync(file, { readOnly: true }).prepare('SELECT * FROM sqlite_schema').all()
    expect(opened).toThrow(/file is not a database/)
    const again = (): unknown => new SqliteDatabase(file, { readonly: true }).pragma('schema_version')
    expect(again).toThrow(/file is not a database/)
    expect(longestString(readFileSync(file)).length).toBeLessThan(24)
  }
  for (const name of readdirSync(join(book, 'attachments'), { recursive: true, encoding: 'utf8' })) {
    const file = join(book, 'attachments', name)
    if (!statSync(file).isFile()) continue
    // Nothing that tells a PDF, a picture or a Word document.
    expect(readFileSync(file).subarray(0, 4).toString('latin1')).toBe('MBA1')
    expect(longestString(readFileSync(file)).length).toBeLessThan(24)
  }
}

describe('the look for words in clear', () => {
  const word = `${stem}00042`
  const inside = `Some words before ${word} and some after it, as a sentence has them.`
  test.each([
    ['as they are', Buffer.from(inside)],
    ['in small letters', Buffer.from(inside.toLowerCase())],
    ['in UTF-16', Buffer.from(inside, 'utf16le')],
    ['in UTF-16, the other way round', Buffer.from(inside, 'utf16le').swap16()],
    ...[0, 1, 2].map(
      (n) =>
        [
          `in base64, ${n} on`,
          Buffer.from(Buffer.from(`${'x'.repeat(n)}${inside}`).toString('base64')),
        ] as const,
    ),
    ['in hex', Buffer.from(Buffer.from(inside).toString('hex'))],
    ['packed', Buffer.concat([Buffer.alloc(99, 7), deflateSync(inside), Buffer.alloc(9)])],
    ['packed and cut off', deflateSync(`${inside}${'and so on '.repeat(9_000)}`).subarray(0, -20)],
    ['in a zip file in a gzip file', gzipSync(writeZip(new Map([['a.txt', Buffer.from(inside)]])))],
    ['in a Word document', Buffer.from(wordFile({ body: wordParagraph(inside) }))],
  ] as const)('finds them %s', (_, bytes) => {
    expect(plainHits(bytes).length).toBeGreaterThan(0)
  })

  test('finds them in a PDF, in the name of a file and far down in folders, and nothing in what is locked', async () => {
    const dir = folderOfTest()
    expect(scanFolders([dir])).toEqual({ files: 0, bytes: 0, hits: [] })
    mkdirSync(join(dir, 'a', 'b'), { recursive: true })
    writeFileSync(join(dir, 'a', 'b', 'paper'), await plainPdf(1, word))
    writeFileSync(join(dir, 'a', `${word}.txt`), '')
    writeFileSync(join(dir, 'sealed'), textSealing(Buffer.alloc(32, 1)).seal(inside))
    const { hits } = scanFolders([dir])
    expect(hits.map((hit) => hit.slice(dir.length)).toSorted()).toEqual([
      expect.stringMatching(/^\/a\/QzfinchX00042\.txt: in its name$/),
      expect.stringMatching(/^\/a\/b\/paper: /),
    ])
  })
})

describe('saved searches', () => {
  test('that lay in clear in settings of before are sealed when they are first asked for', () => {
    const dir = folderOfTest()
    const config = userConfigFile(dir)
    const searches = [{ name: `About ${stem}`, query: `words=${stem}` }]
    config.change({ searches })
    expect(plainHits(readFileSync(join(dir, 'config.json'))).length).toBeGreaterThan(0)
    const book = (key: number) => ({ attachments: { sealing: textSealing(Buffer.alloc(32, key)) } }) as never
    expect(savedSearches(config, book(1))).toEqual(searches)
    expect(plainHits(readFileSync(join(dir, 'config.json')))).toEqual([])
    const again = userConfigFile(dir)
    expect([again.problem, savedSearches(again, book(1)), savedSearches(again, book(2))]).toEqual([
      null,
      searches,
      [],
    ])
  })
})

describe('a Word document that is closed, where conversion writes to a disk', () => {
  test('is not converted until it is marked public, and says what to do', async () => {
    const seen: string[] = []
    const pdf = await plainPdf(1, 'As Word would make it')
    const program = {
      toPdf: (word: Uint8Array) => {
        seen.push(`${word.length > 0}`)
        return Promise.resolve({ pdf, engine: 'Microsoft Word' })
      },
      toDocx: null,
    }
    const converter = converterOver(
      () => program,
      () => true,
    )
    const core = await packCore({ reading: readingFiles({ render: nothingRendered, converter }) })
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    const sha256 = await keepFile(core, wordFile({ body: wordParagraph('The terms of the lease.') }))
    const files = [{ id: 'lease', fileName: 'lease.docx', sha256 }]
    await core.client.papers.add({ meetingId, itemId, files })
    const told = async () => {
      const [found] = await allRead(core.client, meetingId)
      const facts = found?.facts
      return facts === undefined || facts === 'reading' ? null : [facts.state, facts.notes[0]?.sentence ?? '']
    }
    const sentence =
      'This document is exempt, or nobody has marked it public yet. To convert it here, its words would be written to the disk in clear. Open it in Word, save it as PDF and add that, or mark it public.'
    expect([await told(), seen]).toEqual([['refused', sentence], []])
    const exemption = { paragraphs: [3], publicInterest: 'The terms are being negotiated.' }
    const mark = (change: object) => core.client.papers.change({ meetingId, paperId: 'lease', change })
    await mark({ classification: 'exempt', exemption })
    expect([await told(), seen]).toEqual([['refused', sentence], []])
    await mark({ classification: 'public' })
    expect((await told())?.[0]).toBe('ready')
    expect(seen).toEqual(['true'])
  })
})
