import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authoredPart } from '../../electron/render/pack/authoredPart.ts'
import { checkPack } from '../../electron/render/pack/checkPack.ts'
import { layFrontSheet } from '../../electron/render/pack/frontSheet.ts'
import { assemblePack } from '../../electron/render/pack/assemble/assemblePack.ts'
import { packContents } from '../../electron/render/pack/packContents.ts'
import type { PackOrder } from '../../electron/render/pack/packOrder.ts'
import type { PackFindingKind, PackPlan } from '../../electron/render/pack/packPlan.ts'
import { takeInPaper } from '../../electron/render/pack/paperIntake.ts'
import { partsOfPack } from '../../electron/render/pack/partsOfPack.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import type { Renderer } from '../../electron/render/renderer.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { packFor, readPack, withPapers } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { linesPdf, lockedPdf, plainPdf, scannedPdf, sizedPdf, trappedPdf } from '../helpers/officersFiles.ts'
import { anItem, aRecord, minutesOf, note, prose } from '../helpers/recordBuilder.ts'
import { crestPng } from '../helpers/samplePaper.ts'

const png = Uint8Array.from(Buffer.from(crestPng, 'base64'))
const agenda = aRecord({
  items: [anItem('first', { title: 'Report' }), anItem('second', { title: 'Dates' })],
})
const good: GivenPaper = { id: 'good', itemId: 'second', bytes: await plainPdf(2, 'Good') }

describe('an officer’s file that cannot be in a pack', () => {
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 1)])
  test.each<[PackFindingKind, string, () => Promise<Uint8Array>, RegExp]>([
    [
      'password',
      'needs a password',
      () => lockedPdf('secret'),
      /needs a password. Ask for a copy without one/,
    ],
    ['damaged', 'is cut off', async () => (await plainPdf(9)).subarray(0, 2_500), /is damaged/],
    ['damaged', 'lost its last bytes', async () => (await plainPdf(9)).slice(0, -8), /is damaged/],
    ['damaged', 'is damaged inside', () => brokenInside(), /is damaged inside. Ask for the file again/],
    ['no-pages', 'has no page', () => plainPdf(0), /has no pages/],
    ['not-pdf', 'is a Word file', () => Promise.resolve(zip), /is a Word file .* Give it as PDF/],
    ['not-pdf', 'is a picture', () => Promise.resolve(png), /is a picture. Give it as PDF/],
    ['not-pdf', 'is empty', () => Promise.resolve(new Uint8Array()), /is an empty file/],
    ['not-pdf', 'is text', () => Promise.resolve(Buffer.from('Dear all')), /is no PDF/],
    ['too-long', 'has too many pages', () => Promise.resolve(linesPdf(5_001)), /has 5,001 pages/],
  ])('gets a finding, %s, when it %s, and the rest is built', async (kind, _what, bytes, sentence) => {
    const pack = await packFor(agenda, [{ id: 'bad', bytes: await bytes() }, good])
    const [found, ...more] = pack.findings
    expect(found).toMatchObject({ kind, fileName: 'bad.pdf', pages: [] })
    expect(found?.sentence).toMatch(/^“bad\.pdf” /)
    expect(found?.sentence).toMatch(sentence)
    expect(more.map((each) => each.kind)).toEqual(['untagged'])
    expect(pack.documents).toMatchObject([{ paperId: 'good', fileName: 'good.pdf', first: 3, last: 4 }])
    expect(pack.ranges.map((range) => range.itemId)).toEqual(['second'])
  })

  test('is told of when it is missing, cannot be read, or is another than was put on the agenda', async () => {
    const { record, files } = withPapers(agenda, [
      { id: 'gone', bytes: png },
      { id: 'shut', bytes: png },
      { id: 'other', bytes: await plainPdf(1), sha256: 'b'.repeat(64) },
      good,
    ])
    files.delete('gone')
    files.set('shut', { unreadable: '“shut.pdf” cannot be read (it is not permitted).' })
    const { buildPack } = await import('../../electron/render/pack/buildPack.ts')
    const wish = {
      audience: 'public',
      rightHand: 'none',
      firstPage: 1,
      subItemPages: 'shared',
      edition: 'agenda',
      number: 1,
      previousMinutes: null,
    } as const
    const pack = await buildPack({ record, files, ...wish })
    expect(pack.findings.map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ['missing', 'gone.pdf'],
      ['unreadable', 'shut.pdf'],
      ['changed', 'other.pdf'],
      ['untagged', 'good.pdf'],
    ])
    expect(pack.documents.map(({ paperId }) => paperId)).toEqual(['good'])
  })
})

