import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { chromium } from '@playwright/test'
import { defined } from '../../shared/domain/assert.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { itemAddress } from '../../electron/render/pack/packPlan.ts'
import { renderHtml } from '../../electron/render/html.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { renderWord } from '../../electron/render/word.ts'
import { chromiumArguments, findChromium } from '../helpers/chromium.ts'
import { convertWord, libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { linkedPdf, lockedPdf, plainPdf, scannedPdf, trappedPdf } from '../helpers/officersFiles.ts'
import { packOf } from '../helpers/packOf.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import type { PdfElement, ReadPdf } from '../helpers/pdfReader.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { crestPng, longMinutes, samplePaper } from '../helpers/samplePaper.ts'

const name = (text: string): PDFName => PDFName.of(text)
const png = Uint8Array.from(Buffer.from(crestPng, 'base64'))

/** How many elements of each role there are, the document's own frame left out. */
function roles(element: PdfElement): Record<string, number> {
  const counts: Record<string, number> = {}
  const visit = (each: PdfElement): void => {
    counts[each.role] = (counts[each.role] ?? 0) + 1
    each.children.forEach(visit)
  }
  element.children.forEach(visit)
  for (const frame of ['Document', 'Part', 'Sect', 'Root', 'StructTreeRoot']) delete counts[frame]
  return counts
}

function summed(...files: readonly ReadPdf[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const file of files) {
    for (const [role, count] of Object.entries(roles(file.structure))) sum[role] = (sum[role] ?? 0) + count
  }
  return sum
}

/** Every byte of a PDF, with every stream inflated. */
async function allBytes(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const streams = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream)) return []
    const isFlate = object.dict.lookup(name('Filter')) === name('FlateDecode')
    return [isFlate ? inflateSync(object.contents) : Buffer.from(object.contents)]
  })
  return Buffer.concat([Buffer.from(bytes), ...streams]).toString('latin1')
}

/** The number, from 1, of the page each link of a page leads to; an address as it is. */
async function linksOf(bytes: Uint8Array, page: number): Promise<(number | string)[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = pdf.getPages()
  const annotations = pages[page - 1]?.node.lookup(name('Annots'))
  if (!(annotations instanceof PDFArray)) return []
  const links = annotations
    .asArray()
    .map((_, index) => annotations.lookup(index, PDFDict))
    .filter((annotation) => annotation.get(name('Subtype')) === name('Link'))
  return links.map((annotation) => {
    const place = annotation.lookup(name('Dest'))
    if (place instanceof PDFArray) return pages.findIndex((each) => each.ref === place.get(0)) + 1
    return annotation.lookup(name('A'), PDFDict).lookup(name('URI'))?.toString() ?? ''
  })
}

/** The sample as LibreOffice makes it from Word, with its tags. */
async function officePdf(): Promise<Uint8Array> {
  const word = await renderWord(samplePaper())
  const filter = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
  const [bytes] = await convertWord([word], filter, 'pdf')
  return new Uint8Array(defined(bytes, 'LibreOffice converts every file'))
}

/** The sample as a browser prints it, with its tags. */
async function browserPdf(executablePath: string): Promise<Uint8Array> {
  const running = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const page = await running.newPage()
    await page.setContent(renderHtml(samplePaper()))
    return new Uint8Array(await page.pdf({ tagged: true }))
  } finally {
    await running.close()
  }
}

let front: Uint8Array
let minutes: Uint8Array

/** The head of the sample: a crest, facts, names, a table and a notice on one page. */
function frontPaper(): PaperDocument {
  const paper = samplePaper()
  const end = paper.blocks.findIndex((block) => block.kind === 'notice')
  return { ...paper, blocks: paper.blocks.slice(0, end + 1) }
}

beforeAll(async () => {
  front = (await renderPdf(frontPaper())).bytes
  minutes = (await renderPdf(longMinutes(1))).bytes
}, 120_000)

