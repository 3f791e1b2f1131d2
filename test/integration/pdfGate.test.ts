import { deflateSync, inflateSync } from 'node:zlib'
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { gatePdf } from '../../electron/render/pdfGate.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { defined } from '../../shared/domain/assert.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { samplePaper } from '../helpers/samplePaper.ts'

const name = (text: string): PDFName => PDFName.of(text)

describe('the gate of finished PDFs', () => {
  let good: Uint8Array

  beforeAll(async () => {
    const { bytes, notes } = await renderPdf(samplePaper())
    expect(notes).toEqual([])
    good = bytes
  })

  async function opened(): Promise<PDFDocument> {
    return PDFDocument.load(good, { updateMetadata: false })
  }

  test('finds nothing in a paper as it is made', async () => {
    expect(gatePdf(await opened())).toEqual([])
  })

  /** What is broken, how, and what the gate must say among other things. */
  const faults: readonly (readonly [string, (pdf: PDFDocument) => void, string])[] = [
    ['is not marked', ({ catalog }) => catalog.delete(name('MarkInfo')), 'The PDF is not marked as tagged.'],
    ['has no language', ({ catalog }) => catalog.delete(name('Lang')), 'The PDF has no language.'],
    [
      'hides its title',
      ({ catalog }) => {
        catalog.lookup(name('ViewerPreferences'), PDFDict).set(name('DisplayDocTitle'), PDFBool.False)
      },
      'The PDF does not show its title in the window.',
    ],
    ['has no title', ({ catalog }) => catalog.delete(name('Metadata')), 'The PDF has no title.'],
    [
      'has no structure',
      ({ catalog }) => catalog.delete(name('StructTreeRoot')),
      'The PDF has no structure.',
    ],
    [
      'skips a level of headings',
      (pdf) => {
        for (const each of elements(pdf, 'H2')) each.set(name('S'), name('H4'))
      },
      'A heading of level 4 follows one of level 1.',
    ],
    [
      'has an item without a label and words',
      (pdf) => element(pdf, 'LI').set(name('K'), pdf.context.obj([])),
      'An item of a list has neither label nor words.',
    ],
    [
      'has an empty label',
      (pdf) => element(pdf, 'Lbl').set(name('K'), pdf.context.obj([])),
      'The label of an item of a list is empty.',
    ],
    [
      'has a list with something else in it',
      (pdf) => element(pdf, 'LI').set(name('S'), name('P')),
      'A list holds something that is no item.',
    ],
    [
      'has a table heading without scope',
      (pdf) => element(pdf, 'TH').delete(name('A')),
      'A heading of a table does not say what it heads.',
    ],
    [
      'has a table without headings',
      (pdf) => {
        for (const each of elements(pdf, 'TH')) each.set(name('S'), name('TD'))
      },
      'A table has no headings.',
    ],
    [
      'has a picture without a description',
      (pdf) => element(pdf, 'Figure').delete(name('Alt')),
      'A picture has no description.',
    ],
    [
      'has an element of no known kind',
      (pdf) => element(pdf, 'P').set(name('S'), name('Blurb')),
      'A part of the structure is of no known kind.',
    ],
    [
      'lost an element',
      (pdf) => element(pdf, 'H1').delete(name('K')),
      'Something on page 1 is missing from the structure.',
    ],
    [
      'names what is not drawn',
      (pdf) => kids(element(pdf, 'H1')).push(PDFNumber.of(9_999)),
      'The structure names something that is not on page 1.',
    ],
    [
      'names a part of a page twice',
      (pdf) => {
        const heading = kids(element(pdf, 'H1'))
        heading.push(heading.get(0))
      },
      'A part of a page stands twice in the structure.',
    ],
    [
      'cannot find its way back',
      (pdf) => pdf.getPage(1).node.delete(name('StructParents')),
      'The way back from what is drawn on page 2 to the structure is broken.',
    ],
    [
      'has a link that does not say where it leads',
      (pdf) => link(pdf).delete(name('Contents')),
      'A link on page 1 does not say where it leads.',
    ],
    [
      'has a link beside the structure',
      (pdf) => link(pdf).delete(name('StructParent')),
      'A link on page 1 is missing from the structure.',
    ],
    [
      'leaves the Tab key its own way',
      (pdf) => pageOfLink(pdf).node.delete(name('Tabs')),
      'The Tab key does not follow the order of reading on page 1.',
    ],
    [
      'draws outside its marks',
      (pdf) => redraw(pdf, (content) => `${content}\n0 0 10 10 re f\n`),
      'Something on page 1 is neither in the structure nor marked as decoration.',
    ],
    [
      'leaves a mark open',
      (pdf) => redraw(pdf, (content) => `${content}\n/Artifact BMC\n`),
      'A mark on page 1 is not closed.',
    ],
    [
      'closes a mark twice',
      (pdf) => redraw(pdf, (content) => `${content}\nEMC\n`),
      'A mark on page 1 is not closed.',
    ],
    [
      'decorates in the middle of words',
      (pdf) => redraw(pdf, (content) => content.replace(/\/MCID 0\b[^]*?BDC/, '$& /Artifact BMC EMC')),
      'Decoration and words are mixed up on page 1.',
    ],
    [
      'gives two parts one number',
      (pdf) => redraw(pdf, (content) => `${content}\n/P << /MCID 0 >> BDC EMC\n`),
      'Two parts on page 1 have one number.',
    ],
  ]

  test.each(faults)('says so when a PDF %s', async (_what, damage, sentence) => {
    const pdf = await opened()
    damage(pdf)
    expect(gatePdf(pdf)).toContain(sentence)
  })

  test('reads past brackets and operators that stand in strings', async () => {
    const pdf = await opened()
    redraw(pdf, (content) => `${content}\n/Artifact BMC BT (a \\) EMC (b) f) Tj <0046> Tj ET EMC % EMC\n`)
    expect(gatePdf(pdf)).toEqual([])
  })
})

