import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../../electron/import/readSource.ts'
import { writeZip } from '../../../electron/render/zipFile.ts'
import {
  bombWord,
  crowdedWord,
  entityWord,
  flatWord,
  lyingWord,
  macroWord,
  nestedWord,
  oldOfficeFile,
  smallPng,
  wordFile,
  wordParagraph,
} from '../../helpers/badFiles.ts'
import { wordDocument } from '../../helpers/wordDocuments.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding))

async function said(bytes: Uint8Array, name = 'minutes.docx'): Promise<string> {
  const read = await readSource(bytes, name)
  return read.kind === 'refused' ? `${read.code}: ${read.sentence}` : `${read.kind}: ${read.text}`
}

const packed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  writeZip(new Map(Object.entries(parts).map(([path, text]) => [path, Buffer.from(text)])))

describe('a file is told by its bytes', () => {
  test.each([
    ['Word', wordFile({ body: wordParagraph('Words') }), 'word: Words\n'],
    ['text', bytesOf('Minutes – of May'), 'text: Minutes – of May'],
    ['text with the mark of UTF-8', bytesOf('\ufeffMinutes – of May'), 'text: Minutes – of May'],
    ['text in UTF-16', bytesOf('\ufeffMinutes – of May', 'utf16le'), 'text: Minutes – of May'],
    ['text in UTF-16 the other way round', Buffer.from('\ufeffMinutes', 'utf16le').swap16(), 'text: Minutes'],
    ['text in UTF-16 without its mark', bytesOf('Minutes – of May', 'utf16le'), 'text: Minutes – of May'],
    [
      'text of old Windows',
      bytesOf('Caf\xe9 \x96 \x93Minutes\x94 \xa35', 'latin1'),
      'text: Café – “Minutes” £5',
    ],
    ['a web page', bytesOf('<!-- saved -->\n<!DOCTYPE html><title>x</title><p>Words</p>'), 'html: '],
    ['a web page without a beginning', bytesOf('<body class="m"><p>Words</p></body>'), 'html: '],
    ['a record', bytesOf('\n{"format": "minutebook-meeting", "note": "<body>"}'), 'record: \n{"format'],
    ['text that begins with a brace', bytesOf('{draft} Minutes'), 'text: {draft} Minutes'],
    ['text that begins like a program', bytesOf('MZ Committee'), 'text: MZ Committee'],
  ])('as %s', async (_, bytes, expected) => {
    expect((await said(new Uint8Array(bytes), 'anything.bin')).slice(0, expected.length)).toBe(expected)
  })

  test('as Word with macros, which are not run', async () => {
    expect(await readSource(macroWord('canary'), 'minutes.docm')).toEqual({
      kind: 'word',
      text: 'Words beside a macro\n',
      notes: ['The file has macros. They were not run.'],
    })
  })
})

