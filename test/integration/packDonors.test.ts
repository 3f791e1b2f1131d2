import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib'
import type { PDFContext, PDFPage, PDFRef } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { gatePdf } from '../../electron/render/pdfGate.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { packFor } from '../helpers/meetingPack.ts'
import { packOf } from '../helpers/packOf.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import type { PdfElement } from '../helpers/pdfReader.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'
import { longMinutes } from '../helpers/samplePaper.ts'

const name = (text: string): PDFName => PDFName.of(text)
let front: Uint8Array
beforeAll(async () => {
  front = (await renderPdf(longMinutes(1))).bytes
}, 60_000)

/** The structure below an element, by roles: "H1 P(Figure)". */
function roles(element: PdfElement): string {
  const below = element.children.map(roles).join(' ')
  return below === '' ? element.role : `${element.role}(${below})`
}

interface Tagged {
  readonly pdf: PDFDocument
  readonly page: PDFPage
  readonly context: PDFContext
  readonly root: PDFDict
  readonly document: PDFRef
  /** Adds an element with one line of words, and answers it. */
  readonly say: (role: string, words: string, entries?: Record<string, unknown>) => PDFRef
  readonly save: () => Promise<Uint8Array>
}

/** A tagged PDF made by hand: as none of the makers does it, one object after the other. */
async function taggedByHand(): Promise<Tagged> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = pdf
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  const face = page.node.newFontDictionary('F', font.ref)
  const rootRef = context.nextRef()
  const document = context.register(context.obj({ Type: 'StructElem', S: 'Document', P: rootRef, K: [] }))
  const owners = context.obj([])
  const numbers = context.obj([0, context.register(owners)])
  const root = context.obj({ Type: 'StructTreeRoot', K: document, ParentTree: { Nums: numbers } })
  context.assign(rootRef, root)
  catalog.set(name('StructTreeRoot'), rootRef)
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  page.node.set(name('StructParents'), context.obj(0))
  const lines: string[] = []
  return {
    ...{ pdf, page, context, root, document },
    say: (role, words, entries = {}) => {
      const id = owners.size()
      const element = { Type: 'StructElem', S: role, P: document, Pg: page.ref, K: id, ...entries }
      const ref = context.register(context.obj(element as never))
      owners.push(ref)
      context.lookup(document, PDFDict).lookup(name('K'), PDFArray).push(ref)
      lines.push(
        `/${role} <</MCID ${id}>> BDC BT ${face.toString()} 12 Tf 60 ${760 - 20 * id} Td (${words}) Tj ET EMC`,
      )
      return ref
    },
    save: () => {
      page.node.set(name('Contents'), context.register(context.stream(lines.join('\n'))))
      return pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
    },
  }
}

async function packed(bytes: Uint8Array) {
  return packOf(front, [{ item: '4', name: 'report.pdf', bytes }])
}

