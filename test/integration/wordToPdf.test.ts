import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findLibreOffice, libreOffice } from '../../electron/children/libreOffice.ts'
import { findMicrosoftWord, wordCommand, wordScript } from '../../electron/children/microsoftWord.ts'
import { startNodeChild } from '../../electron/children/nodeChildren.ts'
import { privatePlace } from '../../electron/children/privateFolder.ts'
import { converterOver, wordConverter } from '../../electron/children/wordConverter.ts'
import type { WordProgram } from '../../electron/children/wordConverter.ts'
import { paperPreparer } from '../../electron/core/reading/fileReadingPrepare.ts'
import type { PreparedPaper } from '../../electron/core/reading/fileReadingPrepare.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import { defined } from '../../shared/domain/assert.ts'
import { wordFile, wordParagraph } from '../helpers/badFiles.ts'
import { convertWord, libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { addItem, aMeetingWithPapers, allRead, keepFile, packCore } from '../helpers/packsInBook.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { plainPdf } from '../helpers/officersFiles.ts'

const render = createRenderer({ log: silentLog })
afterAll(() => render.close())

const leftFolders = (): string[] =>
  readdirSync(privatePlace()).filter((name) => name.startsWith(`minutebook-word-${process.pid}-`))

async function prepared(word: Uint8Array, converter = wordConverter()): Promise<PreparedPaper> {
  const preparer = paperPreparer({ startChild: startNodeChild, render, converter, log: silentLog })
  try {
    return await preparer.prepare({ bytes: word, title: 'Report', description: '' })
  } finally {
    preparer.close()
  }
}

async function wordsOf({ pdf }: PreparedPaper): Promise<string> {
  if (!(pdf instanceof Uint8Array)) throw new Error('There is no PDF')
  return (await readPdf(pdf)).pages.map((page) => page.text).join('\n')
}

const sentencesOf = ({ facts }: PreparedPaper): string[] => facts.notes.map((note) => note.sentence)

const deleted = (words: string): string =>
  `<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>${words}</w:delText></w:r></w:del>`
const inserted = (words: string): string =>
  `<w:ins w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>${words}</w:t></w:r></w:ins>`
const field = (...pieces: readonly string[]): string =>
  [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    ...pieces.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`),
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown before</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ].join('')

if (!libreOfficeIsHere)
  test.skip('LibreOffice was not found: no Word document is converted here', () => undefined)

describe.runIf(libreOfficeIsHere)('a Word document through LibreOffice', () => {
  test('becomes a tagged PDF with all its words, and says what made it', async () => {
    const heading =
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>The lime walk</w:t></w:r></w:p>'
    const paper = await prepared(wordFile({ body: heading + wordParagraph('Twelve limes were planted.') }))
    expect(paper).toMatchObject({
      format: 'docx',
      facts: {
        kind: 'word',
        state: 'ready',
        pages: 1,
        tagging: 'tagged',
        wordless: [],
        otherSizes: [],
        notes: [],
      },
    })
    expect(paper.facts.engine).toMatch(/^LibreOffice \d+\.\d+$/)
    expect(await wordsOf(paper)).toContain('Twelve limes were planted.')
    expect(leftFolders()).toEqual([])
  })

  test('prints as if every tracked change were accepted: nothing that was deleted comes back', async () => {
    const numbered =
      '<w:pPr><w:rPr><w:del w:id="3" w:author="A" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr>'
    const row = (mark: string, words: string): string =>
      `<w:tr>${mark === '' ? '' : `<w:trPr>${mark}</w:trPr>`}<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr>${words}</w:tc></w:tr>`
    const body = [
      `<w:p><w:r><w:t xml:space="preserve">Kept </w:t></w:r>${deleted('KESTREL')}${inserted('added')}</w:p>`,
      `<w:p>${numbered}${deleted('SPARROW')}</w:p>`,
      '<w:p><w:moveFrom w:id="4" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>PLOVER</w:t></w:r></w:moveFrom><w:r><w:t>stays</w:t></w:r></w:p>',
      '<w:p><w:moveTo w:id="5" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>moved here</w:t></w:r></w:moveTo></w:p>',
      `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>${row('', wordParagraph('first row'))}${row('<w:del w:id="6" w:author="A" w:date="2026-01-01T00:00:00Z"/>', `<w:p>${deleted('HERON')}</w:p>`)}</w:tbl>`,
      wordParagraph('after the table'),
    ].join('')
    const paper = await prepared(wordFile({ body }))
    const words = await wordsOf(paper)
    for (const gone of ['KESTREL', 'SPARROW', 'PLOVER', 'HERON']) expect(words).not.toContain(gone)
    for (const there of ['Kept added', 'stays', 'moved here', 'first row', 'after the table']) {
      expect(words).toContain(there)
    }
    expect(sentencesOf(paper)).toEqual([
      'This document has tracked changes. It goes into the pack as if all of them were accepted: check that it is the final version.',
    ])
  })

  test('draws in no other file, whatever its fields and links say', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minutebook-outside-'))
    try {
      const secret = join(folder, 'secret.txt')
      writeFileSync(secret, 'CORMORANT')
      const path = secret.replaceAll('\\', '/')
      const body = [
        `<w:p>${field(' INCLUDE', `TEXT "${path}" `)}</w:p>`,
        `<w:p><w:fldSimple w:instr=' INCLUDETEXT &quot;${path}&quot; '><w:r><w:t>simple before</w:t></w:r></w:fldSimple></w:p>`,
        wordParagraph('Own words'),
      ].join('')
      const relations = `<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file://${path}" TargetMode="External"/>`
      const paper = await prepared(wordFile({ body, relations }))
      const words = await wordsOf(paper)
      expect(words).toContain('Own words')
      expect(words).not.toContain('CORMORANT')
      expect(sentencesOf(paper)).toEqual([
        'This document draws in other files or addresses as it is opened. They are not fetched: what it holds itself goes into the pack.',
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('of an old Word is looked into as well: what was deleted stays deleted', async () => {
    const body = `<w:p><w:r><w:t xml:space="preserve">Old words </w:t></w:r>${deleted('KESTREL')}</w:p>`
    const [old] = await convertWord([wordFile({ body })], 'doc:MS Word 97', 'doc')
    const paper = await prepared(defined(old, 'one file was converted'))
    expect(paper).toMatchObject({ format: 'doc', facts: { kind: 'word', state: 'ready', pages: 1 } })
    const words = await wordsOf(paper)
    expect([words.includes('Old words'), words.includes('KESTREL')]).toEqual([true, false])
  })

  test('is given up on when its time is up, with all that was started and written', async () => {
    const program = libreOffice(defined(findLibreOffice(), 'it is here'), 50)
    const paper = await prepared(
      wordFile({ body: wordParagraph('slow') }),
      converterOver(() => program),
    )
    expect(paper.facts).toMatchObject({ state: 'refused' })
    expect(sentencesOf(paper)[0]).toMatch(/^This document could not be converted: LibreOffice was not done/)
    expect(leftFolders()).toEqual([])
    const running = spawnSync('pgrep', ['-f', `minutebook-word-${process.pid}-`], { encoding: 'utf8' })
    expect(running.stdout.trim()).toBe('')
  })

  test('is converted once: on another item and after a restart it is there at once', async () => {
    let conversions = 0
    const real = libreOffice(defined(findLibreOffice(), 'it is here'))
    const program: WordProgram = { ...real, toPdf: (...given) => ((conversions += 1), real.toPdf(...given)) }
    // Each core closes its own converter.
    const core = await packCore({
      reading: (parts) => readingFiles({ render, converter: converterOver(() => program) })(parts),
    })
    const { client } = core
    const word = wordFile({ body: wordParagraph('Converted once') })
    const sha256 = await keepFile(core, word)
    const first = await aMeetingWithPapers(client)
    const add = async (meetingId: string, itemId: string, id: string): Promise<void> => {
      await client.papers.add({ meetingId, itemId, files: [{ id, fileName: `${id}.docx`, sha256 }] })
    }
    await add(first.meetingId, first.itemId, 'one')
    await addItem(client, first.meetingId, 'other', 'Osier bed')
    await add(first.meetingId, 'other', 'two')
    await allRead(client, first.meetingId)
    await core.restart()
    expect(await core.client.papers.facts({ meetingId: first.meetingId })).toMatchObject([
      { paperId: 'one', facts: { state: 'ready', pages: 1 } },
      { paperId: 'two', facts: { state: 'ready', pages: 1 } },
    ])
    expect(conversions).toBe(1)
    await core.client.papers.readAgain({ meetingId: first.meetingId, paperId: 'one' })
    await allRead(core.client, first.meetingId)
    expect(conversions).toBe(2)
  })
})

describe('a Word document', () => {
  test('without a program that converts it is refused in a sentence, until one is installed', async () => {
    let program: WordProgram | null = null
    const reading = readingFiles({ render, converter: converterOver(() => program) })
    const core = await packCore({ reading })
    const { client } = core
    const { meetingId, itemId } = await aMeetingWithPapers(client)
    const sha256 = await keepFile(core, wordFile({ body: wordParagraph('Waiting words') }))
    await client.papers.add({ meetingId, itemId, files: [{ id: 'w', fileName: 'w.docx', sha256 }] })
    const sentence =
      'This Word document cannot be converted here: neither Microsoft Word nor LibreOffice is installed. Ask for it as PDF.'
    expect(await allRead(client, meetingId)).toMatchObject([
      { facts: { kind: 'word', state: 'refused', notes: [{ level: 'problem', sentence }] } },
    ])
    program = {
      toPdf: async () => ({ pdf: await plainPdf(3, 'Waiting words'), engine: 'Test Writer' }),
      toDocx: null,
    }
    expect(await allRead(client, meetingId)).toMatchObject([
      { facts: { kind: 'word', state: 'ready', pages: 3, engine: 'Test Writer' } },
    ])
  })

  test('whose PDF lacks words of it says which, before it goes out', async () => {
    const program: WordProgram = {
      toPdf: async () => ({ pdf: await plainPdf(1, 'The osier bed is cut in'), engine: 'Test Writer' }),
      toDocx: null,
    }
    const hidden = '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>'
    const body = `${wordParagraph('The osier bed is cut in February by volunteers.')}${hidden}`
    const paper = await prepared(
      wordFile({ body }),
      converterOver(() => program),
    )
    expect(sentencesOf(paper)[0]).toBe(
      '3 words are missing from the PDF that Test Writer made of its 9 (“february”, “by”, “volunteers”). Compare the two, or ask for a PDF.',
    )
  })

  test('is converted one at a time, and giving up on one leaves the next its turn', async () => {
    const order: string[] = []
    const first = Promise.withResolvers<undefined>()
    const program: WordProgram = {
      toPdf: async (word, _format, signal) => {
        order.push(`begin ${word.length}`)
        if (word.length === 1) {
          first.resolve(undefined)
          await new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason as Error)),
          )
        }
        order.push(`end ${word.length}`)
        return { pdf: word, engine: 'Test Writer' }
      },
      toDocx: null,
    }
    const converter = converterOver(() => program)
    const abort = new AbortController()
    const given = converter.convert(new Uint8Array(1), 'docx', abort.signal)
    const next = converter.convert(new Uint8Array(2), 'docx')
    await first.promise
    expect(order).toEqual(['begin 1'])
    abort.abort(new Error('given up'))
    await expect(given).rejects.toThrow('given up')
    await next
    expect(order).toEqual(['begin 1', 'begin 2', 'end 2'])
  })
})

