import { deflateSync, inflateSync } from 'node:zlib'
import { PDFContext, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { emptyHiddenLayers, withoutLayers } from '../../electron/render/pack/donor/donorLayers.ts'
import { dropUndrawn } from '../../electron/render/pack/donor/donorUnseen.ts'
import { withoutPictureNotes } from '../../electron/render/pack/donor/pictureNotes.ts'
import { contentOf } from '../../electron/render/pdfMarkedContent.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** A document whose pages share one dictionary of resources. */
async function sharing(
  drawings: readonly string[],
  resources: (pdf: PDFDocument) => Record<string, unknown>,
) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const shared = pdf.context.register(pdf.context.obj(resources(pdf) as never))
  for (const drawn of drawings) {
    const page = pdf.addPage()
    page.node.set(name('Resources'), shared)
    page.node.set(name('Contents'), pdf.context.register(pdf.context.flateStream(drawn)))
  }
  return pdf
}

function form(
  { context }: PDFDocument,
  drawn: string,
  entries: Record<string, unknown> = { Resources: {} },
): PDFRef {
  const given = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], ...entries }
  return context.register(context.flateStream(drawn, given))
}

function named(pdf: PDFDocument): string[] {
  const forms = pdf.getPage(0).node.Resources()?.lookup(name('XObject'), PDFDict)
  return (forms?.keys() ?? []).map((key) => key.decodeText())
}

describe('forms that nothing draws', () => {
  test('are those that no page with the same resources calls, nor a form that borrows them', async () => {
    const pdf = await sharing(['q /A Do Q', '/B#20b  Do'], (of) => ({
      XObject: {
        A: form(of, '/C Do', {}),
        'B b': form(of, ''),
        C: form(of, ''),
        D: form(of, '/E Do'),
        E: form(of, ''),
      },
    }))
    dropUndrawn(pdf.getPages())
    expect(named(pdf)).toEqual(['A', 'B b', 'C'])
  })

  test.each([
    [
      'a pattern',
      (pdf: PDFDocument) => ({ Pattern: { P: pdf.context.register(pdf.context.flateStream('/B Do')) } }),
    ],
    ['drawn letters', () => ({ Font: { F: { Type: 'Font', Subtype: 'Type3', CharProcs: {} } } })],
    [
      'a mask',
      (pdf: PDFDocument) => ({ ExtGState: { G: { SMask: { S: 'Alpha', G: form(pdf, '/B Do', {}) } } } }),
    ],
  ])('all stay where %s borrows the resources of the page', async (_, borrowing) => {
    const pdf = await sharing(['/A Do'], (of) => ({
      XObject: { A: form(of, ''), B: form(of, '') },
      ...borrowing(of),
    }))
    dropUndrawn(pdf.getPages())
    expect(named(pdf)).toEqual(['A', 'B'])
  })
})

describe('layers that are switched off', () => {
  const off = new Set([name('Off')])
  const said = (content: string): string => withoutLayers(content, off).replace(/\s+/g, ' ').trim()

  test.each([
    [
      'words',
      "/OC /Off BDC BT (gone) Tj [(gone)] TJ (gone) ' ET EMC (kept) Tj",
      '/OC /Off BDC BT T* ET EMC (kept) Tj',
    ],
    [
      'shapes',
      '/OC /Off BDC 0 0 9 9 re f* 1 1 m S EMC 0 0 2 2 re f',
      '/OC /Off BDC 0 0 9 9 re n 1 1 m n EMC 0 0 2 2 re f',
    ],
    ['forms and pictures', '/OC /Off BDC /A Do BI /W 1 ID (x EI EMC /B Do', '/OC /Off BDC EMC /B Do'],
    [
      'what is marked inside',
      '/OC /Off BDC /Span <</ActualText (gone)>> BDC (gone) Tj EMC EMC',
      '/OC /Off BDC /Span BMC EMC EMC',
    ],
    ['nothing of a layer that is on', '/OC /On BDC (kept) Tj EMC', '/OC /On BDC (kept) Tj EMC'],
    ['nothing of another mark of that name', '/Span /Off BDC (kept) Tj EMC', '/Span /Off BDC (kept) Tj EMC'],
    ['no word that looks like an operator', '(/OC /Off BDC) Tj (EMC) Tj', '(/OC /Off BDC) Tj (EMC) Tj'],
  ])('lose %s', (_, content, left) => {
    expect(said(content)).toBe(left)
  })

  test('lose their annotations, their forms, and their names, and several layers go by their rule', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false })
    const { context, catalog } = pdf
    const layer = (called: string): PDFRef => context.register(context.obj({ Type: 'OCG', Name: called }))
    const [hidden, shown] = [layer('Hidden'), layer('Shown')]
    const both = { Type: 'OCMD', OCGs: [hidden, shown] }
    const properties = { Any: both, All: { ...both, P: 'AllOn' }, On: shown }
    catalog.set(name('OCProperties'), context.obj({ OCGs: [hidden, shown], D: { OFF: [hidden] } }))
    const page = pdf.addPage()
    const gone = form(pdf, 'gone', { OC: hidden })
    page.node.set(
      name('Resources'),
      context.obj({ Properties: properties, XObject: { Gone: gone } } as never),
    )
    const drawn = '/OC /Any BDC (any) Tj EMC /OC /All BDC (all) Tj EMC /OC /On BDC (on) Tj EMC'
    page.node.set(name('Contents'), context.register(context.flateStream(drawn)))
    const note = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', OC: hidden }))
    page.node.addAnnot(note)
    expect(emptyHiddenLayers(pdf, pdf.getPages())).toEqual({ layers: 1, dropped: [note] })
    expect(contentOf(page)).toMatch(/\(any\)/)
    expect(contentOf(page)).not.toMatch(/\(all\)/)
    expect(contentOf(page)).toMatch(/\(on\)/)
    const emptied = context.lookup(gone)
    expect(emptied instanceof PDFRawStream && emptied.getContents().length).toBe(0)
    expect(context.lookup(hidden, PDFDict).lookup(name('Name'))?.toString()).not.toContain('Hidden')
    expect(page.node.Annots()?.size()).toBe(0)
  })

  test('of a document without any are no matter', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false })
    expect(emptyHiddenLayers(pdf, [pdf.addPage()])).toEqual({ layers: 0, dropped: [] })
  })
})