describe('a tagged PDF made by hand', () => {
  test('keeps its elements and alternative texts, is sound to qpdf, and the gate finds every marked content', async (context) => {
    const { say, save } = await taggedByHand()
    say('H1', 'Heading')
    say('P', 'Words')
    say('Figure', 'Drawing', { Alt: PDFHexString.fromText('A map of the ford') })
    const { pack } = await packed(await save())
    const read = await readPdf(pack.bytes)
    expect(roles(read.structure.children[0]?.children[1] ?? read.structure)).toBe('Part(Sect(H1 P Figure))')
    expect(read.figures.at(-1)).toBe('A map of the ford')
    expect({ accessible: pack.accessible, gate: gatePdf(pack.read) }).toEqual({ accessible: true, gate: [] })
    context.skip(spawnSync('qpdf', ['--version']).status !== 0, 'qpdf is not installed')
    expect(qpdf(pack.bytes)).not.toMatch(/WARNING|ERROR/)
  })

  test('of the kinds that came with PDF 2.0 has them explained by kinds that every reader knows', async () => {
    const { say, save, context, root } = await taggedByHand()
    const space = context.register(
      context.obj({
        Type: 'Namespace',
        NS: PDFString.of('https://wexcombe.example/ns'),
        RoleMapNS: { Clause: ['Em', null] },
      } as never),
    )
    root.set(name('Namespaces'), context.obj([space]))
    say('H1', 'Heading')
    say('Strong', 'Strong words', { NS: space })
    say('Clause', 'A clause', { NS: space })
    const { pack } = await packed(await save())
    const roleMap = pack.read.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('RoleMap'), PDFDict)
    expect(['Strong', 'Em', 'Clause'].map((each) => roleMap.get(name(each))?.toString())).toEqual([
      '/Span',
      '/Span',
      '/Em',
    ])
    expect(gatePdf(pack.read)).toEqual([])
  })

  test('whose elements forget a part of the page has it read out all the same', async () => {
    const { say, save, page } = await taggedByHand()
    say('H1', 'Heading')
    say('P', 'Words')
    const bytes = await save()
    const forgotten = await PDFDocument.load(bytes, { updateMetadata: false })
    const drawn = `/P <</MCID 7>> BDC BT /${page.node.Resources()?.lookup(name('Font'), PDFDict).keys()[0]?.decodeText() ?? ''} 12 Tf 60 400 Td (Forgotten words) Tj ET EMC`
    const first = forgotten.getPage(0)
    first.node.addContentStream(forgotten.context.register(forgotten.context.stream(drawn)))
    const { pack } = await packed(await forgotten.save({ useObjectStreams: false }))
    expect((await readPdf(pack.bytes)).structure.text).toContain('Forgotten words')
    expect(gatePdf(pack.read)).toEqual([])
  })

  test('whose parent tree leads nowhere is mended by its elements', async () => {
    const { say, save, root, context } = await taggedByHand()
    say('H1', 'Heading')
    say('P', 'Words')
    root.lookup(name('ParentTree'), PDFDict).set(name('Nums'), context.obj([0, [null, null]]))
    const { pack } = await packed(await save())
    expect(gatePdf(pack.read)).toEqual([])
    expect(pack.accessible).toBe(true)
  })

  test('whose elements run in a circle counts as one without tags', async () => {
    const { say, save, document, context } = await taggedByHand()
    const heading = say('H1', 'Heading')
    context.lookup(heading, PDFDict).set(name('K'), context.obj([0, document]))
    const { pack } = await packed(await save())
    expect(pack.findings.map(({ kind }) => kind)).toEqual(['untagged'])
    expect((await readPdf(pack.bytes)).structure.text).toContain('Heading')
  })
})

