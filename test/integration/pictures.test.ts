import { inflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../electron/core/log.ts'
import { pngOf } from '../../electron/render/intake/pngFile.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import { smallJpeg, smallPng } from '../helpers/badFiles.ts'
import { linesPdf, plainPdf } from '../helpers/officersFiles.ts'
import {
  addPaper,
  aMeetingWithPapers,
  allRead,
  builtPack,
  keepFile,
  packCore,
} from '../helpers/packsInBook.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import type { TestCore } from '../helpers/testBook.ts'

const render = createRenderer({ log: silentLog })
afterAll(() => render.close())

function aCore(): Promise<TestCore> {
  return packCore({ reading: readingFiles({ render }) })
}

function look({ fetch }: TestCore, path: string): Promise<Response> {
  return fetch(new Request(`http://core.test${path}`))
}

/** Width, height and the points of a PNG that was made here, read by hand. */
function pointsOf(png: Buffer): { readonly width: number; readonly height: number; readonly rows: Buffer } {
  const idat = png.indexOf('IDAT')
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    rows: inflateSync(png.subarray(idat + 4, idat + 4 + png.readUInt32BE(idat - 4))),
  }
}

describe('the picture of a page', () => {
  test('of a paper is as wide as was asked, has the words on it, and is for nobody to keep or guess at', async () => {
    const core = await aCore()
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    await addPaper(core, meetingId, itemId, 'plan', { pages: 2 })
    const answer = await look(core, `/api/meetings/${meetingId}/papers/plan/pages/2?width=200`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const { width, height, rows } = pointsOf(Buffer.from(await answer.arrayBuffer()))
    expect([width, height]).toEqual([200, 283])
    expect(rows.includes(0xff)).toBe(true)
    expect(rows.filter((point) => point < 0x80).length).toBeGreaterThan(100)
  })

  test('of a pack that was built comes page by page', async () => {
    const core = await aCore()
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    await addPaper(core, meetingId, itemId, 'plan', { pages: 2 })
    const { outputId, pack } = await builtPack(core.client, {
      meetingId,
      audience: 'public',
      edition: 'agenda',
    })
    const pages = await Promise.all(
      Array.from({ length: pack.pages }, (_, index) =>
        look(core, `/api/output/${outputId}/pages/${index + 1}?width=120`),
      ),
    )
    expect(pages.map((page) => page.status)).toEqual(pages.map(() => 200))
    const past = await look(core, `/api/output/${outputId}/pages/${pack.pages + 1}?width=120`)
    expect(past.status).toBe(404)
  })

  test('that nobody can have is refused in a sentence', async () => {
    const core = await aCore()
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    await addPaper(core, meetingId, itemId, 'plan', { pages: 2 })
    const sha256 = await keepFile(core, new TextEncoder().encode('%PDF-1.7 and no more'))
    await core.client.papers.add({ meetingId, itemId, files: [{ id: 'bad', fileName: 'bad.pdf', sha256 }] })
    const asked: readonly (readonly [path: string, status: number, code: string])[] = [
      ['plan/pages/1?width=39', 422, 'invalid-input'],
      ['plan/pages/1?width=2401', 422, 'invalid-input'],
      ['plan/pages/1', 422, 'invalid-input'],
      ['plan/pages/0?width=100', 404, 'not-found'],
      ['plan/pages/3?width=100', 404, 'not-found'],
      ['other/pages/1?width=100', 404, 'not-found'],
      ['bad/pages/1?width=100', 422, 'invalid-input'],
    ]
    for (const [path, status, code] of asked) {
      const answer = await look(core, `/api/meetings/${meetingId}/papers/${path}`)
      const message = expect.stringMatching(/\.$/) as string
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        status,
        expect.objectContaining({ code, message }),
      ])
    }
  })

  test('of a long paper is there soon, its first and all after it', async () => {
    const core = await aCore()
    const { meetingId, itemId } = await aMeetingWithPapers(core.client)
    const sha256 = await keepFile(core, linesPdf(116))
    await core.client.papers.add({ meetingId, itemId, files: [{ id: 'long', fileName: 'long.pdf', sha256 }] })
    await allRead(core.client, meetingId)
    const pages = await Promise.all(
      Array.from({ length: 116 }, (_, index) =>
        look(core, `/api/meetings/${meetingId}/papers/long/pages/${index + 1}?width=60`),
      ),
    )
    expect(pages.every((page) => page.status === 200)).toBe(true)
  })
})