describe('what is kept beside a picture', () => {
  const context = PDFContext.create()
  const stream = (filter: string | string[], bytes: Buffer): PDFRawStream =>
    PDFRawStream.of(context.obj({ Filter: filter } as { Filter: string }), new Uint8Array(bytes))
  const segment = (marker: number, body: string): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(body.length + 2, 2)
    return Buffer.concat([head, Buffer.from(body, 'latin1')])
  }
  const begin = Buffer.from([0xff, 0xd8])
  const end = Buffer.from([0xff, 0xd9])
  const density = segment(0xe0, 'JFIF\0\x01\x01')
  const colours = segment(0xe2, 'ICC_PROFILE\0\x01\x01profile')
  const meaning = segment(0xee, 'Adobe\0\x64')
  const table = segment(0xdb, '\0table')
  const drawn = Buffer.concat([segment(0xda, 'scan'), Buffer.from([1, 0xff, 0, 2])])
  const picture = Buffer.concat([begin, density, colours, meaning, table, drawn, end])

  test('goes from a JPEG, and its tables, density and colours stay', () => {
    const full = Buffer.concat([
      ...[
        begin,
        density,
        segment(0xe0, 'JFXX\0small'),
        segment(0xe1, 'Exif\0\0place'),
        segment(0xe2, 'MPF\0more'),
      ],
      ...[colours, segment(0xed, 'Photoshop 3.0\0'), meaning, segment(0xfe, 'comment'), table, drawn, end],
      Buffer.from('behind the end'),
    ])
    expect(Buffer.from(withoutPictureNotes(stream('DCTDecode', full)))).toEqual(picture)
    expect(Buffer.from(withoutPictureNotes(stream(['DCTDecode'], full)))).toEqual(picture)
    const twice = withoutPictureNotes(stream(['FlateDecode', 'DCTDecode'], deflateSync(full)))
    expect(inflateSync(twice)).toEqual(picture)
  })

  test('goes from a JPEG 2000', () => {
    const box = (type: string, body: string): Buffer => {
      const head = Buffer.alloc(8)
      head.writeUInt32BE(8 + body.length)
      head.write(type, 4, 'latin1')
      return Buffer.concat([head, Buffer.from(body)])
    }
    const kept = [box('jP  ', '\r\n'), box('jp2h', 'header'), box('jp2c', 'codes')]
    const [first, second, third] = kept
    const full = Buffer.concat(
      [first, second, box('xml ', 'who'), box('uuid', 'where'), third].flatMap((part) => part ?? []),
    )
    expect(Buffer.from(withoutPictureNotes(stream('JPXDecode', full)))).toEqual(Buffer.concat(kept))
  })

  test.each([
    ['is cut off', 'DCTDecode', picture.subarray(0, 30)],
    ['is no JPEG', 'DCTDecode', Buffer.from('something else')],
    ['is packed in another way', ['LZWDecode', 'DCTDecode'], picture],
    ['is packed once more, and damaged', ['FlateDecode', 'DCTDecode'], picture],
    ['is of another kind', 'FlateDecode', Buffer.concat([picture, Buffer.from('x')])],
  ])('stays where the picture %s: it is left as it is', (_, filter, bytes) => {
    expect(Buffer.from(withoutPictureNotes(stream(filter, bytes)))).toEqual(bytes)
  })
})
