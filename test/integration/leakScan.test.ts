import { PDFDict, PDFDocument, PDFHexString, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { refuseLeaks } from '../../electron/render/pack/leaks/leakScan.ts'
import type { PackPlan } from '../../electron/render/pack/packPlan.ts'
import { packWords } from '../../electron/render/pack/leaks/packWords.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { packFor } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { plainPdf } from '../helpers/officersFiles.ts'
import { anItem, aRecord, aReport, aSection, minutesOf, prose } from '../helpers/recordBuilder.ts'

const secret = 'Teasel Brothers offered four million pounds for the old slipway.'
const closedMinutes = [
  minutesOf('first', [prose('Offers were opened.'), prose(secret, { classification: 'exempt' })]),
]
const record = aRecord({ minutes: closedMinutes })

/** An officer's PDF that draws some words over two lines, in a face of single bytes. */
async function drawing(words: string): Promise<GivenPaper> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  pdf.addPage([595, 842]).drawText(words, { x: 60, y: 700, size: 12, font, maxWidth: 200 })
  return { id: 'officers', bytes: await pdf.save({ useObjectStreams: false }) }
}

describe('a public pack', () => {
  test.each([
    ['draws them in a face of single bytes', () => drawing(`It is said that ${secret}`)],
    [
      'draws them in a subset of a face, as full minutes put on for the public do',
      async () => ({
        id: 'officers',
        bytes: (await renderPdf(composeMinutes(membersView(record)))).bytes,
      }),
    ],
    [
      'says them in an alternative text',
      async () => {
        const pdf = await PDFDocument.load((await drawing('A picture')).bytes)
        const { context, catalog } = pdf
        const page = pdf.getPage(0)
        const figure = context.nextRef()
        const root = context.register(
          context.obj({ Type: 'StructTreeRoot', K: [figure], ParentTree: { Nums: [0, [figure]] } }),
        )
        const alt = PDFHexString.fromText(secret)
        context.assign(
          figure,
          context.obj({ Type: 'StructElem', S: 'Figure', P: root, Pg: page.ref, K: 0, Alt: alt }),
        )
        catalog.set(PDFName.of('StructTreeRoot'), root)
        page.node.set(PDFName.of('StructParents'), context.obj(0))
        return { id: 'officers', bytes: await pdf.save({ useObjectStreams: false }) }
      },
    ],
  ] satisfies [string, () => Promise<GivenPaper>][])(
    'is refused when an officer’s public file has the words of closed minutes: it %s',
    async (_, officers) => {
      await expect(packFor(record, [await officers()])).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringMatching(
          /^The public pack would say “Teasel Brothers .*” (on page 3|in its titles or bookmarks): that is the minutes of “Item first” that is not for publication\./,
        ) as string,
        details: { itemId: 'first' },
      })
    },
  )

  test('is refused when a file has closed words of the minutes before', async () => {
    const previousMinutes = aRecord({ ...record, meeting: { ...record.meeting, id: 'before' } })
    const now = aRecord({ items: [anItem('first', { kind: 'minutes' })] })
    const officers = await drawing(secret)
    await expect(packFor(now, [officers], { previousMinutes })).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await packFor(now, [officers])).pages).toBeGreaterThan(1)
  })

  test('is made when a public report names its exempt appendix, and gives the usual reasons', async () => {
    const papers: GivenPaper[] = [
      await drawing(
        'Appendix 2, Valuation of Foxglove wharf, is exempt: bidders Larkspur and Teasel would learn each other’s offers. The Committee noted the report and thanked the officers for their work.',
      ),
      {
        id: 'shut',
        bytes: await plainPdf(1),
        classification: 'exempt',
        title: 'Valuation of Foxglove wharf',
        exemption: {
          paragraphs: [3],
          publicInterest: 'bidders Larkspur and Teasel would learn each other’s offers',
        },
      },
    ]
    const minutes = [
      minutesOf('first', [
        prose('The Committee noted the report and thanked the officers for their work.', {
          classification: 'exempt',
        }),
      ]),
    ]
    const pack = await packFor(aRecord({ minutes }), papers)
    expect(pack.documents.map(({ paperId }) => paperId)).toEqual(['officers'])
  })
})