describe('a file that is not read', () => {
  const deep = `${'<w:sdt><w:sdtContent>'.repeat(400)}${wordParagraph('x')}${'</w:sdtContent></w:sdt>'.repeat(400)}`
  const crowded = `<w:p>${'<w:r/>'.repeat(300_001)}</w:p>`
  test.each([
    [
      'of an old Word',
      oldOfficeFile('WordDocument'),
      'unknown-kind: “minutes.docx” is in Word’s old form (.doc). Open it in Word and save it as .docx, then import that.',
    ],
    [
      'with a password',
      oldOfficeFile('EncryptedPackage'),
      'needs-password: “minutes.docx” needs a password. Open it in Word, save it as .docx without one, then import that.',
    ],
    [
      'that is an e-mail',
      oldOfficeFile('__properties_version1.0'),
      'unknown-kind: “minutes.docx” is an e-mail. Save what is attached to it, and import that.',
    ],
    [
      'of an old Excel',
      oldOfficeFile('Workbook'),
      'unknown-kind: “minutes.docx” is of an old office program, and no minutes of Word. Save it as .docx, then import that.',
    ],
    [
      'in rich text',
      bytesOf('{\\rtf1\\ansi Minutes}'),
      'unknown-kind: “minutes.docx” is a Rich Text file (.rtf). Open it in Word and save it as .docx, then import that.',
    ],
    [
      'of OpenDocument',
      packed({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
      'unknown-kind: “minutes.docx” is an OpenDocument file (.odt). Open it in Word or LibreOffice and save it as .docx, then import that.',
    ],
    [
      'of Excel',
      packed({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' }),
      'unknown-kind: “minutes.docx” is an Excel workbook, and no minutes.',
    ],
    [
      'that is a packed folder',
      packed({ 'minutes.txt': 'Minutes' }),
      'unknown-kind: “minutes.docx” is a packed folder. Unpack it, and import the files that are in it.',
    ],
    [
      'that is a picture',
      smallPng(),
      'no-text: “minutes.docx” is a picture, and holds no text. Ask for the minutes as Word, PDF or text.',
    ],
    [
      'that is a program',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
      'unknown-kind: “minutes.docx” is a program, and no minutes.',
    ],
    ['that is empty', new Uint8Array(), 'no-text: “minutes.docx” is empty.'],
    ['of blank lines', bytesOf(' \n\n \n'), 'no-text: “minutes.docx” holds no words.'],
    [
      'of no known kind',
      Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256),
      'not-readable: “minutes.docx” is no text that can be read. Save it as plain text (UTF-8), Word or PDF, and import that.',
    ],
    [
      'of other data',
      bytesOf('{"format": "other"}'),
      'unknown-kind: “minutes.docx” is data (JSON), and no meeting record of Minutebook.',
    ],
    [
      'of Word without words',
      wordFile({ body: '<w:p/>' }),
      'no-text: “minutes.docx” holds no words: if its pages are pictures, ask for the minutes as text, or for a PDF that has been through text recognition.',
    ],
    [
      'that unpacks to too much',
      bombWord(),
      'too-large: “minutes.docx” unpacks to 209 MB, over the 100 MB limit. It was not opened.',
    ],
    [
      'that lies about its size',
      lyingWord(),
      'too-large: “minutes.docx” unpacks to more than it says, over the 100 MB limit. It was not opened.',
    ],
    [
      'of too many parts',
      crowdedWord(),
      'too-large: “minutes.docx” holds 2,504 parts, over the limit of 2,000. It was not opened.',
    ],
    [
      'packed as no file is',
      flatWord(),
      /^too-large: “minutes\.docx” unpacks to \d+ times its size, over the limit of 200\. It was not opened\.$/,
    ],
    [
      'with a document type',
      entityWord(),
      'not-readable: “minutes.docx” is not a normal Word document: what it holds cannot be read as Word would. Open it in Word, save it again as .docx, and import that.',
    ],
    ['nested without end', wordFile({ body: deep }), /^not-readable: .* is not a normal Word document/],
    [
      'with a paragraph without end',
      wordFile({ body: crowded }),
      /^not-readable: .* is not a normal Word document/,
    ],
    ['of broken XML', wordFile({ body: '<w:p>' }), /^not-readable: .* is not a normal Word document/],
    [
      'cut short',
      wordFile({ body: wordParagraph('Words') }).slice(0, -40),
      'not-readable: “minutes.docx” is damaged or incomplete. Ask for the file again.',
    ],
    [
      'with too much text',
      Buffer.alloc(20_000_001, 'a'),
      'too-large: “minutes.docx” has 20 MB of text, more than the 20 MB that minutes may have. Divide it by meetings.',
    ],
    [
      'too large for anything',
      Buffer.alloc(60_000_001),
      'too-large: “minutes.docx” has 60 MB, more than the 60 MB that minutes may have. Divide it by meetings.',
    ],
  ] as readonly (readonly [string, Uint8Array, string | RegExp])[])(
    '%s is told in a sentence',
    async (_, bytes, expected) => {
      const sentence = await said(bytes)
      if (typeof expected === 'string') expect(sentence).toBe(expected)
      else expect(sentence).toMatch(expected)
    },
  )

  test('but a packed file inside a Word document is only not opened', async () => {
    expect(await said(nestedWord())).toMatch(/^no-text: /)
  })

  test('and no part of a Word document that is anything at all makes it throw', async () => {
    const names = [
      ...[
        'p',
        'r',
        't',
        'tbl',
        'tr',
        'tc',
        'pPr',
        'rPr',
        'numPr',
        'numId',
        'ilvl',
        'sdt',
        'sdtPr',
        'sdtContent',
      ],
      ...[
        'del',
        'ins',
        'fldChar',
        'instrText',
        'sectPr',
        'br',
        'sym',
        'footnoteReference',
        'gridSpan',
        'vMerge',
      ],
      ...[
        'abstractNum',
        'num',
        'lvl',
        'lvlText',
        'numFmt',
        'start',
        'lvlOverride',
        'startOverride',
        'abstractNumId',
      ],
      ...[
        'style',
        'basedOn',
        'pStyle',
        'rStyle',
        'name',
        'footnote',
        'tcPr',
        'trPr',
        'constructor',
        'txbxContent',
      ],
      ...[
        'pict',
        'ruby',
        'rubyBase',
        'numStyleLink',
        'styleLink',
        'type',
        'lvlRestart',
        'b',
        'vanish',
        'outlineLvl',
      ],
    ]
    const values = [
      '0',
      '1',
      '2',
      '-5',
      '999999999',
      'x',
      '',
      'custom',
      'bullet',
      'upperRoman',
      '%1.%2',
      '__proto__',
    ]
    const attributes = [
      'val',
      'ilvl',
      'abstractNumId',
      'numId',
      'styleId',
      'id',
      'type',
      'fldCharType',
      'char',
      'format',
    ]
    const any = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constant('Words &amp; more'),
        fc
          .tuple(
            fc.constantFrom(...names),
            fc.constantFrom(...attributes),
            fc.constantFrom(...values),
            fc.array(tie('node'), { maxLength: 5 }),
          )
          .map(
            ([name, attribute, value, inner]) =>
              `<w:${name} w:${attribute}="${value}">${inner.join('')}</w:${name}>`,
          ),
      ),
    })).node
    const part = fc.array(any, { maxLength: 12 }).map((all) => all.join(''))
    await fc.assert(
      fc.asyncProperty(part, part, part, part, async (body, styles, numbering, footnotes) => {
        const read = await readSource(wordDocument({ body, styles, numbering, footnotes }), 'minutes.docx')
        expect(['word', 'refused']).toContain(read.kind)
      }),
      { numRuns: 150 },
    )
  })
})