test('what is odd about a file that is in the pack is told with the numbers of its pages', async () => {
  const pack = await packFor(agenda, [
    {
      id: 'sizes',
      bytes: await sizedPdf([
        [595, 842],
        [842, 595],
        [2384, 3370],
        [0, 0],
      ]),
    },
    { id: 'scan', bytes: await scannedPdf(png) },
    { id: 'trap', bytes: await trappedPdf('X') },
  ])
  expect(pack.findings.map(({ kind, fileName, pages }) => [kind, fileName, pages])).toEqual([
    ['untagged', 'sizes.pdf', [3, 4, 5, 6]],
    ['scanned', 'scan.pdf', [7]],
    ['untagged', 'trap.pdf', [9]],
    ['left-out', 'trap.pdf', []],
    ['page-size', 'sizes.pdf', [5, 6]],
  ])
  const pdf = await PDFDocument.load(pack.bytes, { updateMetadata: false })
  expect(pdf.getPage(5).getSize()).toEqual({ width: 595.28, height: 841.89 })
})

describe('a members’ pack', () => {
  const exemption = { paragraphs: [3], publicInterest: 'a tender' }
  const record = aRecord({
    items: [
      anItem('first', { classification: 'exempt', exemption }),
      anItem('second'),
      anItem('third', { classification: 'confidential' }),
    ],
  })

  test('says on every page of what is not for publication that it is not, and on no other', async () => {
    const pack = await packFor(
      record,
      [
        { id: 'shut', bytes: await plainPdf(2, 'Shut'), classification: 'exempt' },
        good,
        { id: 'alone', itemId: 'second', bytes: await plainPdf(1, 'Alone'), classification: 'exempt' },
        { id: 'sealed', itemId: 'third', bytes: await plainPdf(1, 'Sealed', 90) },
        { id: 'unset', itemId: 'second', bytes: await plainPdf(1), classification: 'unset' },
      ],
      { audience: 'members', rightHand: 'none' },
    )
    const exempt = 'NOT FOR PUBLICATION – exempt information'
    const read = await readPack(pack.bytes)
    expect(read.pages.map(({ stamp }) => stamp.replace(/^Page \d+ ?/, ''))).toEqual([
      ...['', `${exempt}, paragraph 3`, `${exempt}, paragraph 3`, '', '', exempt],
      'NOT FOR PUBLICATION – confidential information',
    ])
    expect(read.pages[0]?.words).toContain('Members’ pack: not for publication')
    const kinds = pack.findings.map(({ kind, fileName }) => [kind, fileName])
    expect(kinds).toContainEqual(['unset', 'unset.pdf'])
    expect(kinds).toContainEqual(['no-paragraph', 'alone.pdf'])
  })
})

/** Every byte of a PDF, with every stream inflated, and what its words and bookmarks are to a reader. */
async function everything(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const streams = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream)) return []
    const isFlate = object.dict.lookup(PDFName.of('Filter')) === PDFName.of('FlateDecode')
    return [isFlate ? inflateSync(object.contents) : Buffer.from(object.contents)]
  })
  const read = await readPack(bytes)
  return Buffer.concat([Buffer.from(bytes), ...streams]).toString('latin1') + JSON.stringify(read)
}

/** A word as it stands in a PDF: plain, in two-byte letters, and both in hexadecimal digits. */
function forms(word: string): string[] {
  const bytes = Buffer.from(word, 'latin1')
  const wide = Buffer.from(word, 'utf16le').swap16()
  const hex = [bytes, wide].map((each) => each.toString('hex'))
  return [word, wide.toString('latin1'), ...hex, ...hex.map((each) => each.toUpperCase())]
}

const canary = 'KANARIENVOGEL'
const classification = fc.constantFrom('public', 'exempt', 'confidential')
const randomMeeting = fc.array(
  fc.record({ classification, papers: fc.array(classification, { maxLength: 3 }) }),
  { minLength: 1, maxLength: 4 },
)

