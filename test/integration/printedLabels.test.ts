import { expect, test } from 'vitest'
import { renderPdf } from '../../electron/render/pdf.ts'
import { renderWord } from '../../electron/render/word.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { defaultHouseStyle, pointMarkers } from '../../shared/domain/houseStyle.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { membersView } from '../../shared/domain/paperView.ts'
import { aCouncil, anItem, aRecord, minutesOf, point, prose } from '../helpers/recordBuilder.ts'
import { elements, readWord, wordPart } from '../helpers/wordReader.ts'
import { readPdf } from '../helpers/pdfReader.ts'

function labelled(text: string, label: string, level: 0 | 1 = 0): MinutesBlock {
  return { ...point(text, level), label } as MinutesBlock
}

function resolved(lead: string, clauses: readonly (readonly [label: string, text: string])[]): MinutesBlock {
  return {
    ...{ id: `resolution ${lead}`, classification: 'public', kind: 'resolution', lead },
    clauses: clauses.map(([label, text]) => ({
      ...{ id: `clause ${text}`, level: 0, label },
      content: [{ kind: 'text', text }],
    })),
  }
}

const blocks = [
  ...[labelled('leaks', '(a)'), labelled('sags', '(b)'), prose('The boiler:')],
  ...[labelled('is old', '(a)'), labelled('is loud', '•', 1)],
  resolved('Resolved to:', [['(1)', 'That the report be noted']]),
  resolved('', [
    ['', 'RECOMMENDED:'],
    ['i)', 'to let it'],
  ]),
  resolved('AGREED unanimously that', [['', 'the lease be signed.']]),
]
const printed = [
  ...['(a) leaks', '(b) sags', 'The boiler:', '(a) is old', '• is loud'],
  ...['Resolved to:', '(1) That the report be noted', 'RECOMMENDED:', 'i) to let it'],
  'AGREED unanimously that the lease be signed.',
]

const papers = pointMarkers.map((points) => ({
  points,
  paper: composeMinutes(
    membersView(
      aRecord({
        council: aCouncil({ houseStyle: { ...defaultHouseStyle, points } }),
        items: [anItem('first')],
        minutes: [minutesOf('first', blocks)],
      }),
    ),
  ),
}))

test.for(papers)('Word prints labels as they were printed, in a house of $points', async ({ paper }) => {
  const bytes = await renderWord(paper)
  expect(paperLines(paper).slice(-printed.length)).toEqual(printed)
  const lines = (await readWord(bytes)).map((line) => line.replace(/\s+/g, ' ').trim())
  expect(lines.slice(-printed.length)).toEqual(printed)
  expect(elements(await wordPart(bytes, 'word/document.xml'), 'w:numPr')).toEqual([])
})

test('a PDF prints them, with the one clause under what opens it', async () => {
  const [{ paper } = { paper: null }] = papers
  if (paper === null) throw new Error('No paper')
  const { bytes } = await renderPdf(paper)
  expect((await readPdf(bytes)).lines.slice(-printed.length)).toEqual(printed)
})