describe('the fields of a form', () => {
  async function formPdf(): Promise<PDFDocument> {
    const pdf = await PDFDocument.load(await plainPdf(1), { updateMetadata: false })
    const form = pdf.getForm()
    form.createTextField('name').addToPage(pdf.getPage(0), { x: 60, y: 500, width: 200, height: 20 })
    form.getTextField('name').setText('Rosalind Ockenden')
    const box = form.createCheckBox('agree')
    box.addToPage(pdf.getPage(0), { x: 60, y: 450, width: 20, height: 20 })
    box.check()
    return pdf
  }

  test('are words of the page, with what was filled in', async () => {
    const pdf = await formPdf()
    const { pack, plan } = await packed(await pdf.save({ useObjectStreams: false }))
    const page = plan.documents[0]?.first ?? 0
    expect((await readPdf(pack.bytes)).pages[page - 1]?.text).toContain('Rosalind Ockenden')
    expect(pack.read.getPage(page - 1).node.has(name('Annots'))).toBe(false)
    expect(pack.findings.map(({ kind }) => kind)).toEqual(['untagged'])
  })

  test('are drawn where the file leaves that to the reader', async () => {
    const pdf = await formPdf()
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      if (object instanceof PDFDict && object.get(name('Subtype')) === name('Widget'))
        object.delete(name('AP'))
    }
    const bytes = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
    const { pack, plan } = await packed(bytes)
    expect((await readPdf(pack.bytes)).pages[(plan.documents[0]?.first ?? 0) - 1]?.text).toContain(
      'Rosalind Ockenden',
    )
  })

  test('are read out in their place where the document has tags', async () => {
    const { say, save, page, context, document, root } = await taggedByHand()
    say('H1', 'Form')
    const look = context.register(
      context.flateStream('BT /F 12 Tf 2 5 Td (Filled in) Tj ET', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 100, 20],
        Resources: { Font: { F: page.node.Resources()?.lookup(name('Font'), PDFDict).values()[0] } },
      }),
    )
    const field = context.register(
      context.obj({
        ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', Rect: [60, 300, 160, 320], F: 4, StructParent: 1 },
        ...{ T: PDFString.of('name'), V: PDFString.of('Filled in'), AP: { N: look }, P: page.ref },
      } as never),
    )
    page.node.addAnnot(field)
    const element = context.register(
      context.obj({
        Type: 'StructElem',
        S: 'Form',
        P: document,
        K: { Type: 'OBJR', Obj: field, Pg: page.ref },
      } as never),
    )
    context.lookup(document, PDFDict).lookup(name('K'), PDFArray).push(element)
    const numbers = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray)
    numbers.push(context.obj(1))
    numbers.push(element)
    say('P', 'Behind the form')
    const { pack } = await packed(await save())
    const read = await readPdf(pack.bytes)
    expect(roles(read.structure.children[0]?.children[1] ?? read.structure)).toBe('Part(Sect(H1 Form P))')
    expect(read.structure.text).toMatch(/Form\s*Filled in\s*Behind the form/)
    expect(gatePdf(pack.read)).toEqual([])
  })

  test('that are signatures are told of, and are pictures', async () => {
    const pdf = await PDFDocument.load(await plainPdf(1), { updateMetadata: false })
    const { context } = pdf
    const signature = {
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      Name: PDFString.of('CANARY'),
      Contents: PDFHexString.of('00'),
    }
    const look = context.stream('0 0 m 10 10 l S', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10] })
    const field = {
      ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [60, 300, 160, 320], F: 4 },
      ...{ V: context.register(context.obj(signature as never)), AP: { N: context.register(look) } },
    }
    pdf.getPage(0).node.addAnnot(context.register(context.obj(field as never)))
    const { pack } = await packed(await pdf.save({ useObjectStreams: false }))
    expect(pack.findings.find(({ kind }) => kind === 'signature')?.sentence).toMatch(
      /^“report\.pdf” was signed\. In the pack the signature is a picture and proves nothing/,
    )
    expect(Buffer.from(pack.bytes).includes('CANARY')).toBe(false)
  })
})

describe('what a document keeps to itself', () => {
  const canary = 'CANARYBIRD'
  test.each<[string, (page: PDFPage, context: PDFContext) => void]>([
    [
      'a film',
      (page, context) =>
        annotate(page, { Subtype: 'RichMedia', RichMediaContent: { Assets: secret(context) } }),
    ],
    ['a form that is sent', (page, context) => link(page, { S: 'SubmitForm', F: secret(context) })],
    ['data that is fetched', (page, context) => link(page, { S: 'ImportData', F: secret(context) })],
    ['another file', (page, context) => link(page, { S: 'GoToR', F: secret(context), D: [0, 'Fit'] })],
    [
      'a small picture',
      (page, context) => page.node.set(name('Thumb'), context.register(context.stream(canary))),
    ],
    ['a thread of articles', (page, context) => page.node.set(name('B'), context.obj([secret(context)]))],
    ['a program’s own entry', (page, context) => page.node.set(name('ADBE_Own'), secret(context))],
    [
      'a program’s own entry in a form',
      (page, context) =>
        page.node.setXObject(
          name('X'),
          context.register(
            context.stream(
              '',
              form({ Own: secret(context), OPI: secret(context), Metadata: secret(context) }),
            ),
          ),
        ),
    ],
    [
      'the properties of a mark',
      (page, context) =>
        page.node
          .Resources()
          ?.set(
            name('Properties'),
            context.obj({ MC0: { Own: secret(context), Metadata: secret(context) } } as never),
          ),
    ],
    [
      'a page that was taken out',
      (page, context) =>
        annotate(page, {
          Subtype: 'Link',
          Dest: [context.register(context.obj({ Type: 'Page', Own: secret(context) } as never)), 'Fit'],
        }),
    ],
    [
      'a form in the other language',
      (_, context) =>
        catalogOf(context).set(name('AcroForm'), context.obj({ XFA: secret(context), Fields: [] } as never)),
    ],
    [
      'scripts by name',
      (_, context) =>
        catalogOf(context).set(
          name('Names'),
          context.obj({ JavaScript: { Names: [PDFString.of(canary), secret(context)] } } as never),
        ),
    ],
  ])('does not go into a pack: %s', async (_what, plant) => {
    const pdf = await PDFDocument.load(await plainPdf(1), { updateMetadata: false })
    plant(pdf.getPage(0), pdf.context)
    const bytes = await pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
    expect(Buffer.from(bytes).includes(canary)).toBe(true)
    const { pack } = await packed(bytes)
    expect(Buffer.from(pack.bytes).includes(canary)).toBe(false)
  })

  /** Something that would be found again. */
  function secret(context: PDFContext): PDFRef {
    return context.register(context.obj({ Said: PDFString.of(canary) } as never))
  }

  function form(entries: Record<string, unknown>): never {
    return { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], ...entries } as never
  }

  function link(page: PDFPage, action: Record<string, unknown>): void {
    annotate(page, { Subtype: 'Link', A: action })
  }

  function annotate(page: PDFPage, entries: Record<string, unknown>): void {
    const { context } = page.node
    page.node.addAnnot(
      context.register(context.obj({ Type: 'Annot', Rect: [1, 1, 9, 9], ...entries } as never)),
    )
  }

  function catalogOf(context: PDFContext): PDFDict {
    return context.lookup(context.trailerInfo.Root, PDFDict)
  }
})

