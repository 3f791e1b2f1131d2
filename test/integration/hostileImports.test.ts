import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { askedChild } from '../../electron/children/askChild.ts'
import { startNodeChild } from '../../electron/children/nodeChildren.ts'
import { runCommandLine } from '../../electron/cli/runCommandLine.ts'
import type { ImportDraft } from '../../electron/core/importDraft.ts'
import { writeZip } from '../../electron/render/zipFile.ts'
import {
  bombPdf,
  bombWord,
  crowdedWord,
  entityWord,
  flatWord,
  handMadePdf,
  loopingPdf,
  lyingWord,
  nestedWord,
  noPagesPdf,
  oldOfficeFile,
  smallPng,
  wordFile,
  wordParagraph,
} from '../helpers/badFiles.ts'
import { linesPdf, lockedPdf, scannedPdf, trappedPdf } from '../helpers/officersFiles.ts'

/** Files that somebody made to harm whoever imports them, each through the process that opens them in the product, with its own limits. */

const child = askedChild({ start: startNodeChild, log: { info: () => undefined } })
const folder = mkdtempSync(join(tmpdir(), 'minutebook-hostile-'))
afterAll(() => {
  child.close()
  rmSync(folder, { recursive: true, force: true })
})
/** As the product waits. */
const limit = { milliseconds: 20_000 }

