import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sampleBook } from '../../../electron/core/sample/sampleBook.ts'
import { bundleBytes, entryOfBytes } from '../../../electron/files/bundleFile.ts'
import type { BundleManifest } from '../../../electron/files/readBundleFile.ts'
import { renderHtml } from '../../../electron/render/html.ts'
import { renderWordCopy } from '../../../electron/render/review/wordCopy.ts'
import { renderWord } from '../../../electron/render/word.ts'
import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { publicView } from '../../../shared/domain/paperView.ts'
import {
  adobeFormPdf,
  handMadePdf,
  macroWord,
  oldOfficeFile,
  smallJpeg,
  smallPng,
} from '../../helpers/badFiles.ts'
import { generatedMinutes } from '../../helpers/generatedMinutes.ts'
import { bracketed, decimal, lettered, suffixed } from '../../helpers/importedTexts.ts'
import { laidOutPdf } from '../../helpers/laidOutPdf.ts'
import { linkedPdf, lockedPdf, plainPdf, scannedPdf, trappedPdf } from '../../helpers/officersFiles.ts'
import { oldFile, oldMeeting } from '../../helpers/oldMinutes.ts'
import { itemPage, meetingPage, meetingPageWithAttendance } from '../../helpers/webPages.ts'
import { aReviewDraft, commented, commentsXml, run, withParts, wordXml } from '../../helpers/wordCopies.ts'
import {
  definition,
  level,
  list,
  listed,
  numbering,
  paragraph,
  wordDocument,
} from '../../helpers/wordDocuments.ts'

/** Sound files, small ones, by what they are: what is broken begins with one of them. */
export interface SoundFiles {
  readonly text: readonly Buffer[]
  readonly word: readonly Buffer[]
  readonly pdf: readonly Buffer[]
  readonly page: readonly Buffer[]
  readonly record: readonly Buffer[]
  readonly wordCopy: readonly Buffer[]
  readonly other: readonly Buffer[]
  readonly bundle: readonly Buffer[]
  readonly answer: readonly Buffer[]
  readonly settings: readonly Buffer[]
}

export function soundFiles(): Promise<SoundFiles> {
  made ??= make()
  return made
}

let made: Promise<SoundFiles> | null = null

async function make(): Promise<SoundFiles> {
  const records = [...sampleBook.meetings, generatedMinutes(3), generatedMinutes(4)]
  const minutes = records.map((record) => composeMinutes(publicView(record)))
  const texts = [lettered, decimal, bracketed, suffixed, oldMeeting(1).text, ...inventedMinutes()]
  const small = oldMeeting(5).text
  const scan = await scannedPdf(smallPng())
  return {
    text: texts.map((text) => Buffer.from(text)),
    word: buffers([
      ...(await Promise.all(minutes.slice(1, 4).map(renderWord))),
      countedWord(),
      macroWord('canary'),
      await oldFile(small, 'docx'),
    ]),
    pdf: buffers([
      drawnPdf(lettered.split('\n')),
      drawnPdf(small.split('\n')),
      await oldFile(small, 'pdf'),
      await laidOutPdf([
        [
          { text: 'Minutes', x: 60, y: 60, size: 18 },
          { text: '1 Apologies', x: 60, y: 90 },
        ],
        [],
      ]),
      ...(await Promise.all([plainPdf(2), trappedPdf('canary'), linkedPdf(), lockedPdf('')])),
      await adobeFormPdf(true),
      scan,
    ]),
    page: [
      ...minutes.map((paper) => Buffer.from(renderHtml(paper))),
      ...[meetingPage, itemPage, meetingPageWithAttendance].map((text) => Buffer.from(text)),
    ],
    record: records.map((record) => Buffer.from(JSON.stringify(record))),
    wordCopy: await wordCopies(),
    other: buffers([
      ...[
        smallPng('Words'),
        smallJpeg(6, 'Words'),
        oldOfficeFile('WordDocument'),
        oldOfficeFile('EncryptedPackage'),
      ],
      ...[Buffer.from(small), countedWord(), scan, await plainPdf(2)],
    ]),
    bundle: await Promise.all(records.slice(1).map(bundleOf)),
    answer: answers(),
    settings: [Buffer.from(JSON.stringify(settings))],
  }
}