/** A pack made while something was public, and what it was made of. */
async function openPack(open: MeetingRecord): Promise<{ pdf: PDFDocument; plan: PackPlan }> {
  const pack = await packFor(open, [])
  const pdf = await PDFDocument.load(pack.bytes, { updateMetadata: false })
  const whole = { id: 'front', fileName: '', bytes: pack.bytes, donor: null, keepsBookmarks: false, head: '' }
  const plan: PackPlan = {
    ...{
      title: 'Pack',
      author: '',
      language: 'en-GB',
      firstPage: 1,
      blanks: [],
      links: new Map(),
      mayClaim: true,
    },
    parts: [
      {
        ...whole,
        section: { id: 'x', title: 'Agenda' },
        title: null,
        first: 1,
        pages: pack.pages,
        authored: true,
      },
    ],
  }
  return { pdf, plan }
}

describe('what Minutebook composes', () => {
  const report = (classification: 'public' | 'exempt'): MeetingRecord =>
    aRecord({
      reports: [
        aReport('pilot', {
          classification,
          exemption: classification === 'public' ? null : { paragraphs: [1], publicInterest: '' },
          title: 'Dismissal of a harbour pilot',
          sections: [aSection('background', ['Ossian Tarn ran aground.'])],
        }),
      ],
    })

  test('is refused to the public when it names what is closed, however short', async () => {
    const { pdf, plan } = await openPack(report('public'))
    const scan = (of: MeetingRecord, with_: PackPlan): void =>
      refuseLeaks(pdf, { record: of, view: publicView(of), previousMinutes: null }, with_)
    expect(() => scan(report('public'), plan)).not.toThrow()
    expect(() => scan(report('exempt'), plan)).toThrow(
      /would say “Dismissal of a harbour pilot” on page 3: that is the title of a report/,
    )
    const [part] = plan.parts
    if (part === undefined) throw new Error('The plan has a part')
    const officers = { ...part, authored: false }
    expect(() => scan(report('exempt'), { ...plan, parts: [officers] })).not.toThrow()
    const titled = { ...officers, title: 'Dismissal of a harbour pilot' }
    expect(() => scan(report('exempt'), { ...plan, parts: [titled] })).toThrow('in its titles or bookmarks')
  })
})

describe('the words of a pack', () => {
  test('are read from faces that name their letters in their own way', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false })
    const page = pdf.addPage()
    const { context } = pdf
    const face = context.obj({
      Type: 'Font',
      Subtype: 'Type1',
      BaseFont: 'ABCDEF+Odd',
      Encoding: { Differences: [1, 'o', 'f_f_i', 'c', 'eacute', 'four', 'uni0041', 'period', 'fi.alt'] },
    })
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F: face } }))
    const drawn = "BT /F 9 Tf [(\\001\\002) -250 <0304>] TJ (\\005\\006)' % (no) Tj\n(\\007\\010) Tj ET"
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(drawn)))
    expect(packWords(pdf).pages).toEqual(['officé4afi'.normalize('NFKD').replace(/\p{M}/gu, '')])
    expect(page.node.lookup(PDFName.of('Resources'))).toBeInstanceOf(PDFDict)
  })

  test('are read through forms inside forms, and a form that draws itself ends', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false })
    const { context } = pdf
    const page = pdf.addPage()
    const font = { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } }
    const inner = context.nextRef()
    const resources = { Font: font, XObject: { Inner: inner } }
    const form = (drawn: string) =>
      context.flateStream(drawn, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 9, 9],
        Resources: resources,
      })
    context.assign(inner, form('BT /F 9 Tf (Inside) Tj ET /Inner Do'))
    const outer = context.register(form('/Inner Do BT /F 9 Tf (Outside) Tj ET'))
    page.node.set(PDFName.of('Resources'), context.obj({ XObject: { Outer: outer } }))
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream('/Outer Do')))
    expect(packWords(pdf).pages).toEqual(['insideoutside'])
  })
})