test('a paper with characters its face cannot print says where they stand, and claims nothing', async () => {
  const { bytes, notes } = await renderPdf(
    samplePaper({
      caveat: '',
      footer: 'Footer 漢',
      blocks: [
        { kind: 'heading', id: 'top', level: 1, number: null, text: 'Minutes' },
        { kind: 'heading', id: 'item', level: 2, number: '20', text: 'Work programme' },
        {
          kind: 'paragraph',
          runs: [{ text: 'Thanks 👍🏽 and 👍🏽 and 💙; Ŵyn, Żak, £ ½ € × ≤ “quoted” — dash.' }],
        },
      ],
    }),
  )
  expect(notes).toEqual([
    'The PDF prints an empty box for 漢 in the line at the foot of every page: its typeface has no such character.',
    'The PDF prints an empty box for 👍🏽 💙 in “20 Work programme”: its typeface has no such character.',
  ])
  expect((await readPdf(bytes)).pdfUaPart).toBe(null)
})

function elements(pdf: PDFDocument, type: string): PDFDict[] {
  return pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.get(name('S')) === name(type))
}

function element(pdf: PDFDocument, type: string): PDFDict {
  return defined(elements(pdf, type)[0], `the sample has a ${type}`)
}

function kids(of: PDFDict): PDFArray {
  return of.lookup(name('K'), PDFArray)
}

type Page = ReturnType<PDFDocument['getPage']>

function pageOfLink(pdf: PDFDocument): Page {
  const page = pdf.getPages().find((each) => each.node.has(name('Annots')))
  return defined(page, 'the sample has a link')
}

function link(pdf: PDFDocument): PDFDict {
  return pageOfLink(pdf).node.lookup(name('Annots'), PDFArray).lookup(0, PDFDict)
}

/** Puts other content in the place of that of the first page. */
function redraw(pdf: PDFDocument, change: (content: string) => string): void {
  const page = pdf.getPage(0)
  const stream = page.node.lookup(name('Contents'))
  if (!(stream instanceof PDFRawStream)) throw new Error('The sample has one stream a page')
  const zipped = stream.dict.get(name('Filter')) === name('FlateDecode')
  const old = zipped ? inflateSync(stream.getContents()) : Buffer.from(stream.getContents())
  const content = deflateSync(Buffer.from(change(old.toString('latin1')), 'latin1'))
  const changed = pdf.context.stream(content, { Filter: 'FlateDecode', Length: content.length })
  page.node.set(name('Contents'), pdf.context.register(changed))
}
