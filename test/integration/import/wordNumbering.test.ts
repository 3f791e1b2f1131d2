import { describe, expect, test } from 'vitest'
import { wordSource } from '../../../electron/import/source/wordSource.ts'
import { convertWord, libreOfficeIsHere } from '../../helpers/libreOffice.ts'
import {
  definition,
  level,
  list,
  listed,
  numbering,
  paragraph,
  styled,
  wordDocument,
} from '../../helpers/wordDocuments.ts'

interface Case {
  readonly feature: string
  readonly definitions: readonly (readonly [string, string])[]
  readonly styles?: string
  /** The properties of each paragraph, and the label that Word prints before it. */
  readonly paragraphs: readonly (readonly [string, string])[]
  /** Where LibreOffice prints another label than Word, why. */
  readonly otherwise?: string
}

const many = (properties: string, labels: readonly string[]): (readonly [string, string])[] =>
  labels.map((label) => [properties, label])

const headingStyle = (id: string, name: string, paragraphProperties: string, basedOn = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${paragraphProperties}</w:pPr></w:style>`

const restartAt = (n: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${n}"><w:startOverride w:val="${start}"/></w:lvlOverride>`

const cases: readonly Case[] = [
  {
    feature: 'letters that repeat after z',
    definitions: [definition(1, level(0, 'lowerLetter', '%1)', '', 25))],
    paragraphs: many(listed(1, 0), ['y)', 'z)', 'aa)', 'bb)']),
  },
  {
    feature: 'capital letters, numerals large and small',
    definitions: [
      definition(
        2,
        level(0, 'upperLetter', '%1.') + level(1, 'upperRoman', '%2.') + level(2, 'lowerRoman', '(%3)'),
      ),
    ],
    paragraphs: [
      [listed(2, 0), 'A.'],
      [listed(2, 1), 'I.'],
      ...many(listed(2, 2), ['(i)', '(ii)', '(iii)', '(iv)']),
      [listed(2, 1), 'II.'],
      [listed(2, 2), '(i)'],
      [listed(2, 0), 'B.'],
      [listed(2, 1), 'I.'],
    ],
  },
  {
    feature: 'ordinals, two figures and none',
    definitions: [
      definition(3, level(0, 'ordinal', '%1') + level(1, 'decimalZero', '%2.') + level(2, 'none', '')),
    ],
    paragraphs: [
      ...many(listed(3, 0), ['1st', '2nd', '3rd', '4th']),
      ...many(listed(3, 1), ['01.', '02.']),
      [listed(3, 2), ''],
    ],
  },
  {
    feature: 'numbers below numbers, and a heading number that begins at 67',
    definitions: [
      definition(
        4,
        level(0, 'decimal', '%1.', '', 67) +
          level(1, 'decimal', '%1.%2') +
          level(2, 'lowerLetter', '%1.%2(%3)'),
      ),
    ],
    paragraphs: [
      [listed(4, 0), '67.'],
      ...many(listed(4, 1), ['67.1', '67.2']),
      ...many(listed(4, 2), ['67.2(a)', '67.2(b)']),
      ['', ''],
      [listed(4, 0), '68.'],
      [listed(4, 1), '68.1'],
    ],
  },
  {
    feature: 'legal numbers under a numeral',
    definitions: [definition(5, level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1.%2', '<w:isLgl/>'))],
    paragraphs: [[listed(5, 0), 'I'], [listed(5, 0), 'II'], ...many(listed(5, 1), ['2.1', '2.2'])],
    otherwise: 'LibreOffice keeps the numeral',
  },
  {
    feature: 'two lists of one definition that count on together, and one that starts again',
    definitions: [
      definition(
        6,
        level(0, 'decimal', '%1.'),
        list(6, 6) + list(61, 6) + list(62, 6, restartAt(0, 1)) + list(63, 6, restartAt(0, 12)),
      ),
    ],
    paragraphs: [
      ...many(listed(6, 0), ['1.', '2.']),
      ['', ''],
      ...many(listed(61, 0), ['3.', '4.']),
      ...many(listed(62, 0), ['1.', '2.']),
      ...many(listed(63, 0), ['12.', '13.']),
    ],
  },
  {
    feature: 'a level that never starts again',
    definitions: [
      definition(7, level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%2)', '<w:lvlRestart w:val="0"/>')),
    ],
    paragraphs: [
      [listed(7, 0), '1.'],
      ...many(listed(7, 1), ['a)', 'b)']),
      [listed(7, 0), '2.'],
      [listed(7, 1), 'c)'],
    ],
    otherwise: 'LibreOffice starts a level again after every one above it',
  },
  {
    feature: 'a level that starts again after the first level alone',
    definitions: [
      definition(
        8,
        level(0, 'decimal', '%1.') +
          level(1, 'lowerLetter', '%2)') +
          level(2, 'lowerRoman', '%3.', '<w:lvlRestart w:val="1"/>'),
      ),
    ],
    paragraphs: [
      [listed(8, 0), '1.'],
      [listed(8, 1), 'a)'],
      [listed(8, 2), 'i.'],
      [listed(8, 1), 'b)'],
      [listed(8, 2), 'ii.'],
      [listed(8, 0), '2.'],
      [listed(8, 1), 'a)'],
      [listed(8, 2), 'i.'],
    ],
    otherwise: 'LibreOffice starts a level again after every one above it',
  },
  {
    feature: 'a list whose level another list defines anew',
    definitions: [
      definition(
        9,
        level(0, 'decimal', '%1.'),
        list(9, 9) +
          list(
            91,
            9,
            `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>${level(0, 'lowerLetter', '[%1]')}</w:lvlOverride>`,
          ),
      ),
    ],
    paragraphs: [...many(listed(9, 0), ['1.', '2.']), ...many(listed(91, 0), ['[a]', '[b]'])],
  },
  {
    feature: 'headings whose styles are linked to levels',
    definitions: [
      definition(
        10,
        level(0, 'decimal', '%1', '<w:pStyle w:val="Heading1"/>') +
          level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Heading2"/>'),
      ),
    ],
    styles:
      headingStyle(
        'Heading1',
        'heading 1',
        '<w:numPr><w:numId w:val="10"/></w:numPr><w:outlineLvl w:val="0"/>',
      ) +
      headingStyle(
        'Heading2',
        'heading 2',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="10"/></w:numPr><w:outlineLvl w:val="1"/>',
      ) +
      headingStyle('MinuteHead', 'Minute head', '', 'Heading1') +
      headingStyle('Plain', 'Plain head', '<w:numPr><w:numId w:val="0"/></w:numPr>', 'Heading1'),
    paragraphs: [
      [styled('Heading1'), '1'],
      [styled('Heading2'), '1.1'],
      [styled('Heading2'), '1.2'],
      [styled('MinuteHead'), '2'],
      [styled('Plain'), ''],
      [styled('Heading1', '<w:numPr><w:numId w:val="0"/></w:numPr>'), ''],
      [styled('Heading2'), '2.1'],
      [styled('Heading1'), '3'],
    ],
  },
  {
    feature: 'a style that says its list and level',
    definitions: [definition(11, level(0, 'decimal', '%1)') + level(1, 'lowerLetter', '%2)'))],
    styles:
      headingStyle('Points', 'Points', '<w:numPr><w:numId w:val="11"/></w:numPr>') +
      headingStyle('SubPoints', 'Sub points', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="11"/></w:numPr>') +
      headingStyle('LatePoints', 'Late points', '', 'SubPoints'),
    paragraphs: [
      [styled('Points'), '1)'],
      [styled('SubPoints'), 'a)'],
      [styled('LatePoints'), 'b)'],
      [styled('Points', '<w:numPr><w:ilvl w:val="1"/></w:numPr>'), 'c)'],
      [styled('Points'), '2)'],
      [styled('Points', listed(0, 0)), ''],
    ],
  },
  {
    feature: 'a list that is defined in a style of lists',
    definitions: [
      definition(12, '', list(12, 12), '<w:numStyleLink w:val="CouncilList"/>'),
      definition(13, level(0, 'lowerLetter', '(%1)'), list(13, 13), '<w:styleLink w:val="CouncilList"/>'),
    ],
    styles:
      '<w:style w:type="numbering" w:styleId="CouncilList"><w:name w:val="Council list"/><w:pPr><w:numPr><w:numId w:val="13"/></w:numPr></w:pPr></w:style>',
    paragraphs: many(listed(12, 0), ['(a)', '(b)']),
  },
  {
    feature: 'bullets of faces of symbols',
    definitions: [
      definition(
        14,
        level(0, 'bullet', '\uf0b7', '', 1).replace(
          '</w:lvl>',
          '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>',
        ) +
          level(1, 'bullet', 'o').replace(
            '</w:lvl>',
            '<w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr></w:lvl>',
          ) +
          level(2, 'bullet', '\uf0a7').replace(
            '</w:lvl>',
            '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>',
          ) +
          level(3, 'bullet', '–'),
      ),
    ],
    paragraphs: [
      [listed(14, 0), '•'],
      [listed(14, 1), '○'],
      [listed(14, 2), '▪'],
      [listed(14, 3), '–'],
    ],
    otherwise: 'LibreOffice writes bullets of its own into text files',
  },
  {
    feature: 'three figures, as newer Words define them',
    definitions: [
      definition(
        15,
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1/26"/></w:lvl>',
      ),
    ],
    paragraphs: many(listed(15, 0), ['007/26', '008/26']),
    otherwise: 'LibreOffice reads the form for older Words',
  },
  {
    feature: 'words for numbers',
    definitions: [
      definition(16, level(0, 'ordinalText', '%1:', '', 20) + level(1, 'cardinalText', 'Part %2', '', 11)),
    ],
    paragraphs: [
      [listed(16, 0), 'Twentieth:'],
      [listed(16, 0), 'Twenty-first:'],
      [listed(16, 1), 'Part Eleven'],
    ],
  },
  {
    feature: 'words and marks round a number, with no gap after it',
    definitions: [definition(17, level(0, 'decimal', 'Minute %1/26 –', '<w:suff w:val="nothing"/>', 3))],
    paragraphs: many(listed(17, 0), ['Minute 3/26 –', 'Minute 4/26 –']),
    otherwise: 'without a gap, where the label ends cannot be told in a text file',
  },
  {
    feature: 'a level whose upper level has not begun',
    definitions: [definition(18, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2'))],
    paragraphs: [
      [listed(18, 1), '1.1'],
      [listed(18, 1), '1.2'],
    ],
  },
  {
    feature: 'a list that is not defined',
    definitions: [],
    paragraphs: [[listed(99, 0), '']],
  },
]

/** One document of all features, each paragraph told by its words: "w3x2". */
const words = (feature: number, index: number): string => `w${feature}x${index}`

function documentOf(some: readonly Case[]): Uint8Array {
  return wordDocument({
    body: some
      .flatMap(({ feature, paragraphs }) =>
        paragraphs.map(([properties], index) =>
          paragraph(
            words(
              cases.findIndex((each) => each.feature === feature),
              index,
            ),
            properties,
          ),
        ),
      )
      .join(''),
    styles: some.map(({ styles = '' }) => styles).join(''),
    numbering: numbering(some.flatMap(({ definitions }) => definitions)),
  })
}

async function labelsIn(bytes: Uint8Array): Promise<Map<string, string>> {
  const read = await wordSource(bytes, 'lists.docx')
  return labelsOf(read.kind === 'refused' ? read.sentence : read.text)
}

function labelsOf(text: string): Map<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const found = /^[\s#*\ufeff]*(.*?)\s*(w\d+x\d+)/.exec(line)
      return found === null ? [] : [[found[2] ?? '', (found[1] ?? '').trim()]]
    }),
  )
}

const expectedOf = ({ paragraphs, feature }: Case): (readonly [string, string])[] =>
  paragraphs.map(([, label], index) => [
    words(
      cases.findIndex((each) => each.feature === feature),
      index,
    ),
    label,
  ])

describe('the labels that Word counts', () => {
  test.each(cases)('come as it prints them: $feature', async (one) => {
    expect([...(await labelsIn(documentOf([one])))]).toEqual(expectedOf(one))
  })

  test('come the same from one document that holds all kinds of lists', async () => {
    expect([...(await labelsIn(documentOf(cases)))]).toEqual(cases.flatMap(expectedOf))
  })

  test('are those that LibreOffice prints for the same file', { timeout: 60_000 }, async ({ skip }) => {
    skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
    const same = cases.filter(({ otherwise }) => otherwise === undefined)
    const [text] = await convertWord([documentOf(same)], 'txt:Text (encoded):UTF8', 'txt')
    expect([...labelsOf(Buffer.from(text ?? '').toString('utf8'))]).toEqual(same.flatMap(expectedOf))
  })

  test(
    'are the same after LibreOffice has saved the file as Word anew',
    { timeout: 60_000 },
    async ({ skip }) => {
      skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
      const same = cases.filter(({ otherwise }) => otherwise === undefined)
      const [saved] = await convertWord([documentOf(same)], 'docx', 'docx')
      expect([...(await labelsIn(saved ?? new Uint8Array()))]).toEqual(same.flatMap(expectedOf))
    },
  )
})
