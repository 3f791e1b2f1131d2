import { createHash } from 'node:crypto'
import fc from 'fast-check'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { bundleBytes, entryOfBytes } from '../../electron/files/bundleFile.ts'
import { readBundleFile } from '../../electron/files/readBundleFile.ts'
import { aMeeting } from '../helpers/builders.ts'
import { savedBundle } from '../helpers/carriedBundles.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { testCore } from '../helpers/testBook.ts'

/** Bundles that somebody made wrong, or with bad intent: each is refused with a sentence, and nothing of it is kept. */

type Fields = Record<string, unknown>
type Parts = readonly (readonly [name: string, bytes: Uint8Array])[]

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const paper = new TextEncoder().encode('The plan of the kiosk.')
const other = new TextEncoder().encode('Something else altogether.')

async function wholeOf(parts: Parts): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of bundleBytes(parts.map(([name, bytes]) => entryOfBytes(name, bytes)))) {
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** As a file comes from the store, or in pieces of another size. */
async function* inPieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

interface Sound {
  readonly manifest: Fields
  readonly record: Fields
}

let sound: Promise<Sound> | null = null

/** A sound bundle of a meeting with one paper, as its parts: made once. */
function soundParts(): Promise<Sound> {
  sound ??= madeParts()
  return sound
}

async function madeParts(): Promise<Sound> {
  const core = await testCore()
  const { meetingId, itemIds } = await aMeeting(core.client)
  const sha256 = await keepFile(core, paper)
  const files = [{ id: 'plan', fileName: 'plan.txt', sha256 }]
  await core.client.papers.add({ meetingId, itemId: itemIds[2] ?? null, files })
  const zip = await JSZip.loadAsync(await savedBundle(core, meetingId))
  const read = async (name: string): Promise<Fields> =>
    JSON.parse((await zip.file(name)?.async('string')) ?? '') as Fields
  const found = { manifest: await read('manifest.json'), record: await read('record.json') }
  await core.close()
  return found
}

interface Made {
  readonly manifest?: Fields
  readonly record?: Uint8Array
  readonly papers?: Parts
}

async function bundleWith(sound: Sound, made: Made = {}): Promise<Uint8Array> {
  const record = made.record ?? encoded(sound.record)
  const manifest = { ...sound.manifest, recordHash: sha256Of(record), ...made.manifest }
  return wholeOf([
    ['manifest.json', encoded(manifest)],
    ['record.json', record],
    ...(made.papers ?? [[`papers/${sha256Of(paper)}`, paper] as const]),
  ])
}

const nameOf = (bytes: Uint8Array): string => `papers/${sha256Of(bytes)}`
const listed = (bytes: Uint8Array, fileName = 'plan.txt'): Fields => ({
  ...{ sha256: sha256Of(bytes), bytes: bytes.length, fileName, classification: 'unset' },
})

const changed = /is not as Minutebook saved it/
const notListed = /holds a file twice, or one that is not of the meeting/
const notABundle = /is not a meeting bundle/

const hostile: Readonly<
  Record<string, readonly [make: (sound: Sound) => Promise<Uint8Array>, says: RegExp]>
> = {
  'an empty file': [() => Promise.resolve(new Uint8Array()), notABundle],
  'a text': [() => Promise.resolve(other), notABundle],
  'another zip file': [() => wholeOf([['word/document.xml', other]]), notABundle],
  'a zip file that holds a manifest of another program': [
    () => wholeOf([['manifest.json', encoded({ format: 'other' })]]),
    notABundle,
  ],
  'one of a newer Minutebook': [
    (sound) => bundleWith(sound, { manifest: { version: 2, novelty: true } }),
    /made by a newer Minutebook\. Bring this one up to date/,
  ],
  'a manifest with a field nobody knows': [
    (sound) => bundleWith(sound, { manifest: { run: 'me' } }),
    changed,
  ],
  'a manifest of another meeting': [
    (sound) => bundleWith(sound, { manifest: { meetingId: 'another' } }),
    changed,
  ],
  'a manifest that is no JSON': [
    () => wholeOf([['manifest.json', new TextEncoder().encode('{'.repeat(100_000))]]),
    changed,
  ],
  'a record that is not the one of the manifest': [
    (sound) => bundleWith(sound, { manifest: { recordHash: 'a'.repeat(64) } }),
    changed,
  ],
  'a record nested a million times': [
    (sound) => bundleWith(sound, { record: new TextEncoder().encode('['.repeat(1_000_000)) }),
    changed,
  ],
  'a record with a field nobody knows': [
    (sound) => bundleWith(sound, { record: encoded({ ...sound.record, extra: 1 }) }),
    /The record in this meeting bundle does not hold together/,
  ],
  'a record that lacks a value': [
    (sound) => bundleWith(sound, { record: encoded({ ...sound.record, committee: {} }) }),
    /hold together: “committee\.id” is not as it should be\. Nothing was taken in\.$/,
  ],
  'a record that refers to nothing': [
    (sound) => bundleWith(sound, { record: encoded({ ...sound.record, items: [] }) }),
    /The record in this meeting bundle does not hold together/,
  ],
  'a paper that is not the one of its hash': [
    (sound) =>
      bundleWith(sound, {
        papers: [[nameOf(paper), paper.map((byte, index) => (index === 3 ? byte ^ 1 : byte))]],
      }),
    /“plan\.txt” in this meeting bundle is not the file that was put in/,
  ],
  'a name that leads out of the folder': [
    (sound) => bundleWith(sound, { papers: [['papers/../../../evil.txt', paper]] }),
    notListed,
  ],
  'a paper under the name of another folder': [
    (sound) => bundleWith(sound, { papers: [[`/etc/${sha256Of(paper)}`, paper]] }),
    notListed,
  ],
  'the same paper twice': [
    (sound) =>
      bundleWith(sound, {
        manifest: { files: [listed(paper), listed(paper)] },
        papers: [
          [nameOf(paper), paper],
          [nameOf(paper), paper],
        ],
      }),
    notListed,
  ],
  'a file that the record does not name': [
    (sound) =>
      bundleWith(sound, {
        manifest: { files: [listed(paper), listed(other, 'other.txt')] },
        papers: [
          [nameOf(paper), paper],
          [nameOf(other), other],
        ],
      }),
    notListed,
  ],
  'a file that the manifest does not list': [
    (sound) =>
      bundleWith(sound, {
        papers: [
          [nameOf(paper), paper],
          [nameOf(other), other],
        ],
      }),
    changed,
  ],
  'a paper that is listed and not there': [
    (sound) => bundleWith(sound, { papers: [] }),
    /A file that this meeting bundle lists is not in it/,
  ],
  'a paper that is said to be longer than it is': [
    (sound) => bundleWith(sound, { manifest: { files: [{ ...listed(paper), bytes: 900_000_000 }] } }),
    notListed,
  ],
  'more papers than a computer holds': [
    (sound) => bundleWith(sound, { manifest: { files: [{ ...listed(paper), bytes: 2_000_000_000 }] } }),
    /larger than a meeting can be/,
  ],
  'more files than a meeting has': [
    (sound) => bundleWith(sound, { manifest: { files: Array.from({ length: 2_000 }, () => listed(paper)) } }),
    /larger than a meeting can be/,
  ],
  'the same files packed by another program, as a bomb would be': [
    async (sound) => {
      const zip = new JSZip()
      zip.file('manifest.json', encoded(sound.manifest))
      zip.file('record.json', ' '.repeat(5_000_000))
      return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    },
    changed,
  ],
  'something behind its end': [
    async (sound) => Buffer.concat([await bundleWith(sound), new Uint8Array(10)]),
    changed,
  ],
  'the files of one bundle in another order': [
    (sound) =>
      wholeOf([
        ['record.json', encoded(sound.record)],
        ['manifest.json', encoded(sound.manifest)],
      ]),
    notABundle,
  ],
}

describe('a bundle from anywhere', () => {
  test.each(Object.entries(hostile))('is refused when it is %s', async (_what, [make, says]) => {
    const core = await testCore()
    const sound = await soundParts()
    const sha256 = await keepFile(core, await make(sound))
    const before = await core.client.meetings.list({})
    const refusal = { code: 'invalid-input', message: expect.stringMatching(says) as string }
    await expect(core.client.bundles.open({ sha256 })).rejects.toMatchObject(refusal)
    await expect(core.client.bundles.take({ sha256, choice: 'take', seen: null })).rejects.toMatchObject(
      refusal,
    )
    expect(await core.client.meetings.list({})).toEqual(before)
    // Nothing of it came to the store.
    const answer = await core.fetch(new Request(`http://core.test/api/files/${sha256Of(paper)}`))
    expect(answer.status).toBe(404)
  })

  test('is taken as it is read in pieces of any size, and hands over each paper whole', async () => {
    const bytes = await bundleWith(await soundParts())
    for (const size of [1, 7, 64_000]) {
      const papers: string[] = []
      await readBundleFile(inPieces(bytes, size), async (sha256, pieces) => {
        const held: Uint8Array[] = []
        for await (const piece of pieces) held.push(piece)
        papers.push(sha256, Buffer.concat(held).toString())
      })
      expect(papers).toEqual([sha256Of(paper), 'The plan of the kiosk.'])
    }
  })

  test('counts with every byte: cut short anywhere, or with any byte changed, it is refused', async () => {
    const bytes = await bundleWith(await soundParts())
    const refused = async (given: Uint8Array): Promise<unknown> =>
      readBundleFile(inPieces(given)).then(
        () => 'taken',
        (error: unknown) => (error as { code?: unknown }).code,
      )
    expect(await refused(bytes)).toBe('taken')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        expect(await refused(bytes.subarray(0, at))).toBe('invalid-input')
        const other = Uint8Array.from(bytes)
        other[at] = (other[at] ?? 0) ^ by
        expect(await refused(other)).toBe('invalid-input')
      }),
      { numRuns: 150 },
    )
  })
})
