import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { renderHtml } from '../../electron/render/html.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { renderWord } from '../../electron/render/word.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { missingInOrder } from '../helpers/inOrder.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { expectedLines, recordOfFrontSheet, recordOfMinutes } from '../helpers/seedRecord.ts'
import {
  normalised,
  parseSeedFrontSheet,
  parseSeedMinutes,
  readSeed,
  seedsMissing,
} from '../helpers/seeds.ts'
import type { SeedFrontSheet } from '../helpers/seeds.ts'
import { readWord } from '../helpers/wordReader.ts'

/** The words of a paper in each of its forms, as a reader of that form finds them. */
async function wordsOf(document: PaperDocument): Promise<Record<'data' | 'pdf' | 'word' | 'html', string>> {
  const pdf = await readPdf((await renderPdf(document)).bytes)
  const word = await readWord(await renderWord(document))
  const html = renderHtml(document)
  return {
    data: normalised(paperLines(document).join(' ')),
    pdf: normalised(pdf.structure.text),
    word: normalised(word.join(' ')),
    html: normalised(textOfHtml(html)),
  }
}

function textOfHtml(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return (html.split('<body')[1] ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
}

describe('the real papers', () => {
  test('the minutes say every line of the seed in order, with every label, in PDF, Word and HTML', async ({
    skip,
  }) => {
    skip(seedsMissing !== '', seedsMissing)
    const seed = parseSeedMinutes(readSeed('000'))
    const expected = expectedLines(seed).map(normalised)
    expect({ items: seed.items.length, lines: expected.length }).toEqual({ items: 7, lines: 85 })
    const words = await wordsOf(composeMinutes(publicView(recordOfMinutes(seed))))
    for (const [form, text] of Object.entries(words)) {
      expect(missingInOrder(text, expected), form).toEqual([])
    }
  })

  test('the agenda front sheet has the facts of the seed in their order, in PDF, Word and HTML', async ({
    skip,
  }) => {
    skip(seedsMissing !== '', seedsMissing)
    const seed = parseSeedFrontSheet(readSeed('003'))
    const council = parseSeedMinutes(readSeed('000')).council
    const expected = frontSheetLines(seed).map(normalised)
    const words = await wordsOf(composeAgenda(publicView(recordOfFrontSheet(seed, council))))
    for (const [form, text] of Object.entries(words)) {
      expect(missingInOrder(text, expected), form).toEqual([])
    }
  })

  test('the PDFs of minutes and agenda have nothing to note and pass the checks of PDF/UA-1', async ({
    skip,
  }) => {
    skip(seedsMissing !== '', seedsMissing)
    skip(pdfUaMissing !== '', pdfUaMissing)
    for (const paper of realPapers()) {
      const { bytes, notes } = await renderPdf(paper)
      expect(notes, paper.title).toEqual([])
      expect(checkPdfUa(bytes), paper.title).toContain('PASS')
    }
  })

  test('the HTML of minutes and agenda is valid, its accessibility rules included', async ({ skip }) => {
    skip(seedsMissing !== '', seedsMissing)
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
    })
    for (const paper of realPapers()) {
      const { results } = await validator.validateString(renderHtml(paper))
      const found = results.flatMap((result) =>
        result.messages.map(({ ruleId, line, message }) => `${ruleId} line ${line}: ${message}`),
      )
      expect(found, paper.title).toEqual([])
    }
  })
})

/** The minutes and the front sheet of the seeds. */
function realPapers(): PaperDocument[] {
  const minutes = parseSeedMinutes(readSeed('000'))
  const agenda = recordOfFrontSheet(parseSeedFrontSheet(readSeed('003')), minutes.council)
  return [composeMinutes(publicView(recordOfMinutes(minutes))), composeAgenda(publicView(agenda))]
}

function frontSheetLines(seed: SeedFrontSheet): string[] {
  const [year = '', , day = ''] = seed.date.split('-')
  return [
    seed.body,
    'Date:',
    `${Number(day)} January ${year}`,
    'Time:',
    `10.00 am (pre-meeting for ${seed.preMeeting.who} at 9.30 am)`,
    'Place:',
    seed.place,
    seed.summons,
    seed.signingOfficer,
    `${seed.governanceOfficer.title}: ${seed.governanceOfficer.name}`,
    `Direct Dial: ${seed.governanceOfficer.phone}`,
    ...seed.items.flatMap((item, index) => [
      `${index + 1} ${item.title}`,
      ...(item.summary === '' ? [] : [item.summary]),
      ...item.subItems.map((title, position) => `${'ab'.charAt(position)}) ${title}`),
      ...(item.pages === null ? [] : [`${item.pages.first} - ${item.pages.last}`]),
    ]),
    seed.interestsAdvice,
    seed.recordingNotice,
  ]
}