describe('a pack of composed papers', () => {
  test('says that it is PDF/UA and passes its checker', async (context) => {
    const { pack } = await packOf(front, [
      { item: '3', name: 'minutes', bytes: minutes, authored: true },
      { item: '4', name: 'report', bytes: front, authored: true },
    ])
    expect(pack.accessible).toBe(true)
    expect((await readPdf(pack.bytes)).pdfUaPart).toBe(1)
    context.skip(pdfUaMissing !== '', pdfUaMissing)
    expect(checkPdfUa(pack.bytes)).toContain('PASS')
  })

  test('prints on every page its number, on blanks too, and the window counts alike', async () => {
    const { pack, plan } = await packOf(front, [
      { item: '3', name: 'minutes', bytes: minutes, authored: true },
      { item: '4', name: 'plan', bytes: await plainPdf(3, 'Sideways', 90) },
      { item: '5', name: 'end', bytes: await plainPdf(1) },
    ])
    const read = await readPdf(pack.bytes)
    expect(read.pages.map((page) => [...page.artifacts.matchAll(/Page (\d+)/g)].at(-1)?.[1])).toEqual(
      read.pages.map((_, index) => String(index + 1)),
    )
    expect(plan.blanks.length).toBeGreaterThan(0)
    for (const blank of plan.blanks) {
      expect(read.pages[blank - 1]?.text).toContain('This page is intentionally left blank')
    }
  })

  test('has a Part and a bookmark for each item, with its documents below', async () => {
    const { pack } = await packOf(front, [
      { item: '4', name: 'cover report', bytes: minutes, authored: true },
      { item: '4', name: 'linked', bytes: await linkedPdf() },
    ])
    const { outline, structure } = await readPdf(pack.bytes)
    expect(outline.map((each) => each.title)).toEqual(['Agenda', 'Item 4'])
    expect(outline[1]?.items.map((each) => each.title)).toEqual(['cover report', 'linked'])
    expect(outline[1]?.items[1]?.items.map((each) => each.title)).toEqual(['Chapter 2'])
    expect(structure.children.map((each) => each.role)).toEqual(['Document'])
    expect(structure.children[0]?.children.map((each) => each.role)).toEqual(['Part', 'Part'])
  })

  test('leads from an item of the agenda to its first page', async () => {
    const paper = frontPaper()
    const link = { text: 'Report', href: itemAddress('four') }
    const agenda = await renderPdf({
      ...paper,
      blocks: [{ kind: 'paragraph', runs: [link] }, ...paper.blocks],
    })
    const { pack, plan } = await packOf(
      agenda.bytes,
      [{ item: '4', name: 'report', bytes: minutes, authored: true }],
      { links: new Map([[itemAddress('four'), '4']]) },
    )
    expect(await linksOf(pack.bytes, 1)).toContain(plan.ranges.get('4')?.first)
    expect(await allBytes(pack.bytes)).not.toContain('minutebook.invalid')
  })

  test('goes on counting in a supplement', async () => {
    const { pack } = await packOf(front, [{ item: '7', name: 'late', bytes: minutes, authored: true }], {
      firstPage: 117,
    })
    const read = await readPdf(pack.bytes)
    expect(read.pages[0]?.artifacts).toContain('Page 117')
    const pdf = await PDFDocument.load(pack.bytes, { updateMetadata: false })
    expect(pdf.catalog.lookup(name('PageLabels'), PDFDict).toString()).toContain('/St 117')
  })

  test('is the same to the byte when it is made again', async () => {
    const files = [
      { item: '3', name: 'minutes', bytes: minutes, authored: true },
      { item: '4', name: 'plain', bytes: await plainPdf(2) },
    ]
    const [one, two] = [await packOf(front, files), await packOf(front, files)]
    expect(Buffer.compare(one.pack.bytes, two.pack.bytes)).toBe(0)
  })
})

