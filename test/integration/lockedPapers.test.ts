import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib'
import { PDF } from '@libpdf/core'
import type { ProtectionOptions, SaveOptions } from '@libpdf/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPdf, pdfium } from '../../electron/render/intake/pdfium.ts'
import { unlockPdf } from '../../electron/render/intake/unlockPdf.ts'
import { restrictionSentence } from '../../shared/domain/paperFacts.ts'
import { lockedPdf, plainPdf } from '../helpers/officersFiles.ts'
import { allRead, aMeetingWithPapers, keepFile, packCore } from '../helpers/packsInBook.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import type { ReadPdf } from '../helpers/pdfReader.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { readsHere } from '../helpers/readsHere.ts'
import { nothingRendered } from '../helpers/renderers.ts'
import { allRows, rawDatabase, testCore } from '../helpers/testBook.ts'

const password = 'Sandpiper 7'
const qpdfIsHere = spawnSync('qpdf', ['--version']).status === 0
/** Numbers are kept to a thousandth of a point. */
const exactNumber = '595.27'

/** Two tagged pages with a heading, a picture’s description, a link, a bookmark, a language and metadata. */
async function taggedPdf(): Promise<PDFDocument> {
  const name = (text: string): PDFName => PDFName.of(text)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = pdf
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const root = context.nextRef()
  const top = context.nextRef()
  const elements = [0, 1].map((index) => {
    const page = pdf.addPage([595, 842])
    const kinds = ['H1', 'Figure']
    kinds.forEach((kind, mcid) => {
      page.pushOperators(
        PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [name(kind), `<</MCID ${mcid}>>`]),
      )
      page.drawText(`${kind} of page ${index + 1}`, { x: 72, y: 700 - 40 * mcid, font, size: 14 })
      page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
    })
    page.node.set(name('StructParents'), context.obj(index))
    return kinds.map((kind, mcid) =>
      context.register(
        context.obj({
          ...{ Type: 'StructElem', S: kind, P: top, Pg: page.ref, K: mcid },
          ...(kind === 'Figure' ? { Alt: PDFHexString.fromText(`A plan (of \\ berth ${index + 1}`) } : {}),
        }),
      ),
    )
  })
  const [first, second] = pdf.getPages()
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [10, 595.2756, 200, 610] })
  link.set(name('Dest'), context.obj([second?.ref ?? null, name('Fit')]))
  first?.node.addAnnot(context.register(link))
  context.assign(top, context.obj({ Type: 'StructElem', S: 'Document', P: root, K: elements.flat() }))
  const parents = context.obj({ Nums: elements.flatMap((refs, index) => [index, context.obj(refs)]) })
  context.assign(
    root,
    context.obj({ Type: 'StructTreeRoot', K: [top], ParentTree: context.register(parents) }),
  )
  const outlines = context.nextRef()
  const bookmark = context.obj({ Title: PDFString.of('Berths'), Parent: outlines })
  bookmark.set(name('Dest'), context.obj([first?.ref ?? null, name('Fit')]))
  const mark = context.register(bookmark)
  context.assign(outlines, context.obj({ Type: 'Outlines', First: mark, Last: mark, Count: 1 }))
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><pdfuaid:part>1</pdfuaid:part></x:xmpmeta>'
  catalog.set(name('Metadata'), context.register(context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })))
  catalog.set(name('StructTreeRoot'), root)
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(name('Outlines'), outlines)
  catalog.set(name('Lang'), PDFString.of('en-GB'))
  pdf.setTitle('Berths', { showInWindowTitleBar: true })
  return pdf
}

async function taggedBytes(): Promise<Uint8Array> {
  return (await taggedPdf()).save({ useObjectStreams: false })
}

/** Locked by another library than the one that opens it: that one leaves strings as they are. */
async function taggedLocked(lock: ProtectionOptions, save: SaveOptions = {}): Promise<Uint8Array> {
  const pdf = await PDF.load(await taggedBytes())
  pdf.setProtection({ userPassword: password, ownerPassword: 'the owner’s', ...lock })
  return pdf.save(save)
}

async function opened(bytes: Uint8Array, given = password): Promise<Uint8Array> {
  const found = await unlockPdf(bytes, given)
  if (found.kind !== 'opened') throw new Error(`It was not opened: ${found.kind}.`)
  return found.pdf
}

/** Neither that it was locked, nor the hashes that its password could be guessed by. */
function expectNoLock(pdf: Uint8Array): void {
  const written = Buffer.from(pdf)
  for (const word of ['/Encrypt', '/StdCF', '/ObjStm', '/XRef']) {
    expect([word, written.includes(word)]).toEqual([word, false])
  }
}