type Bytes = Uint8Array | Promise<Uint8Array>
const text = (words: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(words, encoding)
const filled = (megabytes: number, words: string): Uint8Array => Buffer.alloc(megabytes * 1_000_000, words)
const nested = (open: string, shut: string, inside = 'x', deep = 100_000): string =>
  open.repeat(deep) + inside + shut.repeat(deep)

const refused: readonly (readonly [string, () => Bytes, string | RegExp])[] = [
  [
    'a zip bomb: 200 kB that unpack to 209 MB',
    bombWord,
    'too-large: “minutes.docx” unpacks to 209 MB, over the 100 MB limit. It was not opened.',
  ],
  [
    'a zip bomb that says it is small',
    lyingWord,
    'too-large: “minutes.docx” unpacks to more than it says, over the 100 MB limit. It was not opened.',
  ],
  [
    'what is packed as no file is',
    flatWord,
    /^too-large: “minutes\.docx” unpacks to \d+ times its size, over the limit of 200\. It was not opened\.$/,
  ],
  [
    'more than 2,000 parts',
    crowdedWord,
    'too-large: “minutes.docx” holds 2,504 parts, over the limit of 2,000. It was not opened.',
  ],
  [
    'a zip file in a zip file',
    () => writeZip(new Map([['minutes.docx', wordFile({ body: wordParagraph('x') })]])),
    'unknown-kind: “minutes.docx” is a packed folder. Unpack it, and import the files that are in it.',
  ],
  [
    'a Word document with nothing but a zip file in it',
    nestedWord,
    'no-text: “minutes.docx” holds no words: if its pages are pictures, ask for the minutes as text, or for a PDF that has been through text recognition.',
  ],
  [
    'an entity bomb',
    entityWord,
    'not-readable: “minutes.docx” is not a normal Word document: what it holds cannot be read as Word would. Open it in Word, save it again as .docx, and import that.',
  ],
  [
    'an entity that names a file of this computer',
    () =>
      wordFile({
        body: wordParagraph('&e;'),
        prolog: '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      }),
    'not-readable: “minutes.docx” is not a normal Word document: what it holds cannot be read as Word would. Open it in Word, save it again as .docx, and import that.',
  ],
  [
    '100 MB of text',
    () => filled(100, 'Minutes of the Quay Committee. '),
    'too-large: “minutes.docx” has 100 MB, more than the 60 MB that minutes may have. Divide it by meetings.',
  ],
  [
    '20 MB in one line',
    () => filled(20, 'Councillor Moss said 12 of 14, RESOLVED: that the quay is wet. '),
    'too-large: “minutes.docx” holds 20 million letters, more than the 5 million that minutes may have. Divide it by meetings.',
  ],
  [
    'a page of the web that nests 100,000 times',
    () => text(`<html><body>${nested('<div>', '</div>')}`),
    'not-readable: “minutes.docx” is nested so deep, or so long, that no page is. Open it in a browser, save its text alone, and import that.',
  ],
  [
    'a Word document that nests 100,000 times',
    () => wordFile({ body: nested('<w:sdt>', '</w:sdt>', wordParagraph('x')) }),
    'not-readable: “minutes.docx” is not a normal Word document: what it holds cannot be read as Word would. Open it in Word, save it again as .docx, and import that.',
  ],
  [
    'data that is no record, nested 100,000 times',
    () => text(`{"a":${nested('[', ']', '')}}`),
    'unknown-kind: “minutes.docx” is data (JSON), and no meeting record of Minutebook.',
  ],
  [
    'UTF-16 that is cut in the middle of a letter',
    () => Buffer.from(text('\ufeffMinutes of the Quay Committee', 'utf16le')).subarray(0, -1),
    'not-readable: “minutes.docx” is no text that can be read. Save it as plain text (UTF-8), Word or PDF, and import that.',
  ],
  [
    'UTF-16 with half a letter in it',
    () => text('\ufeffMinutes \ud83d of the Quay Committee', 'utf16le'),
    'not-readable: “minutes.docx” is no text that can be read. Save it as plain text (UTF-8), Word or PDF, and import that.',
  ],
  [
    'a text full of nothing',
    () => text(`Minutes${'\0'.repeat(50)}of the Quay Committee`),
    'not-readable: “minutes.docx” is no text that can be read. Save it as plain text (UTF-8), Word or PDF, and import that.',
  ],
  [
    'a PDF without text',
    () => scannedPdf(smallPng()),
    'no-text: “minutes.docx” is a picture of paper: page 1 has no text. Read it with a scanner program that adds text (OCR), and import that.',
  ],
  [
    'a PDF with a password',
    () => lockedPdf('secret'),
    'needs-password: “minutes.docx” needs a password. Ask for a copy without one, and import that.',
  ],
  [
    'a PDF whose list of pages leads back to itself',
    loopingPdf,
    'no-text: “minutes.docx” has no words on its pages. Ask for the file again.',
  ],
  [
    'a PDF of no pages',
    noPagesPdf,
    'not-readable: “minutes.docx” is damaged and cannot be opened. Ask for the file again.',
  ],
  [
    'a PDF that says it has 2,000 million pages',
    () =>
      handMadePdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 2000000000/Kids[3 0 R]>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200000 200000]>>',
      ]),
    'no-text: “minutes.docx” has no words on its pages. Ask for the file again.',
  ],
  [
    'a PDF of 2,500 pages',
    () => linesPdf(2_500),
    'too-large: “minutes.docx” has 2,500 pages; minutes may have up to 2,000. Divide it by meetings.',
  ],
  [
    'an old Word document under a new name',
    () => oldOfficeFile('WordDocument'),
    'unknown-kind: “minutes.docx” is in Word’s old form (.doc). Open it in Word and save it as .docx, then import that.',
  ],
  [
    'a Word document with a password',
    () => oldOfficeFile('EncryptedPackage'),
    'needs-password: “minutes.docx” needs a password. Open it in Word, save it as .docx without one, then import that.',
  ],
  [
    'an OpenDocument file under the name of another',
    () => writeZip(new Map([['mimetype', text('application/vnd.oasis.opendocument.text')]])),
    'unknown-kind: “minutes.docx” is an OpenDocument file (.odt). Open it in Word or LibreOffice and save it as .docx, then import that.',
  ],
  [
    'a program under the name of a document',
    () => Buffer.concat([text('MZ'), Buffer.alloc(300)]),
    'unknown-kind: “minutes.docx” is a program, and no minutes.',
  ],
  ['an empty file', () => new Uint8Array(), 'no-text: “minutes.docx” is empty.'],
]

