import { describe, expect, it } from 'vitest'
import { checkPaper } from '../../electron/render/checkPaper.ts'
import { renderHtml } from '../../electron/render/html.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { renderWord } from '../../electron/render/word.ts'
import { composeReport } from '../../shared/document/compose/report.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { defined } from '../../shared/domain/assert.ts'
import { membersView } from '../../shared/domain/paperView.ts'
import type { ReportSection } from '../../shared/domain/report.ts'
import { convertWord, libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { anItem, aPaper, aRecord, aReport, aSection } from '../helpers/recordBuilder.ts'
import { elements, readWord, wordPart } from '../helpers/wordReader.ts'

function reportWith(sections: readonly ReportSection[]): PaperDocument {
  const view = membersView(
    aRecord({
      items: [anItem('first', { title: 'The mill race', reportAuthor: 'Head of Rivers' })],
      papers: [aPaper('map', { title: 'Map of the race' })],
      reports: [
        aReport('r', {
          sections,
          classification: 'exempt',
          exemption: { paragraphs: [3], publicInterest: 'The tender is out.' },
        }),
      ],
    }),
  )
  return composeReport(view, defined(view.reports[0], 'members may have the report'), false)
}

const many = Array.from({ length: 12 }, (_, n) => `Paragraph ${n + 1} tells of the water.`)
const letters = Array.from({ length: 28 }, (_, n) => `\tpart ${n + 1};`)
const long = reportWith([
  aSection('purpose', ['To report on the mill race.']),
  aSection('action-required', ['The Committee is asked to:', '\tnote the report; and', '\tvisit the race.']),
  aSection('background', [...many, 'There are:', ...letters, 'That is all.']),
  aSection('attached', ['A model, at the meeting']),
  aSection('published-documents', []),
  aSection('contact', ['Ada Fenn\n01632 960200']),
])
/** More headings than one figure counts. */
const wide = reportWith(Array.from({ length: 11 }, () => aSection('other', many)))

const tidy = (line: string): string => line.replace(/\s+/g, ' ').trim()

describe('A cover report as PDF', () => {
  it('has its headings as headings and its numbered paragraphs as lists whose labels are theirs', async () => {
    checkPaper(long)
    const { bytes } = await renderPdf(long)
    const pdf = await readPdf(bytes)
    expect(pdf.headings).toEqual(
      long.blocks.flatMap((block) =>
        block.kind === 'heading'
          ? [{ level: block.level, text: tidy(`${block.number ?? ''} ${block.text}`) }]
          : [],
      ),
    )
    expect(pdf.lists.map(({ label, text, depth }) => ({ label, text, depth }))).toEqual(
      long.blocks.flatMap((block) =>
        block.kind === 'point'
          ? [
              {
                label: block.label,
                text: tidy(block.runs.map((run) => run.text).join('')),
                depth: block.level,
              },
            ]
          : [],
      ),
    )
    expect(pdf.lines).toEqual(paperLines(long).map(tidy))
    for (const page of pdf.pages) expect(page.artifacts).toContain('NOT FOR PUBLICATION')
    expect(pdf.pdfUaPart).toBe(1)
  })

  it('passes a second checker of PDF/UA', async ({ skip }) => {
    skip(pdfUaMissing !== '', pdfUaMissing)
    expect(checkPdfUa((await renderPdf(wide)).bytes)).toContain('PASS')
  })
})

describe('A cover report as Word', () => {
  it('is numbered by Word itself, headings and paragraphs in one list', async () => {
    const bytes = await renderWord(long)
    expect(await readWord(bytes)).toEqual(paperLines(long).map(tidy))
    const numbered = elements(await wordPart(bytes, 'word/document.xml'), 'w:numPr')
    const counted = long.blocks.filter((block) => block.kind === 'point' || 'list' in block)
    expect(numbered).toHaveLength(counted.length)
  })

  it('prints the labels it is given where the first heading is missing and Word would count another', async () => {
    const from = long.blocks.findIndex((block) => block.kind === 'heading' && block.number === '2')
    const [title] = long.blocks.filter((block) => block.kind === 'heading')
    const torn = { ...long, blocks: [defined(title, 'a paper has a heading'), ...long.blocks.slice(from)] }
    expect(await readWord(await renderWord(torn))).toEqual(paperLines(torn).map(tidy))
  })

  it('shows the same numbers in LibreOffice, also of two figures', { timeout: 150_000 }, async ({ skip }) => {
    skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
    const papers = [long, wide]
    const files = [await renderWord(long), await renderWord(wide)]
    const shown = await convertWord(files, 'txt:Text (encoded):UTF8', 'txt')
    shown.forEach((bytes, index) => {
      const lines = new TextDecoder()
        .decode(bytes)
        .split('\n')
        .map(tidy)
        .filter((line) => line !== '')
      const paper = defined(papers[index], 'one text for each paper')
      const said = paperLines(paper).flatMap((line) => line.split('\n'))
      expect(lines).toEqual(said.map(tidy))
    })
  })
})

describe('A cover report as a web page', () => {
  it('begins the paragraphs again under each heading', () => {
    const html = renderHtml(long)
    expect(html).toContain('<li><span class="label">2.1 </span>The Committee is asked to:')
    expect(html).not.toContain('start="')
  })
})