describe('officers’ files in a pack', () => {
  test('keep every element and every alternative text, whoever made them', async (context) => {
    const browser = findChromium()
    context.skip(!libreOfficeIsHere, 'LibreOffice is not installed')
    context.skip(browser === null, 'no Chromium was found')
    const typst = (await renderPdf(samplePaper())).bytes
    const [office, printed] = await Promise.all([officePdf(), browserPdf(browser ?? '')])
    const { pack } = await packOf(front, [
      { item: '3', name: 'typst', bytes: typst },
      { item: '4', name: 'office', bytes: office },
      { item: '5', name: 'browser', bytes: printed },
    ])
    const whole = await readPdf(pack.bytes)
    const parts = await Promise.all([front, typst, office, printed].map((bytes) => readPdf(bytes)))
    const blanks = whole.pages.filter((each) => each.text.includes('intentionally left blank')).length
    const expected = summed(...parts)
    expect(summed(whole)).toEqual({ ...expected, P: (expected['P'] ?? 0) + blanks })
    expect(whole.figures).toEqual(parts.flatMap((part) => part.figures))
    expect(whole.headings).toEqual(parts.flatMap((part) => part.headings))
    expect(whole.tables.map((table) => table.rows)).toEqual(
      parts.flatMap((part) => part.tables.map((table) => table.rows)),
    )
  }, 180_000)

  test('without tags are read in order at least, and the pack says so and makes no claim', async () => {
    const { pack } = await packOf(front, [
      { item: '4', name: 'old.pdf', bytes: await plainPdf(2) },
      { item: '5', name: 'scan.pdf', bytes: await scannedPdf(png) },
    ])
    expect(pack.accessible).toBe(false)
    const read = await readPdf(pack.bytes)
    expect(read.pdfUaPart).toBeNull()
    expect(read.structure.text).toContain('Untagged words 2')
    expect(read.figures.at(-1)).toMatch(/^Scanned page \d+, scan\.pdf/)
    expect(pack.findings.map(({ kind, fileName, pages }) => [kind, fileName, pages.length])).toEqual([
      ['untagged', 'old.pdf', 2],
      ['scanned', 'scan.pdf', 1],
    ])
  })

  test('bring in no script, no attached file, no comment and nothing they keep to themselves', async () => {
    const canary = 'CANARYBIRD'
    const { pack, plan } = await packOf(front, [
      { item: '4', name: 'trap.pdf', bytes: await trappedPdf(canary) },
    ])
    const bytes = await allBytes(pack.bytes)
    expect(bytes).not.toContain(canary)
    // The same in the two-byte letters of a PDF string.
    expect(bytes).not.toContain(
      [...canary]
        .map((letter) => `00${letter.charCodeAt(0).toString(16)}`)
        .join('')
        .toUpperCase(),
    )
    expect(bytes).not.toMatch(/JavaScript|EmbeddedFile|\/Launch|PieceInfo/)
    expect(await linksOf(pack.bytes, plan.documents[0]?.first ?? 0)).toContain(
      '(https://www.wexcombe.example/plans)',
    )
    expect(pack.findings.find((finding) => finding.kind === 'left-out')?.sentence).toMatch(/^4 comments/)
  })

  test('keep their links inside themselves, by name and by place', async () => {
    const { pack, plan } = await packOf(front, [{ item: '4', name: 'linked.pdf', bytes: await linkedPdf() }])
    const first = plan.documents[0]?.first ?? 0
    expect(await linksOf(pack.bytes, first)).toEqual([first + 1, first + 2])
  })

  test('that are encrypted and open for anybody are opened, with their words', async () => {
    const { pack } = await packOf(front, [{ item: '4', name: 'owner.pdf', bytes: await lockedPdf('') }])
    expect((await readPdf(pack.bytes)).structure.text).toContain('Untagged words 1')
  })
})

test('qpdf finds nothing wrong with a pack', async (context) => {
  context.skip(spawnSync('qpdf', ['--version']).status !== 0, 'qpdf is not installed')
  const { pack } = await packOf(front, [
    { item: '3', name: 'minutes', bytes: minutes, authored: true },
    { item: '4', name: 'linked', bytes: await linkedPdf() },
    { item: '5', name: 'trap', bytes: await trappedPdf('X') },
  ])
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-pack-'))
  const file = join(folder, 'pack.pdf')
  writeFileSync(file, pack.bytes)
  const check = spawnSync('qpdf', ['--check', file])
  rmSync(folder, { recursive: true })
  expect(`${check.stdout.toString()}${check.stderr.toString()}`).not.toMatch(/WARNING|ERROR/)
  expect(check.status).toBe(0)
})