type RandomMeeting = typeof randomMeeting extends fc.Arbitrary<infer Value> ? Value : never

/** A canary in every place the public does not read: words, names and insides of files, and what public files keep to themselves. */
async function withCanaries(items: RandomMeeting): Promise<{ record: MeetingRecord; papers: GivenPaper[] }> {
  const trapped = await trappedPdf(canary)
  const papers: GivenPaper[] = []
  for (const [index, item] of items.entries()) {
    for (const [at, own] of item.papers.entries()) {
      const isOpen = own === 'public' && item.classification === 'public'
      papers.push({
        id: `${index}-${at}`,
        itemId: `i${index}`,
        classification: own,
        fileName: isOpen ? `open-${index}-${at}.pdf` : `${canary} (${index}-${at}).pdf`,
        bytes: isOpen ? trapped : await plainPdf(1, `${canary} ${index}-${at}`),
      })
    }
  }
  const record = aRecord({
    items: items.map((item, index) =>
      anItem(`i${index}`, {
        classification: item.classification,
        notes: canary,
        recommendations: item.classification === 'public' ? [] : [canary],
        exemption: item.classification === 'exempt' ? { paragraphs: [1], publicInterest: canary } : null,
      }),
    ),
    minutes: items.map((_, index) =>
      minutesOf(`i${index}`, [prose(canary, { classification: 'exempt' }), note(canary)]),
    ),
  })
  return { record, papers }
}