describe('a picture as a paper', () => {
  async function withPicture(description: string, bytes = smallPng('SECRETKESTREL')) {
    const core = await aCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, bytes)
    await client.papers.add({
      meetingId,
      itemId,
      files: [{ id: 'map', fileName: 'Map of the pond.png', sha256 }],
    })
    await client.papers.change({
      meetingId,
      paperId: 'map',
      change: { classification: 'public', description },
    })
    const [found] = await allRead(client, meetingId)
    return { core, meetingId, facts: found?.facts }
  }

  async function pdfOf(core: TestCore, meetingId: string) {
    const { outputId } = await builtPack(core.client, { meetingId, audience: 'public', edition: 'agenda' })
    const answer = await look(core, `/api/output/${outputId}`)
    return new Uint8Array(await answer.arrayBuffer())
  }

  test('is one tagged page with its description, and without what a program wrote beside it', async () => {
    const { core, meetingId, facts } = await withPicture('The pond from the north.')
    expect(facts).toEqual({
      ...{
        kind: 'picture',
        state: 'ready',
        needsPassword: false,
        pages: 1,
        engine: 'Minutebook',
        tagging: 'tagged',
      },
      ...{ wordless: [], otherSizes: [], notes: [] },
    })
    const pdf = await pdfOf(core, meetingId)
    expect(Buffer.from(pdf).includes('SECRETKESTREL')).toBe(false)
    const read = await readPdf(pdf)
    expect(read.pages.at(-1)?.text).toContain('Map of the pond')
    expect(JSON.stringify(read)).toContain('The pond from the north.')
  })

  test('says that it wants a description, until it has one; the pack then has the new one', async () => {
    const { core, meetingId, facts } = await withPicture('')
    expect(facts).toMatchObject({
      state: 'ready',
      notes: [{ level: 'problem', sentence: expect.stringMatching(/^Describe the picture/) as string }],
    })
    const change = { description: 'Reeds along the eastern bank.' }
    await core.client.papers.change({ meetingId, paperId: 'map', change })
    const [found] = await allRead(core.client, meetingId)
    expect(found?.facts).toMatchObject({ notes: [] })
    expect(JSON.stringify(await readPdf(await pdfOf(core, meetingId)))).toContain(
      'Reeds along the eastern bank.',
    )
  })

  test('of a camera is held as the camera was, and does not say where that was', async () => {
    const { core, meetingId, facts } = await withPicture('A bench.', smallJpeg(6, 'SECRETKESTREL'))
    expect(facts).toMatchObject({ kind: 'picture', state: 'ready', pages: 1 })
    expect(Buffer.from(await pdfOf(core, meetingId)).includes('SECRETKESTREL')).toBe(false)
  })

  test.each([
    ['that was cut off', () => smallPng().slice(0, 1_000)],
    ['with fewer points than it says', () => tooFewPoints()],
    ['of a camera that was cut off', () => smallJpeg(1, '').slice(0, 60)],
  ])('%s is refused in a sentence', async (_name, make) => {
    const { facts } = await withPicture('A bench.', make())
    expect(facts).toMatchObject({
      ...{ kind: 'picture', state: 'refused' },
    })
    expect(typeof facts === 'object' && facts.notes[0]?.sentence).toBe(
      'This picture is damaged or incomplete. Ask for the file again.',
    )
  })
})

/** A PNG of one row that says it has two, with the check sum right. */
function tooFewPoints(): Uint8Array {
  const one = Buffer.from(pngOf(new Uint8Array(16), 4, 1, 16))
  const two = Buffer.from(pngOf(new Uint8Array(32), 4, 2, 16))
  return new Uint8Array(Buffer.concat([two.subarray(0, 33), one.subarray(33)]))
}

describe('plain text as a paper', () => {
  test.each([
    ['UTF-8', Buffer.from('Café hours\n\nOpen from nine – daily.', 'utf8')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFCafé hours\n\nOpen from nine – daily.', 'utf8')],
    ['UTF-16', Buffer.from('\uFEFFCafé hours\r\n\r\nOpen from nine – daily.', 'utf16le')],
    ['Windows-1252', Buffer.from('Caf\xe9 hours\r\n\r\nOpen from nine \x96 daily.', 'latin1')],
  ])('in %s has its words', async (_name, bytes) => {
    const core = await aCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, bytes)
    await client.papers.add({ meetingId, itemId, files: [{ id: 't', fileName: 'Notes.txt', sha256 }] })
    await client.papers.change({ meetingId, paperId: 't', change: { classification: 'public' } })
    expect(await allRead(client, meetingId)).toMatchObject([
      {
        facts: { kind: 'text', state: 'ready', pages: 1, engine: 'Minutebook', tagging: 'tagged', notes: [] },
      },
    ])
    const { outputId } = await builtPack(client, { meetingId, audience: 'public', edition: 'agenda' })
    const answer = await look(core, `/api/output/${outputId}`)
    const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()))
    expect(pages.at(-1)?.text).toMatch(/Notes.*Café hours.*Open from nine – daily\./s)
  })

  test('with something in it that no text holds is no text', async () => {
    const core = await aCore()
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, Buffer.from('words\0and more', 'latin1'))
    await client.papers.add({ meetingId, itemId, files: [{ id: 't', fileName: 'Notes.txt', sha256 }] })
    expect(await allRead(client, meetingId)).toMatchObject([{ facts: { kind: 'other', state: 'refused' } }])
  })
})

test('a file is read again after the program ended in the middle of it', async () => {
  const core = await aCore()
  const { client } = core
  const { meetingId, itemId } = await aMeetingWithPapers(client)
  const sha256 = await keepFile(core, await plainPdf(3))
  await client.papers.add({ meetingId, itemId, files: [{ id: 'p', fileName: 'p.pdf', sha256 }] })
  await core.restart()
  expect(await allRead(core.client, meetingId)).toMatchObject([{ facts: { state: 'ready', pages: 3 } }])
  expect(core.log.lines.filter((line) => line.level === 'error')).toEqual([])
})
