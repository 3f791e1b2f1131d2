import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDonor } from '../../electron/render/pack/donor/donor.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import type { BuiltPack } from '../../electron/render/pack/packOrder.ts'
import { packFor } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { linkedPdf, plainPdf, scannedPdf } from '../helpers/officersFiles.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'
import { crestPng, samplePaper } from '../helpers/samplePaper.ts'
import { referredFrom, writtenObjects } from '../helpers/writtenObjects.ts'

const name = (text: string): PDFName => PDFName.of(text)
const items = ['a', 'b', 'c', 'd'].map((id) => anItem(id, { title: `Item ${id}` }))
let papers: readonly GivenPaper[]

beforeAll(async () => {
  papers = [
    { id: 'tagged', itemId: 'a', bytes: (await renderPdf(samplePaper())).bytes },
    { id: 'plain', itemId: 'b', bytes: await plainPdf(3, 'Plain', 90) },
    { id: 'scan', itemId: 'c', bytes: await scannedPdf(Uint8Array.from(Buffer.from(crestPng, 'base64'))) },
    { id: 'linked', itemId: 'd', bytes: await linkedPdf() },
  ]
}, 60_000)

/** An object without what is another in another place: the pack's parent of a page or element, and the stamp, the last thing drawn. */
function asMoved(object: string): string {
  const bare = object.replace(/\/(?:Parent|P) \d+ 0 R/, '')
  if (!bare.includes('/Type /Page\n')) return bare
  return bare.replace(/(\/Contents \[[^\]]*?) \d+ 0 R \]/, '$1 ]')
}

/** A document in a pack: everything that its pages show and that is said of them, by the numbers of the objects. */
async function objectsOf(pack: BuiltPack, paperId: string): Promise<ReadonlyMap<number, string>> {
  const written = writtenObjects(pack.bytes)
  const pdf = await PDFDocument.load(pack.bytes, { updateMetadata: false })
  const placed = pack.documents.find((each) => each.paperId === paperId)
  if (placed === undefined) throw new Error('The paper is in the pack')
  const pages = pdf.getPages().slice(placed.first - pack.firstPage, placed.last - pack.firstPage + 1)
  const found = new Map<number, string>()
  const take = (number: number): void => {
    const text = asMoved(written.get(number)?.toString('latin1') ?? '')
    found.set(number, text)
    for (const next of referredFrom(Buffer.from(text, 'latin1'))) if (!found.has(next)) take(next)
  }
  const tree = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('ParentTree'), PDFDict)
  const numbers = tree.lookup(name('Nums'), PDFArray)
  for (const page of pages) {
    take(page.ref.objectNumber)
    const key = page.node.lookup(name('StructParents'), PDFNumber).asNumber()
    for (let at = 0; at < numbers.size(); at += 2) {
      const owners = numbers.get(at + 1)
      if (numbers.lookup(at, PDFNumber).asNumber() !== key || !(owners instanceof PDFRef)) continue
      take(owners.objectNumber)
    }
  }
  return found
}

function ordered(order: string): Promise<BuiltPack> {
  const moved = [...order].flatMap((id) => items.filter((item) => item.id === id))
  return packFor(aRecord({ items: moved }), papers)
}

describe('a pack after an item was moved', () => {
  test.each(['tagged', 'plain', 'scan', 'linked'])(
    'has the objects of a document as they were, to the byte: %s',
    async (paperId) => {
      const [before, after] = [await ordered('abcd'), await ordered('bdac')]
      const [one, two] = [await objectsOf(before, paperId), await objectsOf(after, paperId)]
      expect(before.documents.find((each) => each.paperId === paperId)?.first).not.toBe(
        after.documents.find((each) => each.paperId === paperId)?.first,
      )
      expect(one.size).toBeGreaterThan(paperId === 'tagged' ? 100 : 5)
      // What is said of a scan names the number of its page.
      const said = (text: string): string => text.replace(/\/Alt <[0-9A-F]+>/g, '')
      const mend = (all: ReadonlyMap<number, string>) =>
        [...all].map(([number, text]) => [number, said(text)])
      expect(mend(two)).toEqual(mend(one))
    },
  )

  test('is the pack that would have been built at once, to the byte', async () => {
    const first = await ordered('dcba')
    await ordered('abcd')
    expect(Buffer.compare((await ordered('dcba')).bytes, first.bytes)).toBe(0)
  })

  test('reads no document a second time', async () => {
    const { bytes } = papers[0] ?? { bytes: new Uint8Array() }
    expect(await openDonor(bytes, 'one.pdf')).toBe(await openDonor(bytes.slice(), 'two.pdf'))
  })
})