function buffers(files: readonly Uint8Array[]): Buffer[] {
  return files.map((file) => Buffer.from(file.buffer, file.byteOffset, file.byteLength))
}

function inventedMinutes(): string[] {
  const folder = fileURLToPath(new URL('../../fixtures/minutes/', import.meta.url))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
}

/** A PDF whose every word can be read in its bytes: so every one of them can be broken. */
function drawnPdf(lines: readonly string[]): Uint8Array {
  const words = lines.map((line) => `(${line.replaceAll(/[()\\]|[^ -~]/g, ' ')}) Tj T*`).join('\n')
  const drawing = `BT /F 10 Tf 14 TL 40 800 Td\n${words}\nET`
  return handMadePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ])
}

/** Lists that Word counts, a table, tracked changes, a footnote. */
function countedWord(): Uint8Array {
  const [first, second] = [level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '%2)')]
  return wordDocument({
    body: [
      paragraph('Minutes of the Quay Committee held on 5 March 2026'),
      paragraph('Apologies', listed(1, 0)),
      paragraph('Councillor Fell was unwell.', listed(1, 1)),
      paragraph(
        '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins>',
      ),
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>For</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Moss</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      paragraph('<w:r><w:t>Noted</w:t><w:footnoteReference w:id="1"/></w:r>'),
    ].join(''),
    styles:
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    numbering: numbering([definition(1, first + second, list(1, 1))]),
    footnotes: `<w:footnote w:id="1">${paragraph('A note')}</w:footnote>`,
  })
}

async function wordCopies(): Promise<Buffer[]> {
  const copy = await renderWordCopy(aReviewDraft(), '1F3864')
  const xml = wordXml(copy)
  const words = run('The drains would be cleared in May, at a cost of 4,000 pounds.')
  const marked = withParts(copy, {
    'word/document.xml': xml.replace('</w:body>', `<w:p>${commented(1, words)}</w:p></w:body>`),
    'word/comments.xml': commentsXml([{ id: 1, author: 'Ida Moss', text: 'Was it not June?' }]),
  })
  return buffers([copy, marked])
}

async function bundleOf(record: MeetingRecord): Promise<Buffer> {
  const bytes = Buffer.from(`${JSON.stringify(record, null, 1)}\n`)
  const manifest: BundleManifest = {
    ...({ format: 'minutebook-bundle', version: 1, meetingId: record.meeting.id } as const),
    ...{ committee: record.committee.name, date: record.meeting.date, start: record.meeting.start },
    ...{
      madeAt: '2026-11-04T10:00:00.000Z',
      by: 'Nadia Osei',
      device: 'desk',
      head: 'a'.repeat(64),
      knows: [],
    },
    ...({
      recordHash: createHash('sha256').update(bytes).digest('hex'),
      contains: 'unset',
      files: [],
    } as const),
  }
  const pieces: Uint8Array[] = []
  const entries = [
    entryOfBytes('manifest.json', Buffer.from(JSON.stringify(manifest))),
    entryOfBytes('record.json', bytes),
  ]
  for await (const piece of bundleBytes(entries)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function answers(): Buffer[] {
  const { reviewId, meetingId, draft, items } = aReviewDraft()
  const point = defined(items[1]?.points[0], 'the draft has points')
  const answer = JSON.stringify({
    ...{ format: 'minutebook-review-answer', version: 1, reviewId, meetingId, draft },
    ...{ by: 'Ida Moss', at: '2026-11-05T09:00:00.000Z', verdict: null, note: 'Thank you.' },
    remarks: [{ pointId: point.id, comment: 'Was it not June?', wording: null }],
  })
  const mail = `> From: Ida\n-----BEGIN MINUTEBOOK REVIEW-----\n${encodeURIComponent(answer).replaceAll(/(.{70})/g, '$1\n> ')}\n-----END MINUTEBOOK REVIEW-----\n`
  return [Buffer.from(answer), Buffer.from(mail)]
}

const settings = {
  ...{
    version: 1,
    lastFolder: '/books/quay',
    officer: { name: 'Nadia Osei', title: '' },
  },
  preferences: { theme: 'system', textSize: 100, density: 'dense', keys: {} },
  ...{ searches: [], publishing: null, secondPlace: null },
}
