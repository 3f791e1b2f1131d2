import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { readMinutes } from '../../../electron/import/readMinutes.ts'
import { wordSource } from '../../../electron/import/source/wordSource.ts'
import type { SourceText } from '../../../electron/import/sourceText.ts'
import { defined } from '../../../shared/domain/assert.ts'
import { wordFile, wordParagraph } from '../../helpers/badFiles.ts'
import {
  definition,
  level,
  listed,
  numbering,
  paragraph,
  run,
  styled,
  table,
  wordDocument,
} from '../../helpers/wordDocuments.ts'
import type { WordDocumentParts } from '../../helpers/wordDocuments.ts'

async function readAll(parts: WordDocumentParts | string): Promise<SourceText> {
  const bytes = wordDocument(typeof parts === 'string' ? { body: parts } : parts)
  const read = await wordSource(bytes, 'minutes.docx')
  if (read.kind === 'refused') throw new Error(read.sentence)
  return read
}

/** The lines that say something. */
async function linesOf(parts: WordDocumentParts | string): Promise<string[]> {
  const { text } = await readAll(parts)
  return text.split('\n').filter((line) => line !== '')
}

const bold = '<w:b/>'
const change = 'w:id="1" w:author="A" w:date="2026-03-01T10:00:00Z"'

const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="Überschrift 2"/><w:rPr><w:b/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="Louder"><w:name w:val="Louder"/><w:basedOn w:val="Loud"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
  '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
].join('')

const letters = numbering([definition(1, level(0, 'lowerLetter', '%1)') + level(1, 'lowerRoman', '%2.'))])

describe('the marks of a Word document', () => {
  test('are headings by name, by level and in other languages', async () => {
    const body = [
      paragraph('Highways Committee', styled('H1')),
      paragraph('12 Potholes', styled('berschrift2')),
      paragraph('A style with a level', styled('Item')),
      paragraph('A level of its own', '<w:outlineLvl w:val="3"/>'),
      paragraph('No level any more', styled('Item', '<w:outlineLvl w:val="9"/>')),
      paragraph(
        `A numbered paragraph that was set as a heading: ${'it goes on and on '.repeat(14)}`,
        styled('Item'),
      ),
    ].join('')
    const lines = await linesOf({ body, styles })
    expect(lines.map((line) => line.slice(0, 24))).toEqual([
      '# Highways Committee',
      '## 12 Potholes',
      '### A style with a level',
      '#### A level of its own',
      'No level any more',
      '**A numbered paragraph t',
    ])
  })

  test('are strong lines where nearly all of a line is strong, by itself or by its styles, and the strong words that a line begins with', async () => {
    const body = [
      paragraph(run('Present', bold)),
      paragraph(run('RESOLVED', bold) + run(' – that the report be noted and published')),
      paragraph(run('The Committee ') + run('RESOLVED', bold) + run(' to note it')),
      paragraph(run('Res', bold) + run('olved in part of a word')),
      paragraph(run('Ponds. ', bold) + run('Six were drained'), listed(1, 0)),
      paragraph(run('RESOLVED to note the report', bold) + run('.')),
      paragraph('By its style', styled('Louder')),
      paragraph(run('Put out', '<w:rStyle w:val="Strong"/>'), styled('Loud')),
      paragraph(run('Put out by itself', '<w:b w:val="0"/>'), styled('Loud')),
      paragraph(run('By its letters', '<w:rStyle w:val="Strong"/>')),
      paragraph(run('All in capitals', '<w:caps/>')),
      paragraph(
        run('Strong line', bold) +
          run('<w:br/>').replace(/<w:t .*<\/w:t>/, '<w:br/>') +
          run('and a plain one'),
      ),
      paragraph(run('a point in bold', bold), listed(1, 0)),
    ].join('')
    expect(await linesOf({ body, styles, numbering: letters })).toEqual([
      '**Present**',
      '**RESOLVED** – that the report be noted and published',
      'The Committee RESOLVED to note it',
      'Resolved in part of a word',
      '**a) Ponds.** Six were drained',
      '**RESOLVED to note the report.**',
      '**By its style**',
      'Put out',
      'Put out by itself',
      '**By its letters**',
      '**All in capitals**',
      '**Strong line**',
      'and a plain one',
      '**b) a point in bold**',
    ])
  })

  test('are two spaces a level before labels, and an empty line between paragraphs that are no points', async () => {
    const body = [
      paragraph('The Committee heard:'),
      ...[0, 1, 1, 0].map((at) => paragraph('a point', listed(1, at))),
      paragraph('Then it went home.'),
    ].join('')
    expect((await readAll({ body, numbering: letters })).text).toBe(
      'The Committee heard:\n\na) a point\n  i. a point\n  ii. a point\nb) a point\n\nThen it went home.\n',
    )
  })

  test('are form feeds where a page, or a section on a page of its own, ends', async () => {
    const section = (type: string): string => `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`
    const body = [
      paragraph('One'),
      paragraph('<w:r><w:br w:type="page"/></w:r>' + run('Two')),
      paragraph('Three', '<w:pageBreakBefore/>'),
      paragraph('Four', section('nextPage')),
      paragraph('Five', section('continuous')),
      paragraph('Six', section('nextPage')),
      paragraph('Seven'),
    ].join('')
    const { text } = await readAll(body)
    expect(text.split('\f').map((page) => page.trim().replaceAll(/\n+/g, ' '))).toEqual([
      ...['One', 'Two', 'Three Four Five', 'Six', 'Seven'],
    ])
  })
})

