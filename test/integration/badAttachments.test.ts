import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { createRenderer } from '../../electron/render/renderer.ts'
import { silentLog } from '../../electron/core/log.ts'
import type { CoreClient } from '../../shared/api/client.ts'
import { defined } from '../../shared/domain/assert.ts'
import {
  adobeFormPdf,
  bombPdf,
  bombWord,
  brokenTablePdf,
  crowdedWord,
  cutPdf,
  entityWord,
  flatWord,
  hugeImagePdf,
  hugePng,
  loopingPdf,
  lyingWord,
  macroWord,
  nestedWord,
  noPagesPdf,
  oldOfficeFile,
  smallPng,
  wordFile,
  wordParagraph,
} from '../helpers/badFiles.ts'
import { libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { readPack } from '../helpers/meetingPack.ts'
import { linesPdf, lockedPdf, plainPdf, sizedPdf, trappedPdf } from '../helpers/officersFiles.ts'
import { aMeetingWithPapers, allRead, builtPack, keepFile, packCore } from '../helpers/packsInBook.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { writeZip } from '../../electron/render/zipFile.ts'

const render = createRenderer({ log: silentLog })
const canary = 'SECRETKESTREL'
afterAll(() => render.close())

interface BadFile {
  readonly fileName: string
  readonly make: () => Uint8Array | Promise<Uint8Array>
  /** What its row says first. */
  readonly sentence: string
  /** Pages in the pack; null for a file that stays out. */
  readonly pages: number | null
  /** Only where Word documents can be converted. */
  readonly converts?: true
}

const damaged = 'This file is damaged, and could not be repaired. Ask for the file again.'
const untagged =
  'This file has no tags, so a screen reader gets its words without headings or tables. Ask for a tagged PDF, or for the Word file.'

const table: readonly BadFile[] = [
  {
    fileName: 'locked.pdf',
    make: () => lockedPdf('secret'),
    sentence: 'This file needs a password. Enter it on the agenda, or ask for a copy without one.',
    pages: null,
  },
  {
    fileName: 'open to all.pdf',
    make: () => lockedPdf(''),
    sentence:
      'Its author restricts printing and copying. Anybody can open it, so it is taken: ask them whether it may go into a pack.',
    pages: 1,
  },
  {
    fileName: 'cut.pdf',
    make: cutPdf,
    sentence: 'This file is incomplete: its end is missing. Ask for the file again.',
    pages: null,
  },
  {
    fileName: 'mended.pdf',
    make: brokenTablePdf,
    sentence: 'This file was damaged and has been repaired. Look through its pages before they go out.',
    pages: 3,
  },
  { fileName: 'looping.pdf', make: loopingPdf, sentence: damaged, pages: null },
  {
    fileName: 'no pages.pdf',
    make: noPagesPdf,
    sentence: 'This file has no pages. Ask for the file again.',
    pages: null,
  },
  {
    fileName: 'endless.pdf',
    make: () => linesPdf(5_001),
    sentence: 'This file has 5,001 pages; a pack takes documents of up to 5,000. Split it into parts.',
    pages: null,
  },
  {
    fileName: 'no size.pdf',
    make: () =>
      sizedPdf([
        [595, 842],
        [0, 0],
      ]),
    sentence: 'This file has no size for its page 2, so nothing on it can be seen. Ask for the file again.',
    pages: null,
  },
  {
    fileName: 'plan on A0.pdf',
    make: () => sizedPdf([[2384, 3370]]),
    sentence:
      'Page 1 is 841 by 1,189 mm. In print it is made small: ask for A4 or A3 where it has to be read.',
    pages: 1,
  },
  {
    fileName: 'Adobe form.pdf',
    make: () => adobeFormPdf(false),
    sentence:
      'This file is a form that only Adobe’s own program opens: it has no pages that others could print. Ask for it printed to PDF.',
    pages: null,
  },
  {
    fileName: 'Adobe form with pages.pdf',
    make: () => adobeFormPdf(true),
    sentence:
      'This is a form made for Adobe’s own program. Its pages are taken as they print; what the form computes is left out.',
    pages: 1,
  },
  {
    fileName: 'scripts.pdf',
    make: () => trappedPdf(canary),
    sentence: 'There are scripts in this file. They never run, and are left out of the pack.',
    pages: 1,
  },
  {
    fileName: 'bomb.pdf',
    make: bombPdf,
    sentence:
      'This file unpacks to far more than its pages can need, so it was not opened further. Ask for it printed to PDF anew.',
    pages: null,
  },
  {
    fileName: 'wall.pdf',
    make: hugeImagePdf,
    sentence:
      'This file unpacks to far more than its pages can need, so it was not opened further. Ask for it printed to PDF anew.',
    pages: null,
  },
  {
    fileName: 'empty.pdf',
    make: () => new Uint8Array(),
    sentence: 'This file is empty. Ask for the file again.',
    pages: null,
  },
  {
    fileName: 'tune.pdf',
    make: () => Buffer.from('RIFF\0\0\0\0WAVEfmt \0\0'),
    sentence:
      'This file is a picture or a sound of a kind that packs do not take. Ask for it as PDF or Word.',
    pages: null,
  },
  {
    fileName: 'program.pdf',
    make: () => Buffer.from('MZ\x90\0\x03\0\0\0'),
    sentence: 'This file is a program. Ask for it as PDF or Word.',
    pages: null,
  },
  {
    fileName: 'bomb.docx',
    make: bombWord,
    sentence: 'This document unpacks to 209 MB, over the 100 MB limit. It was not opened.',
    pages: null,
  },
  {
    fileName: 'lying.docx',
    make: lyingWord,
    sentence: 'This document unpacks to more than it says, over the 100 MB limit. It was not opened.',
    pages: null,
  },
  {
    fileName: 'crowded.docx',
    make: crowdedWord,
    sentence: 'This document holds 2,504 parts, over the limit of 2,000. It was not opened.',
    pages: null,
  },
  {
    fileName: 'flat.docx',
    make: flatWord,
    sentence: 'This document unpacks to 1007 times its size, over the limit of 200. It was not opened.',
    pages: null,
  },
  {
    fileName: 'nested.docx',
    make: nestedWord,
    sentence:
      'This document holds packed files inside packed files, as no Word document does. It was not opened.',
    pages: null,
  },
  {
    fileName: 'entities.docx',
    make: entityWord,
    sentence:
      'This is not a normal Word document: what it holds cannot be read as Word would. Ask for the file again, or for it as PDF.',
    pages: null,
  },
  {
    fileName: 'random.docx',
    make: () => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(400, 7)]),
    sentence: 'This document is damaged or incomplete. Ask for the file again.',
    pages: null,
  },
  {
    fileName: 'locked.docx',
    make: () => oldOfficeFile('EncryptionInfo', 'EncryptedPackage'),
    sentence: 'This document needs a password. Ask for a copy without one.',
    pages: null,
  },
  {
    fileName: 'sheet.docx',
    make: () => writeZip(new Map([['xl/workbook.xml', Buffer.from('<workbook/>')]])),
    sentence: 'This file is an Excel workbook. Ask for it as PDF.',
    pages: null,
  },
  {
    fileName: 'macro.docm',
    make: () => macroWord(canary),
    sentence: 'There are macros in this document. They never run, and are left out of the pack.',
    pages: 1,
    converts: true,
  },
  {
    fileName: 'Word called.pdf',
    make: () => wordFile({ body: wordParagraph('A document by another name') }),
    sentence: 'Its name ends in “.pdf”, and it is a Word document. It is taken for what it is.',
    pages: 1,
    converts: true,
  },
  {
    fileName: 'picture called.pdf',
    make: () => smallPng(canary),
    sentence:
      'Describe the picture, so that those who cannot see it learn what it shows: its description goes into the pack with it.',
    pages: 1,
  },
  {
    fileName: 'huge.png',
    make: hugePng,
    sentence:
      'This picture has 108 million points, over the limit of 40 million. Ask for it smaller, or as PDF.',
    pages: null,
  },
]