describe('what cannot be imported is refused with a sentence', () => {
  test.each(refused)('%s', async (_, make, expected) => {
    const bytes = await make()
    const outcome = await child.ask({ kind: 'source', bytes, fileName: 'minutes.docx' }, limit)
    const answer = outcome.kind === 'answer' ? outcome.answer : outcome.kind
    const told =
      typeof answer === 'object' && answer.kind === 'refused' ? `${answer.code}: ${answer.sentence}` : answer
    if (typeof expected === 'string') expect(told).toBe(expected)
    else expect(told).toMatch(expected)
  })

  test('and its name is shown without what hides or reorders letters', async () => {
    const fileName = `minutes\u202excod.\0exe${'x'.repeat(500)}`
    const outcome = await child.ask({ kind: 'import', bytes: text(''), fileName, today: '2026-11-02' }, limit)
    expect(outcome).toEqual({
      kind: 'answer',
      answer: { kind: 'refused', sentence: `“minutesxcod.exe${'x'.repeat(185)}…” is empty.` },
    })
  })

  test('one that breaks its reader, one that is a folder, and a gigabyte of nothing too: from the command line', async () => {
    const file = (name: string): string => join(folder, name)
    writeFileSync(file('bo\u001b[2J\u202emb.pdf'), bombPdf())
    writeFileSync(file('large.txt'), 'Minutes')
    // It takes no room on the drive.
    truncateSync(file('large.txt'), 1_000_000_000)
    mkdirSync(file('folder.docx'))
    const said = async (name: string): Promise<string> => {
      const lines: string[] = []
      const out = (): Promise<void> => Promise.resolve()
      const code = await runCommandLine(['import', file(name)], { out, err: (line) => lines.push(line) })
      return `${code}: ${lines.join(' ')}`.replaceAll(folder, '')
    }
    // A name that empties the window of whoever reads the sentence, and one that reads backwards.
    expect(await said('bo\u001b[2J\u202emb.pdf')).toBe(
      '1: “bo[2Jmb.pdf” could not be read: it breaks what reads it, or takes too much memory. Save it anew as a PDF, a Word document or a text.',
    )
    expect(await said('large.txt')).toBe(
      '1: “large.txt” has 1000 MB, more than the 60 MB that minutes may have. Divide it by meetings.',
    )
    expect(await said('folder.docx')).toMatch(/^2: .*folder\.docx cannot be read \(it is a folder/)
  })
})

const minutes = (title = 'Moorings', name = 'Ida Moss', words = 'The moorings were full.'): string =>
  [
    'Brackenford City Council',
    'Harbour Committee',
    'Minutes of the meeting held on 5 March 2026 at 2.00 pm',
    'Present',
    `Councillor ${name} (Chair)\nCouncillor Tom Fell`,
    `31 ${title}`,
    words,
    '32 Ferries',
    'The ferries ran.',
  ].join('\n\n')

async function draftOf(bytes: Uint8Array): Promise<ImportDraft> {
  const question = { kind: 'import', bytes, fileName: 'minutes.txt', today: '2026-11-02' } as const
  const outcome = await child.ask(question, limit)
  if (outcome.kind !== 'answer') throw new Error(outcome.kind)
  if (outcome.answer.kind === 'refused') throw new Error(outcome.answer.sentence)
  return outcome.answer.draft
}

const sentences = ({ notes }: ImportDraft): readonly string[] => notes.map(({ sentence }) => sentence)
const titles = ({ record }: ImportDraft): readonly string[] => record.items.map(({ title }) => title)
const names = ({ record }: ImportDraft): readonly string[] => record.people.map(({ name }) => name)
const noneHidden = (draft: ImportDraft): void =>
  expect(JSON.stringify([draft.source, draft.record])).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\u00[01]|\\ud[89a-f]/,
  )