describe('the words of a Word document', () => {
  test('are those that print: signs, breaks, fields, links, and what somebody filled in', async () => {
    const body = [
      paragraph(
        '<w:r><w:constructor/><w:t>co</w:t><w:noBreakHyphen/><w:t>opted mem</w:t><w:softHyphen/><w:t>bers</w:t><w:tab/><w:t>3</w:t></w:r>',
      ),
      paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(' agreed')),
      paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d MMMM yyyy"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          run('5 March 2026') +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          run(' at noon'),
      ),
      paragraph('<w:fldSimple w:instr="PAGE">' + run('7') + '</w:fldSimple>' + run(' pages')),
      paragraph(
        '<w:hyperlink>' +
          run('the report') +
          '</w:hyperlink>' +
          run(' and ') +
          '<w:smartTag>' +
          run('Leeds') +
          '</w:smartTag>',
      ),
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('Click here to enter text.')}</w:sdtContent></w:sdt>`,
      `<w:sdt><w:sdtContent>${paragraph('Filled in')}</w:sdtContent></w:sdt>`,
      paragraph(`<w:sdt><w:sdtContent>${run('Chosen')}</w:sdtContent></w:sdt>`),
      paragraph(run('שלום', '<w:rtl/>')),
      paragraph('<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>'),
    ].join('')
    expect(await linesOf(body)).toEqual([
      'co-opted members\t3',
      '✓ agreed',
      '5 March 2026 at noon',
      '7 pages',
      'the report and Leeds',
      'Filled in',
      'Chosen',
      'שלום',
      'x=2',
    ])
  })

  test('go on after a field that nobody closed, which is said', async () => {
    const body =
      paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') +
      Array.from({ length: 6 }, (_, index) => paragraph(`Line ${index}`)).join('')
    expect(await readAll(body)).toMatchObject({
      text: 'Line 3\n\nLine 4\n\nLine 5\n',
      notes: [
        'A field of the file is not closed: compare the text with the file, some lines may be missing.',
      ],
    })
  })

  test('leave out what is hidden, and say so', async () => {
    const body = [
      paragraph(run('Seen') + run(' unseen', '<w:vanish/>')),
      paragraph('Hidden by its style', styled('Secret')),
      paragraph(run('uncounted', '<w:vanish/>'), `${listed(1, 0)}<w:rPr><w:vanish/></w:rPr>`),
      paragraph('counted', listed(1, 0)),
    ].join('')
    const { text, notes } = await readAll({ body, styles, numbering: letters })
    expect(text).toBe('Seen\n\na) counted\n')
    expect(notes).toEqual(['The file has hidden words, which were left out.'])
  })

  test('are read as if all tracked changes were accepted, and the labels with them', async () => {
    const body = [
      paragraph(
        `${run('The bridge ')}<w:del ${change}><w:r><w:delText>is sound</w:delText></w:r></w:del><w:ins ${change}>${run('needs paint')}</w:ins>`,
        listed(1, 0),
      ),
      `<w:p><w:pPr>${listed(1, 0)}<w:rPr><w:del ${change}/></w:rPr></w:pPr><w:del ${change}><w:r><w:delText>Taken out</w:delText></w:r></w:del></w:p>`,
      `<w:p><w:pPr>${listed(1, 0)}<w:rPr><w:del ${change}/></w:rPr></w:pPr>${run('Runs on')}</w:p>`,
      paragraph(' into this.'),
      `<w:p><w:moveFrom ${change}>${run('Moved')}</w:moveFrom></w:p>`,
      paragraph('Between'),
      `<w:p><w:moveTo ${change}>${run('Moved')}</w:moveTo></w:p>`,
      table([['kept', 'row']]).replace(
        '</w:tbl>',
        `<w:tr><w:trPr><w:del ${change}/></w:trPr><w:tc>${paragraph('lost')}</w:tc></w:tr></w:tbl>`,
      ),
    ].join('')
    const { text, notes } = await readAll({ body, numbering: letters })
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      'a) The bridge needs paint',
      'b) Runs on into this.',
      'Between',
      'Moved',
      'kept\trow',
    ])
    expect(notes).toEqual(['The file has tracked changes: it was read as if all were accepted.'])
  })

  test('have footnotes and text boxes after their paragraph, each once', async () => {
    const box = (words: string): string => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`
    const body =
      paragraph(
        `${run('Minute')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' 14')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('DRAFT')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('DRAFT')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ) + paragraph('After')
    const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph('-----')}</w:footnote><w:footnote w:id="2">${paragraph('<w:r><w:footnoteRef/></w:r>' + run(' As amended in May.'))}</w:footnote>`
    const { text, notes } = await readAll({ body, footnotes })
    expect(text).toBe('Minute 14\n\nAs amended in May.\n\nDRAFT\n\nAfter\n')
    expect(notes).toEqual([
      'The file has text boxes: their words stand after the paragraph that each hangs on.',
      'The file has footnotes: each stands after its paragraph.',
    ])
  })

  test('leave out comments and the table of contents, and say so, as of numbers that only Word works out', async () => {
    const body = [
      paragraph('3 Potholes 7', styled('TOC1')),
      paragraph(
        `<w:commentRangeStart w:id="0"/>${run('Potholes')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('counted')}`,
      ),
    ].join('')
    const { text, notes } = await readAll({ body, styles })
    expect(text).toBe('Potholes\n\ncounted\n')
    expect(notes).toEqual([
      'The file has comments, which were left out.',
      'The file has a table of contents, which was left out.',
      'The file has numbers that only Word works out (LISTNUM or AUTONUM fields): compare them with the file.',
    ])
  })
})