describe('LibreOffice', () => {
  const found = (platform: NodeJS.Platform, environment: Record<string, string>, ...places: string[]) =>
    findLibreOffice(platform, environment, (path) => places.includes(path))

  test('is found on the PATH, and where it is usually installed on each system', () => {
    expect(found('linux', { PATH: '/a:/b' }, '/b/soffice', '/usr/bin/soffice')).toBe('/b/soffice')
    expect(found('linux', { PATH: '/snap/bin' }, '/snap/bin/soffice')).toBe(null)
    expect(found('linux', {}, '/usr/lib/libreoffice/program/soffice')).toBe(
      '/usr/lib/libreoffice/program/soffice',
    )
    const mac = '/Applications/LibreOffice.app/Contents/MacOS/soffice'
    expect(found('darwin', {}, mac)).toBe(mac)
    const windows = String.raw`C:\Program Files\LibreOffice\program\soffice.com`
    expect(found('win32', { ProgramFiles: String.raw`C:\Program Files` }, windows)).toBe(windows)
    expect(found('win32', {}, windows)).toBe(null)
  })
})

describe('Microsoft Word', () => {
  const root = String.raw`C:\Program Files`
  const word = String.raw`C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE`

  test('is looked for on Windows alone', () => {
    expect(findMicrosoftWord('win32', { ProgramFiles: root }, (path) => path === word)).toBe(word)
    expect(findMicrosoftWord('win32', { ProgramFiles: root }, () => false)).toBe(null)
    expect(findMicrosoftWord('linux', { ProgramFiles: root }, () => true)).toBe(null)
  })

  test('would be told what to do by words that no file name can change', () => {
    const path = String.raw`C:\Temp\a"; Remove-Item C:\ -Recurse; ".docx`
    const command = wordCommand('C:\\Temp', path, 'C:\\Temp\\paper.pdf', { SystemRoot: 'C:\\Windows' })
    expect(command.command).toBe(String.raw`C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe`)
    expect(command.words.join(' ')).not.toContain('Remove-Item')
    expect(command.env).toMatchObject({ MINUTEBOOK_WORD: path, MINUTEBOOK_PDF: 'C:\\Temp\\paper.pdf' })
    const script = Buffer.from(defined(command.words.at(-1), 'the script'), 'base64').toString('utf16le')
    expect(script).toBe(wordScript)
  })

  test('would run no macro, ask nobody anything, keep the structure and end as it began', () => {
    expect(wordScript).toMatch(/AutomationSecurity = 3/)
    expect(wordScript).toMatch(/DisplayAlerts = 0/)
    expect(wordScript.indexOf('AutomationSecurity')).toBeLessThan(wordScript.indexOf('Documents.Open'))
    // OutputFileName, PDF, open after, for print, all, from, to, content alone, properties, rights, bookmarks of headings, structure tags, bitmaps, PDF/A.
    expect(wordScript).toContain(
      'ExportAsFixedFormat($env:MINUTEBOOK_PDF, 17, $false, 0, 0, 1, 1, 0, $false, $true, 1, $true, $true, $false)',
    )
    expect(wordScript).toMatch(/finally \{\s+\$word\.Quit\(0\)/)
  })

  test.skipIf(process.platform === 'win32')('is not run here: it needs Windows', () => {
    expect(findMicrosoftWord()).toBe(null)
  })
})