describe('what hides in a text that can be imported is left out', () => {
  test('marks that reorder names and titles, with a note', async () => {
    const draft = await draftOf(
      text(minutes('Moor\u202eings\u202c', 'Ida \u2066Moss\u2069', 'The \u202atide\u202c.')),
    )
    noneHidden(draft)
    expect([titles(draft), names(draft)]).toEqual([
      ['Moorings', 'Ferries'],
      ['Ida Moss', 'Tom Fell'],
    ])
    expect(sentences(draft)).toEqual([
      '6 hidden direction marks were left out: with them a text reads otherwise than it is stored. Compare its names and decisions with the paper.',
    ])
  })

  test('letters without width', async () => {
    const draft = await draftOf(text(minutes('Moor\u200bings', 'Ida\u2060 Mo\u00adss\ufeff')))
    expect([titles(draft), names(draft)]).toEqual([
      ['Moorings', 'Ferries'],
      ['Ida Moss', 'Tom Fell'],
    ])
    expect(JSON.stringify(draft.record)).not.toMatch(/[\u200b\u2060\u00ad\ufeff]/)
  })

  test('control characters: a few without a word, many with a note', async () => {
    const few = await draftOf(text(minutes('Moor\0ings', 'Ida\u0007 Moss')))
    noneHidden(few)
    expect([titles(few), names(few), sentences(few)]).toEqual([
      ['Moorings', 'Ferries'],
      ['Ida Moss', 'Tom Fell'],
      [],
    ])
    const page = `<!doctype html><body>${minutes().replaceAll('\n\n', '<p>').replaceAll('o', 'o\u0007')}`
    const many = await draftOf(text(page))
    noneHidden(many)
    expect(sentences(many)).toEqual([
      expect.stringMatching(/^\d\d control characters, which print as nothing, were left out\.$/),
    ])
  })

  test('bytes that are no letters, in a text whose others are, with a note', async () => {
    const words = 'The “moorings” – all of them – were “full”.'
    const bytes = Buffer.concat([
      text(minutes('Moorings', 'Ida Moss', words)),
      Buffer.from([0xc0, 0xaf, 0xff]),
    ])
    const draft = await draftOf(bytes)
    noneHidden(draft)
    expect(JSON.stringify(draft.record)).toContain(words)
    expect(sentences(draft)).toEqual([
      '3 letters of this text were damaged on the way, and stand as “\ufffd”. Compare it with the paper.',
    ])
  })

  test('programs, frames and styles of a web page', async () => {
    const hidden = [
      '<script>canary</script><SCRIPT SRC="canary"></SCRIPT>',
      '<iframe src="canary" srcdoc="canary">canary</iframe><object data="canary"></object><embed src="canary">',
      '<meta http-equiv="refresh" content="0;url=canary"><base href="canary"><link rel="stylesheet" href="canary">',
      '<style>p::before { content: "canary" }</style><template>canary</template>',
      '<svg onload="canary"><script>canary</script></svg><img src="canary" onerror="canary">',
      '<a href="javascript:canary" onclick="canary">Link</a><form action="canary"></form><!-- canary -->',
    ].join('')
    const paragraphs = minutes().split('\n\n').join('</p><p onclick="canary">')
    const draft = await draftOf(
      text(`<!doctype html><body onload="canary"><p>${paragraphs}</p>${hidden}</body>`),
    )
    expect(titles(draft)).toEqual(['Moorings', 'Ferries'])
    expect(JSON.stringify(draft)).not.toContain('canary')
  })

  test('scripts, comments and attached files of a PDF', async () => {
    const draft = await draftOf(await trappedPdf('canary'))
    expect(JSON.stringify(draft)).not.toContain('canary')
  })

  test('and marks nested 100,000 times are words like any others', async () => {
    for (const deep of [
      '- '.repeat(100_000),
      nested('(', ')'),
      nested('**', '**'),
      nested('[“', '”]'),
      '\t| '.repeat(100_000),
    ]) {
      expect(
        (await draftOf(text(minutes('Moorings', 'Ida Moss', deep)))).record.items.length,
      ).toBeGreaterThan(0)
    }
  })
})