describe('the tables of a Word document', () => {
  test('are a line a row with tabs between the cells, the paragraphs of a cell on one line', async () => {
    const rows = [
      ['Action', 'Who', 'By'].map((words) => paragraph(run(words, bold))),
      [paragraph('Write') + paragraph('to the bank'), 'Clerk', 'May'],
      ['Paint', '', 'June'],
    ]
    expect(await linesOf(table(rows, true))).toEqual([
      '**Action\tWho\tBy**',
      'Write to the bank\tClerk\tMay',
      'Paint\t\tJune',
    ])
  })

  test('keep their columns where cells are merged, and take a table inside a cell into its line', async () => {
    const cell = (properties: string, words: string): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words)}</w:tc>`
    const rows = [
      [cell('<w:gridSpan w:val="2"/>', 'Votes'), cell('', 'Result'), 'x', 'y'],
      [cell('<w:vMerge w:val="restart"/>', 'For'), '7', paragraph('carried') + paragraph('well'), 'x', 'y'],
      [cell('<w:vMerge/>', 'For'), '2', table([['in', 'side']]) + paragraph(''), 'x', 'y'],
    ]
    expect(await linesOf(table(rows))).toEqual([
      'Votes\t\tResult\tx\ty',
      'For\t7\tcarried well\tx\ty',
      '\t2\tin side\tx\ty',
    ])
  })

  test('are paragraphs where they only lay out the page: one cell, names in columns, numbers beside paragraphs', async () => {
    const body = [
      table([[paragraph('Minutes of the') + paragraph('Parks Committee', styled('H1'))]], true),
      table([
        ['Present:', paragraph('Councillor Ida Moss (Chair)') + paragraph('Councillor Tom Fell')],
        ['Date:', '5 March 2026'],
      ]),
      table([
        ['12.', 'Apologies'],
        ['', 'None'],
        [
          paragraph(run('13.', bold)),
          paragraph(run('Ponds', bold)) +
            paragraph('a point', listed(1, 0)) +
            paragraph('another', listed(1, 0)),
        ],
        [paragraph('', listed(2, 0)), paragraph('Trees') + paragraph('Six were felled.')],
      ]),
    ].join('')
    const two = numbering([
      definition(1, level(0, 'lowerLetter', '%1)')),
      definition(2, level(0, 'decimal', '%1.', '', 14)),
    ])
    expect(await linesOf({ body, styles, numbering: two })).toEqual([
      'Minutes of the',
      '# Parks Committee',
      'Present:',
      'Councillor Ida Moss (Chair)',
      'Councillor Tom Fell',
      'Date:\t5 March 2026',
      '12.\tApologies',
      'None',
      '**13.\tPonds**',
      'a) a point',
      'b) another',
      '14.\tTrees',
      'Six were felled.',
    ])
  })

  test('that lay out minutes with who acts in a third column keep every paragraph on a line of its own', async () => {
    const long = `${'The Committee heard how the pond had been drained and filled again. '.repeat(4)}`.trim()
    const rows = [
      ['No.', 'Minute', 'Action'].map((words) => paragraph(run(words, bold))),
      ['21', paragraph(run('Ponds', bold)) + paragraph(long) + paragraph('It was noted.'), 'Clerk to write'],
      ['22', 'Trees', ''],
    ]
    expect(await linesOf(table(rows, true))).toEqual([
      '**No.\tMinute\tAction**',
      '**21\tPonds**',
      long,
      'It was noted.',
      'Clerk to write',
      '22\tTrees',
    ])
  })
})

describe('the items of old minutes', () => {
  const items = async (parts: WordDocumentParts): Promise<string[]> =>
    readMinutes((await readAll(parts)).text).items.map(({ number, title }) => `${number} ${title}`)
  const spoken = 'The Committee received the report of the Clerk, and thanked her for it.'

  test('are found where Word counts their numbers', async () => {
    const numbers = numbering([
      definition(1, level(0, 'decimal', '%1.', '', 67) + level(1, 'decimal', '%1.%2')),
    ])
    const body = ['Apologies for absence', 'Ponds', 'Trees']
      .map((title) => paragraph(run(title, bold), listed(1, 0)) + paragraph(spoken, listed(1, 1)))
      .join('')
    expect(await items({ body, numbering: numbers })).toEqual([
      '67 Apologies for absence',
      '68 Ponds',
      '69 Trees',
    ])
  })

  test('are found where a table holds their numbers and their words side by side', async () => {
    const body = table(
      ['Apologies for absence', 'Ponds', 'Trees'].map((title, index) => [
        `${index + 12}.`,
        paragraph(run(title, bold)) + paragraph(spoken),
      ]),
    )
    expect(await items({ body })).toEqual(['12 Apologies for absence', '13 Ponds', '14 Trees'])
  })
})

describe('a Word document of another make', () => {
  test('is read where its text stands elsewhere, and in the names of the strict form', async () => {
    const zip = await JSZip.loadAsync(wordFile({ body: wordParagraph('In the strict form') }))
    const part = async (path: string): Promise<string> => defined(zip.file(path), path).async('text')
    const [document, relations] = [await part('word/document.xml'), await part('_rels/.rels')]
    zip.remove('word/document.xml')
    zip.file(
      'word/document2.xml',
      document.replace(/http:[^"]+wordprocessingml[^"]+/, 'http://purl.oclc.org/ooxml/wordprocessingml/main'),
    )
    zip.file('_rels/.rels', relations.replace('document.xml', 'document2.xml'))
    const read = await wordSource(await zip.generateAsync({ type: 'uint8array' }), 'strict.docx')
    expect(read).toMatchObject({ kind: 'word', text: 'In the strict form\n' })
  })
})

test('Letters that were typed stand as deep as their marks are set in', async () => {
  const hanging = (left: number): string => `<w:ind w:left="${left}" w:hanging="567"/>`
  const typed = (words: string): string =>
    run(words).replace('\t', '</w:t><w:tab/><w:t xml:space="preserve">')
  const body = [
    paragraph(typed('h)\tPonds'), hanging(567)),
    paragraph(typed('i)\tSix'), hanging(1134)),
    paragraph(typed('i)\tWells'), hanging(567)),
    paragraph('in the lane', hanging(1134)),
  ].join('')
  expect(await linesOf({ body })).toEqual(['h)\tPonds', '  i)\tSix', 'i)\tWells', 'in the lane'])
})