function qpdf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-pack-'))
  const file = join(folder, 'pack.pdf')
  writeFileSync(file, bytes)
  const check = spawnSync('qpdf', ['--check', file])
  rmSync(folder, { recursive: true })
  return `${check.stdout.toString()}${check.stderr.toString()}`
}

describe('a pack that does not say that it is accessible says why', () => {
  const unmarked = async (): Promise<Uint8Array> => {
    const { say, save } = await taggedByHand()
    say('H1', 'Heading')
    const pdf = await PDFDocument.load(await save(), { updateMetadata: false })
    const drawn = pdf.context.register(pdf.context.stream('10 10 100 100 re f'))
    pdf.getPage(0).node.addContentStream(drawn)
    return pdf.save({ useObjectStreams: false })
  }
  const ofElement = async (role: string): Promise<Uint8Array> => {
    const { say, save } = await taggedByHand()
    say('H1', 'Heading')
    say(role, 'Words')
    return save()
  }
  const reasons: readonly (readonly [string, () => Promise<Uint8Array>, string, string])[] = [
    ['words without tags', () => plainPdf(1), 'untagged', 'has no tags on 1 page'],
    ['drawing that no tag names', unmarked, 'structure', 'Something on page 3 is neither'],
    ['a table without headings', () => ofElement('Table'), 'structure', 'A table has no headings.'],
    ['a picture nobody described', () => ofElement('Figure'), 'structure', 'A picture has no description.'],
    [
      'a heading too deep',
      () => ofElement('H4'),
      'structure',
      'A heading of level 4 follows one of level 1.',
    ],
    ['a part of no kind', () => ofElement('Clause'), 'structure', 'is of no known kind.'],
  ]

  test.each(reasons)('for %s, with its page', async (_why, bytes, kind, words) => {
    const record = aRecord({ items: [anItem('first')] })
    const pack = await packFor(record, [
      { id: 'bad', bytes: await bytes() },
      { id: 'front', bytes: front },
    ])
    expect(pack.accessible).toBe(false)
    expect(pack.findings).toMatchObject([{ kind, level: 'advice', paperId: 'bad', pages: [3] }])
    expect(pack.findings[0]?.sentence).toContain('“bad.pdf”')
    expect(pack.findings[0]?.sentence).toContain(words)
  })

  test('of a file beside one without any tags too', async () => {
    const record = aRecord({ items: [anItem('first')] })
    const pack = await packFor(record, [
      { id: 'plain', bytes: await plainPdf(1) },
      { id: 'bad', bytes: await ofElement('Table') },
    ])
    expect(pack.findings.map(({ kind, paperId, pages }) => [kind, paperId, pages])).toEqual([
      ['untagged', 'plain', [3]],
      ['structure', 'bad', [5]],
    ])
  })
})