/** Everything a PDF says, with every stream unpacked. */
async function allBytes(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const streams = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream)) return []
    const raw = Buffer.from(object.getContents())
    try {
      return [inflateSync(raw)]
    } catch {
      return [raw]
    }
  })
  return Buffer.concat([bytes, ...streams])
}

type Facts = Awaited<ReturnType<CoreClient['papers']['facts']>>[number]['facts']

describe('bad files on one agenda', () => {
  test.runIf(libreOfficeIsHere)(
    'each has its sentence, and the pack is built of the rest, with nothing in it that acts or hides',
    { timeout: 180_000 },
    async () => {
      const core = await packCore({ reading: readingFiles({ render }) })
      const { client } = core
      const { meetingId, itemId } = await aMeetingWithPapers(client)
      const good: BadFile = {
        fileName: 'good.pdf',
        make: () => plainPdf(2, 'Good words'),
        sentence: untagged,
        pages: 2,
      }
      const all = [...table, good]
      for (const [index, file] of all.entries()) {
        const sha256 = await keepFile(core, await file.make())
        const id = `paper-${index}`
        await client.papers.add({ meetingId, itemId, files: [{ id, fileName: file.fileName, sha256 }] })
        await client.papers.change({ meetingId, paperId: id, change: { classification: 'public' } })
      }
      const found = await allRead(client, meetingId)
      const factsOf = (index: number): Facts =>
        defined(
          found.find(({ paperId }) => paperId === `paper-${index}`),
          'every paper is read',
        ).facts

      const told = all.map((file, index) => {
        const facts = factsOf(index)
        if (facts === 'reading') return [file.fileName, 'reading']
        const sentences = facts.notes.map((note) => note.sentence)
        const sentence = sentences.includes(file.sentence) ? file.sentence : sentences.join(' ')
        return [file.fileName, facts.state, facts.pages, sentence]
      })
      expect(told).toEqual(
        all.map(({ fileName, pages, sentence }) => [
          fileName,
          pages === null ? 'refused' : 'ready',
          pages,
          sentence,
        ]),
      )

      const { pack, outputId } = await builtPack(client, { meetingId, audience: 'public', edition: 'agenda' })
      expect(pack.documents.map(({ paperId, first, last }) => [paperId, last - first + 1])).toEqual(
        all.flatMap(({ pages }, index) => (pages === null ? [] : [[`paper-${index}`, pages]])),
      )
      const outside = pack.findings.filter(
        (finding) => finding.level === 'problem' && finding.paperId !== null,
      )
      for (const [index, file] of all.entries()) {
        if (file.pages !== null) continue
        const finding = outside.find(({ paperId }) => paperId === `paper-${index}`)
        expect(finding?.sentence).toContain(`“${file.fileName}”`)
      }

      const answer = await core.fetch(new Request(`http://core.test/api/output/${outputId}`))
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const held = await allBytes(bytes)
      for (const word of [canary, '/JavaScript', '/JS', '/Launch', '/EmbeddedFile', '/XFA', '/AA']) {
        expect([word, held.includes(word)]).toEqual([word, false])
      }
      const words = (await readPack(bytes)).pages.map((page) => page.words).join('\n')
      for (const expected of [
        'Good words 2',
        'Mended words 3',
        'Words beside a macro',
        'A document by another name',
      ]) {
        expect(words).toContain(expected)
      }
    },
  )

  if (!libreOfficeIsHere) {
    test.skip('LibreOffice was not found: its share of the table is not run', () => undefined)
  }
})

describe('a file that is too large', () => {
  test('is refused while it streams in, with nothing kept and no more of it read', async () => {
    const core = await packCore()
    let asked = 0
    const chunk = new Uint8Array(10_000_000)
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          asked += chunk.length
          controller.enqueue(chunk)
        },
      },
      { highWaterMark: 0 },
    )
    const request = { method: 'PUT', body, duplex: 'half' } as RequestInit
    const answer = await core.fetch(new Request('http://core.test/api/files', request))
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      {
        message:
          'This file is larger than 250 MB, the most that one paper may be. Make it smaller, or split it.',
      },
    ])
    expect(asked).toBeLessThan(280_000_000)
  })
})
