import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleBook } from '../../../electron/core/sample/sampleBook.ts'
import { wordSource } from '../../../electron/import/source/wordSource.ts'
import { renderWord } from '../../../electron/render/word.ts'
import { composeAgenda } from '../../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import { paperLines } from '../../../shared/document/paperText.ts'
import { defined } from '../../../shared/domain/assert.ts'
import {
  dateFormats,
  defaultHouseStyle,
  pointMarkers,
  resolutionWordings,
  subPointMarkers,
  timeFormats,
} from '../../../shared/domain/houseStyle.ts'
import type { HouseStyle } from '../../../shared/domain/houseStyle.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { publicView } from '../../../shared/domain/paperView.ts'
import { convertWord, libreOfficeIsHere } from '../../helpers/libreOffice.ts'
import {
  aCouncil,
  anItem,
  aRecord,
  minutesOf,
  point,
  prose,
  resolution,
} from '../../helpers/recordBuilder.ts'

const october = defined(sampleBook.meetings[1], 'the second sample meeting')
const january = defined(sampleBook.meetings[2], 'the third sample meeting')

async function textOf(word: Uint8Array): Promise<string> {
  const read = await wordSource(word, 'minutes.docx')
  if (read.kind === 'refused') throw new Error(read.sentence)
  return read.text
}

/** What a text says, without the marks of headings and of strong lines. */
function plainLines(text: string): string[] {
  return text
    .split(/[\n\f]/)
    .map((line) => tidy(line.replace(/^#+ /, '').replaceAll('**', '')))
    .filter((line) => line !== '')
}

const tidy = (line: string): string => line.replaceAll(/\s+/g, ' ').trim()

const printed = (paper: PaperDocument): string[] =>
  paperLines(paper)
    .map(tidy)
    .filter((line) => line !== '')

/** Words that a paper may hold, none of them marks of the text. */
const anySentence = fc
  .array(
    fc.constantFrom(
      'The',
      'bridge',
      'was',
      'closed;',
      '(see 4)',
      '£5',
      'A & B',
      '“quoted”',
      'i.',
      'café',
      '3.',
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((all) => all.join(' '))

const anyBlock: fc.Arbitrary<MinutesBlock> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(anySentence, fc.constantFrom<0 | 1 | 2>(0, 0, 0, 1, 1, 2))
      .map(([text, level]) => point(text, level)),
  },
  { weight: 2, arbitrary: anySentence.map((text) => prose(text)) },
  {
    weight: 1,
    arbitrary: fc.array(anySentence, { minLength: 1, maxLength: 4 }).map((clauses) => resolution(clauses)),
  },
)

const anyStyle: fc.Arbitrary<HouseStyle> = fc
  .record({
    points: fc.constantFrom(...pointMarkers),
    subPoints: fc.constantFrom(...subPointMarkers),
    resolution: fc.constantFrom(...resolutionWordings),
    times: fc.constantFrom(...timeFormats),
    dates: fc.constantFrom(...dateFormats),
  })
  .map((given) => ({ ...defaultHouseStyle, ...given }))

const anyMinutes = fc
  .tuple(anyStyle, fc.array(fc.array(anyBlock, { maxLength: 30 }), { minLength: 1, maxLength: 4 }))
  .map(([houseStyle, items]) => {
    const ids = (blocks: readonly MinutesBlock[], item: number): MinutesBlock[] =>
      blocks.map((block, index) => ({ ...block, id: `${item}-${index}` }))
    return composeMinutes(
      publicView(
        aRecord({
          council: aCouncil({ houseStyle }),
          items: items.map((_, index) => anItem(`item-${index}`)),
          minutes: items.map((blocks, index) =>
            minutesOf(`item-${index}`, ids(blocks, index), { number: `${index + 67}` }),
          ),
        }),
      ),
    )
  })

describe('minutes that Minutebook printed as Word', () => {
  test('come back with exactly their labels and words, in whatever house style', async () => {
    await fc.assert(
      fc.asyncProperty(anyMinutes, async (paper) => {
        expect(plainLines(await textOf(await renderWord(paper)))).toEqual(printed(paper))
      }),
      { numRuns: 25 },
    )
  })

  test('come back with their headings, their points indented by level, and their resolutions strong', async () => {
    const text = await textOf(await renderWord(composeMinutes(publicView(october))))
    expect(text).toMatch(/^# \S/m)
    expect(text).toMatch(/^## 18\tInspection of family services$/m)
    expect(text).toMatch(/^c\) The inspectors named five areas/m)
    expect(text).toMatch(/^ {2}ii\. Supervision of family workers/m)
    expect(text).toMatch(/^\*\*\(1\) consider the following items .*:\*\*$/m)
    expect(text).toMatch(/^ {2}\*\*a\. Improvement plan for family services\*\*$/m)
  })

  test(
    'come back the same after LibreOffice has saved them as Word anew',
    { timeout: 60_000 },
    async ({ skip }) => {
      skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
      const marks: Partial<HouseStyle>[] = [
        {},
        { points: 'numbers', subPoints: '(i)' },
        { points: 'bullets' },
      ]
      const papers = marks.map((style) => {
        const council = { ...october.council, houseStyle: { ...october.council.houseStyle, ...style } }
        return composeMinutes(publicView({ ...october, council }))
      })
      const files: Uint8Array[] = []
      for (const paper of papers) files.push(await renderWord(paper))
      const saved = await convertWord(files, 'docx', 'docx')
      for (const [index, file] of saved.entries()) {
        expect(await textOf(file)).toEqual(await textOf(defined(files[index], 'as many as there were')))
      }
    },
  )
})

test('An agenda that Minutebook printed as Word comes back with every word of its front sheet, an item a line', async () => {
  const paper = composeAgenda(publicView(january))
  const text = await textOf(await renderWord(paper))
  const words = (lines: readonly string[]): string[] => lines.join(' ').split(' ')
  expect(words(plainLines(text))).toEqual(words(printed(paper)))
  expect(text).toMatch(/^\*\*1\tApologies for absence\*\*$/m)
  expect(text).toMatch(/^a\)\tFamily services$/m)
})