describe('a public pack', () => {
  test('holds no word, name or byte of what is exempt, in random meetings full of it', async () => {
    const canaries = forms(canary)
    await fc.assert(
      fc.asyncProperty(randomMeeting, async (items) => {
        const { record, papers } = await withCanaries(items)
        const pack = await packFor(record, papers, { rightHand: 'none' })
        const all = await everything(pack.bytes)
        expect(canaries.filter((form) => all.includes(form))).toEqual([])
        const open = papers.filter((paper) => paper.fileName?.startsWith('open') === true)
        expect(pack.documents.map(({ paperId }) => paperId)).toEqual(open.map(({ id }) => id))
      }),
      { numRuns: 25 },
    )
  }, 180_000)

  test('is refused when one of its papers names a file that is exempt', async () => {
    const pdf = await PDFDocument.load(await plainPdf(1), { updateMetadata: false })
    const page = pdf.getPage(0)
    const rect = { Type: 'Annot', Subtype: 'Link', Rect: [50, 50, 90, 70] }
    const uri = 'https://files.example/tender(2).pdf'
    const action = pdf.context.obj({ S: 'URI', URI: pdf.context.obj({}) })
    action.set(PDFName.of('URI'), (await import('@cantoo/pdf-lib')).PDFHexString.fromText(uri))
    const link = pdf.context.obj(rect)
    link.set(PDFName.of('A'), action)
    page.node.addAnnot(pdf.context.register(link))
    const shut = { classification: 'exempt', fileName: 'tender(2).pdf' } as const
    const papers = [
      { id: 'open', bytes: await pdf.save({ useObjectStreams: false }) },
      { id: 'shut', bytes: await plainPdf(2), ...shut },
    ]
    await expect(packFor(agenda, papers)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/would name “tender\(2\)\.pdf”, which is not for publication/) as string,
    })
  })

  test('is refused while the same file is public in one place and exempt in another', async () => {
    const { bytes } = good
    const papers: GivenPaper[] = [good, { id: 'shut', bytes, classification: 'exempt' }]
    await expect(packFor(agenda, papers)).rejects.toMatchObject({
      code: 'not-allowed',
      message:
        '“good.pdf” is marked public, and the same file is not for publication as “shut.pdf”. Mark both alike, and make the pack again.',
    })
    expect((await packFor(agenda, papers, { audience: 'members' })).pages).toBeGreaterThan(3)
  })

  test('is refused while a paper is neither public nor exempt', async () => {
    await expect(packFor(agenda, [{ ...good, classification: 'unset' }])).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('reading a pack back', () => {
  test('finds every way it could disagree with its plan', async () => {
    const { record, files } = withPapers(agenda, [
      { ...good, itemId: 'first' },
      { ...good, id: 'more' },
    ])
    const view = publicView(record)
    const taken = await Promise.all(
      packContents(view).map(async (entry) => {
        if (entry.kind !== 'file') throw new Error('Nothing is composed here')
        const found = await takeInPaper(entry.paper, files.get(entry.paper.id))
        if (!('donor' in found)) throw new Error(found.sentence)
        return { ...entry, ...found, pages: 2, notes: [] }
      }),
    )
    const front = await layFrontSheet(
      {
        ...{ view, documents: taken, edition: { kind: 'agenda' } },
        ...{ rightHand: 'documents', subItemPages: 'shared', firstPage: 1 },
      },
      authoredPart,
    )
    const plan = partsOfPack(1, front, taken, true)
    const { read } = await assemblePack(plan)
    checkPack(read, plan, front)

    const part = plan.parts[1]
    const papers = plan.parts.slice(2)
    if (part === undefined) throw new Error('The pack has papers')
    const wrong: readonly (readonly [string, PackPlan])[] = [
      ['number of pages', { ...plan, blanks: [...plan.blanks, 7] }],
      ['page labels', { ...plan, firstPage: 2, blanks: [...plan.blanks, 7] }],
      ['a stamp', { ...plan, parts: [...plan.parts.slice(0, 1), { ...part, head: 'Exempt' }, ...papers] }],
      ['a blank page', { ...plan, blanks: [...plan.blanks, 3] }],
      ['bookmarks', { ...plan, parts: plan.parts.map((each) => ({ ...each, section: part.section })) }],
      ['bookmarks', { ...plan, parts: plan.parts.map((each) => ({ ...each, title: 'Other' })) }],
      ['links', { ...plan, links: new Map([['x', 4]]) }],
    ]
    for (const [what, plan] of wrong) expect(() => checkPack(read, plan, front)).toThrow(what)
    const ranges = front.ranges.map((range) => range && { ...range, last: range.last + 1 })
    const tables = [[{ first: 3, last: 3 }]]
    for (const other of [
      { ...front, ranges },
      { ...front, tables },
    ]) {
      expect(() => checkPack(read, plan, other)).toThrow('ranges')
    }
  })
})

describe('on its thread', () => {
  let renderer: Renderer
  const logged: string[] = []
  beforeAll(() => {
    renderer = createRenderer({ log: { error: (what) => logged.push(what) } })
  })
  afterAll(() => renderer.close())
  const wish: Omit<PackOrder, 'record' | 'files'> = {
    ...{ audience: 'public', rightHand: 'documents', firstPage: 1, subItemPages: 'shared' },
    ...{ edition: 'agenda', number: 1, previousMinutes: null },
  }

  test('a pack is built with progress by page, can be given up, and the next one is built', async () => {
    const long = withPapers(agenda, [{ id: 'long', bytes: linesPdf(1_500) }])
    const given = new AbortController()
    const heard: string[] = []
    const onProgress = (_progress: number, what: string): void => {
      heard.push(what)
      if (/^Page/.test(what)) given.abort(new Error('The clerk changed her mind'))
    }
    const first = renderer.pack({ ...wish, ...long }, { signal: given.signal, onProgress })
    await expect(first).rejects.toThrow('The clerk changed her mind')
    expect(heard).toContain('Reading long.pdf')

    const steps: number[] = []
    const next = { ...wish, ...withPapers(agenda, [good]) }
    const pack = await renderer.pack(next, { onProgress: (each) => steps.push(each) })
    expect(pack).toMatchObject({ pages: 4, blanks: [2] })
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
    const unset = withPapers(agenda, [{ ...good, classification: 'unset' }])
    await expect(renderer.pack({ ...wish, ...unset })).rejects.toMatchObject({ code: 'not-allowed' })
    expect(logged).toEqual([])
  })
})

/** Its pages are in order, and what one of them draws cannot be unpacked. */
async function brokenInside(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plainPdf(2), { updateMetadata: false })
  const broken = pdf.context.stream('these are no packed bytes', { Filter: 'FlateDecode' })
  pdf.getPage(1).node.set(PDFName.of('Contents'), pdf.context.register(broken))
  return pdf.save({ useObjectStreams: false })
}