/** Whoever locks a file may number its objects anew. */
function withoutNumbers(read: ReadPdf): string {
  return JSON.stringify(read, null, 1).replaceAll(/"p\d+R_/g, '"')
}

/** As a reader sees and hears it, to the last digit. */
async function expectSame(copy: Uint8Array): Promise<void> {
  const before = await readPdf(await taggedBytes())
  expect(before).toMatchObject({ title: 'Berths', language: 'en-GB', pdfUaPart: 1, marked: true })
  expect(before.structure.children[0]?.children).toHaveLength(4)
  expect(before.figures).toEqual(['A plan (of \\ berth 1', 'A plan (of \\ berth 2'])
  expect(withoutNumbers(await readPdf(copy))).toBe(withoutNumbers(before))
  expect(Buffer.from(copy).includes(exactNumber)).toBe(true)
  expectNoLock(copy)
}

describe('a PDF with a password', () => {
  test.for<[string, string, ...string[]]>([
    ['RC4 of 40 bits', '40'],
    ['RC4 of 128 bits', '128', '--use-aes=n'],
    ['AES of 128 bits', '128', '--use-aes=y'],
    ['AES of 128 bits, its metadata in clear', '128', '--use-aes=y', '--cleartext-metadata'],
    ['AES of 256 bits', '256'],
    ['AES of 256 bits, its metadata in clear', '256', '--cleartext-metadata'],
    ['AES of 256 bits in its first form', '256', '--force-R5'],
  ])('locked by %s, keeps everything but its lock', async ([, bits, ...words], context) => {
    context.skip(!qpdfIsHere, 'qpdf is not installed')
    const folder = mkdtempSync(join(tmpdir(), 'minutebook-locked-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')]
    writeFileSync(plain, await taggedBytes())
    const lock = [
      '--compress-streams=n',
      '--allow-weak-crypto',
      '--encrypt',
      password,
      'owner',
      bits,
      ...words,
      '--',
    ]
    execFileSync('qpdf', [plain, ...lock, locked])
    await expectSame(await opened(new Uint8Array(readFileSync(locked))))
  })

  test('locked by another library, its table packed or not, keeps everything but its lock', async () => {
    for (const useXRefStream of [false, true]) {
      await expectSame(await opened(await taggedLocked({}, { useXRefStream })))
    }
  })

  test.each(['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const)(
    'locked by %s keeps its words, its tags and its numbers',
    async (algorithm) => {
      // This library leaves strings as they are when it locks: titles and descriptions are seen to above.
      const pdf = await taggedPdf()
      pdf.encrypt({ userPassword: password, ownerPassword: 'owner', algorithm, allowWeakCryptography: true })
      const copy = await opened(await pdf.save({ useObjectStreams: false }))
      const [read, before] = [await readPdf(copy), await readPdf(await taggedBytes())]
      expect(read.structure.text).toBe(before.structure.text)
      expect(read.headings).toEqual(before.headings)
      expect(read.figures).toHaveLength(2)
      expect(Buffer.from(copy).includes(exactNumber)).toBe(true)
      expectNoLock(copy)
    },
  )

  test('opens with letters beyond ASCII in it, and where its objects are packed', async () => {
    const pdf = await PDFDocument.load(await plainPdf(2, 'Packed words'), { updateMetadata: false })
    pdf.encrypt({ userPassword: 'Möwe £7', ownerPassword: 'owner' })
    const copy = await opened(await pdf.save({ useObjectStreams: true }), 'Möwe £7')
    expect((await readPdf(copy)).pages.map(({ text }) => text)).toEqual(['Packed words 1', 'Packed words 2'])
    expectNoLock(copy)
  })

  test('says what its author restricts to whoever has only the password that opens it', async () => {
    const locked = await taggedLocked({ permissions: { print: false, copy: false } })
    expect(await unlockPdf(locked, password)).toMatchObject({ restricts: ['printing', 'copying'] })
    expect(await unlockPdf(locked, 'the owner’s')).toMatchObject({ restricts: [] })
    const printed = await taggedLocked({ permissions: { copy: false } })
    expect(await unlockPdf(printed, password)).toMatchObject({ restricts: ['copying'] })
    expect(restrictionSentence(['printing', 'copying'])).toBe('Its author restricts printing and copying.')
    expect(restrictionSentence([])).toBeNull()
  })

  test('is not opened by another password, and a file without one is left as it is', async () => {
    const locked = await lockedPdf('Heron')
    for (const wrong of ['heron', 'Heron ', 'x'.repeat(500), '\u{1F426}']) {
      expect(await unlockPdf(locked, wrong)).toEqual({ kind: 'wrong-password' })
    }
    expect(await unlockPdf(await plainPdf(1), 'Heron')).toEqual({ kind: 'not-locked' })
    expect(await unlockPdf(await lockedPdf(''), 'owner')).toEqual({ kind: 'not-locked' })
    expect(await unlockPdf(new TextEncoder().encode('words'), 'Heron')).toEqual({ kind: 'not-locked' })
    // Cut short, it may open and cannot be written: it is refused, and nothing is thrown.
    expect((await unlockPdf(locked.slice(0, locked.length - 300), 'Heron')).kind).not.toBe('opened')
  })

  test('stands open in the place of the locked one, with all that was said of it, and its password nowhere', async () => {
    const core = await packCore({ reading: readingFiles({ render: nothingRendered }) })
    const { client, log } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, await taggedLocked({ permissions: { print: false, copy: false } }))
    await client.papers.add({ meetingId, itemId, files: [{ id: 'pay', fileName: 'pay.pdf', sha256 }] })
    const exemption = { paragraphs: [1, 2], publicInterest: 'It is about one officer.' }
    const change = { title: 'The pay review', classification: 'exempt', exemption } as const
    await client.papers.change({ meetingId, paperId: 'pay', change })
    expect(await allRead(client, meetingId)).toMatchObject([
      { facts: { state: 'refused', needsPassword: true, notes: [{ level: 'problem' }] } },
    ])
    const asked = { meetingId, paperId: 'pay' }
    for (const wrong of ['sandpiper 7', 'SANDPIPER']) {
      await expect(client.papers.unlock({ ...asked, password: wrong })).rejects.toMatchObject({
        code: 'invalid-input',
        message: '“pay.pdf” does not open with this password. Look at capital letters, or ask who sent it.',
        details: { field: 'password' },
      })
    }
    expect(await client.papers.unlock({ ...asked, password })).toEqual({ restricts: ['printing', 'copying'] })
    const [paper] = (await client.meetings.get({ meetingId })).record.papers
    expect(paper).toMatchObject({ ...change, id: 'pay', itemId, fileName: 'pay.pdf' })
    expect(await allRead(client, meetingId)).toMatchObject([
      { facts: { state: 'ready', needsPassword: false, pages: 2, tagging: 'tagged', notes: [] } },
    ])
    const [latest] = await client.meetings.changes({ meetingId, limit: 1 })
    expect(latest?.what).toBe(
      '“pay.pdf” was opened with its password, and is kept without one. Its author restricts printing and copying.',
    )
    const file = await core.fetch(new Request(`http://core.test/api/files/${paper?.sha256 ?? ''}`))
    const bytes = new Uint8Array(await file.arrayBuffer())
    const open = openPdf(await pdfium(), bytes)
    expect(typeof open === 'string' ? open : open.isLocked).toBe(false)

    // The way back is that of every file that was replaced: the locked one is still in the book.
    await client.papers.replace({ ...asked, fileName: 'pay.pdf', sha256 })
    expect(await allRead(client, meetingId)).toMatchObject([{ facts: { needsPassword: true } }])

    const { text } = await client.support.report({})
    await core.close()
    const rows = JSON.stringify(allRows(rawDatabase(core)))
    const said = JSON.stringify([log.lines, text, rows])
    expect(said).toContain('pay.pdf')
    for (const word of [password, 'andpiper', 'ANDPIPER']) expect(said).not.toContain(word)
  })

  test('that was replaced while it was being opened is left to the other', async () => {
    let meanwhile = (): Promise<unknown> => Promise.resolve()
    const core = await testCore({
      reading: () => {
        const reading = readsHere()
        return {
          ...reading,
          unlocked: async (sha256, given) => {
            await meanwhile()
            return reading.unlocked(sha256, given)
          },
        }
      },
    })
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const [sha256, newer] = await Promise.all([
      keepFile(core, await lockedPdf('Heron')),
      keepFile(core, await plainPdf(1)),
    ])
    await client.papers.add({ meetingId, itemId, files: [{ id: 'pay', fileName: 'pay.pdf', sha256 }] })
    meanwhile = () => client.papers.replace({ meetingId, paperId: 'pay', fileName: 'new.pdf', sha256: newer })
    const asked = { meetingId, paperId: 'pay', password: 'Heron' }
    await expect(client.papers.unlock(asked)).rejects.toMatchObject({ code: 'conflict' })
    const { papers } = (await client.meetings.get({ meetingId })).record
    expect(papers).toMatchObject([{ fileName: 'new.pdf', sha256: newer }])
  })
})
