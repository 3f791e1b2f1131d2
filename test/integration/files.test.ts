import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { attachmentStore } from '../../electron/files/attachments.ts'
import { testCore } from '../helpers/testBook.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function store(limit?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const key = randomBytes(32)
  return { folder, key, files: attachmentStore(join(folder, 'attachments'), key, limit) }
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The bytes in pieces of a size that fits no chunk. */
async function* inPieces(bytes: Uint8Array, size = 50_001): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

const names = (folder: string): string[] =>
  readdirSync(join(folder, 'attachments'), { recursive: true }).map(String).toSorted()

describe('an attachment', () => {
  test.for([0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_003])(
    'of %i bytes comes out as it went in',
    async (size) => {
      const { files } = store()
      const bytes = randomBytes(size)
      expect(await files.put(inPieces(bytes))).toEqual({ sha256: sha256(bytes), bytes: size })
      expect((await read(files.get(sha256(bytes)))).equals(bytes)).toBe(true)
    },
  )

  test('is sealed: its words are not in the file', async () => {
    const { folder, files } = store()
    const bytes = Buffer.from('canary words that nobody may read '.repeat(100))
    const kept = await files.put(inPieces(bytes))
    const path = join(folder, 'attachments', kept.sha256.slice(0, 2), kept.sha256)
    expect(readFileSync(path).includes('canary')).toBe(false)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('that is added twice is kept once', async () => {
    const { folder, files } = store()
    const bytes = randomBytes(1_000)
    await files.put(inPieces(bytes))
    await files.put(inPieces(bytes))
    expect(names(folder)).toEqual([sha256(bytes).slice(0, 2), join(sha256(bytes).slice(0, 2), sha256(bytes))])
  })

  test('past the limit is refused in a sentence, and leaves nothing', async () => {
    const { folder, files } = store(2_000_000)
    await expect(files.put(inPieces(randomBytes(2_000_001)))).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('larger than 2 MB') as string,
    })
    expect(names(folder)).toEqual([])
  })

  test('of Minutebook’s own making is kept whatever its size', async () => {
    const { files } = store(2_000_000)
    const bytes = randomBytes(2_000_001)
    expect(await files.put(inPieces(bytes), 'minutebook')).toEqual({
      ...{ sha256: sha256(bytes), bytes: 2_000_001 },
    })
  })

  test('whose sending breaks off leaves nothing', async () => {
    const { folder, files } = store()
    async function* broken(): AsyncGenerator<Uint8Array, void> {
      yield await Promise.resolve(randomBytes(100_000))
      throw new Error('the window was closed')
    }
    await expect(files.put(broken())).rejects.toThrow('the window was closed')
    expect(names(folder)).toEqual([])
  })

  test.for([
    [
      'a changed bit',
      (sealed: Buffer) =>
        Buffer.concat([sealed.subarray(0, 70_000), Buffer.from([1]), sealed.subarray(70_001)]),
    ],
    ['a missing end', (sealed: Buffer) => sealed.subarray(0, 36 + 65_552)],
    [
      'chunks in another order',
      (sealed: Buffer) =>
        Buffer.concat([
          sealed.subarray(0, 36),
          sealed.subarray(36 + 65_552, 36 + 131_104),
          sealed.subarray(36, 36 + 65_552),
          sealed.subarray(36 + 131_104),
        ]),
    ],
    ['something added', (sealed: Buffer) => Buffer.concat([sealed, Buffer.alloc(100)])],
  ] as const)('with %s is called damaged', async ([, damage]) => {
    const { folder, files } = store()
    const bytes = randomBytes(200_000)
    const kept = await files.put(inPieces(bytes))
    const path = join(folder, 'attachments', kept.sha256.slice(0, 2), kept.sha256)
    writeFileSync(path, damage(readFileSync(path)))
    await expect(read(files.get(kept.sha256))).rejects.toMatchObject({
      code: 'storage',
      details: { reason: 'damaged' },
    })
  })
})

describe('the byte lanes of the door', () => {
  const put = (body: Uint8Array<ArrayBuffer> | string | null) =>
    new Request('http://core.test/api/files', { method: 'PUT', body, duplex: 'half' })

  test('take a file, and give it back after a restart', async () => {
    const core = await testCore()
    const bytes = randomBytes(300_000)
    const answer = await core.fetch(put(bytes))
    expect([answer.status, await answer.json()]).toEqual([201, { sha256: sha256(bytes), bytes: 300_000 }])
    await core.restart()
    const back = await core.fetch(new Request(`http://core.test/api/files/${sha256(bytes)}`))
    expect(back.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test.for([
    ['GET', `/api/files/${'0'.repeat(64)}`, 404, 'not-found'],
    ['GET', '/api/files/..%2fminutebook.db', 404, 'not-found'],
    ['GET', '/api/output/unknown', 404, 'not-found'],
    ['GET', '/api/elsewhere', 404, 'not-found'],
    ['PUT', '/api/files', 422, 'invalid-input'],
    ['POST', '/api/rpc/no/such', 404, 'not-found'],
  ] as const)('answer %s %s with %i and a sentence', async ([method, path, status, code]) => {
    const core = await testCore()
    const answer = await core.fetch(new Request(`http://core.test${path}`, { method }))
    expect([answer.status, await answer.json()]).toEqual([
      status,
      expect.objectContaining({ code, message: expect.stringMatching(/\.$/) as string }),
    ])
  })

  test('call a file that breaks off what it is, no fault of theirs, and keep nothing', async () => {
    const core = await testCore()
    const pieces = [randomBytes(90_000), randomBytes(90_000)]
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = pieces.shift()
        if (next === undefined) controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
        else controller.enqueue(next)
      },
    })
    const answer = await core.fetch(
      new Request('http://core.test/api/files', { method: 'PUT', body, duplex: 'half' }),
    )
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { code: 'invalid-input', details: { reason: 'broken-off' } },
    ])
    expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
    expect(readdirSync(join(core.book, 'attachments'))).toEqual([])
  })

  test('say that no book is open', async () => {
    const core = await testCore({ start: 'none' })
    const answer = await core.fetch(put('words'))
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }])
  })
})
