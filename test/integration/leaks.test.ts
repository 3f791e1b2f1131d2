import { spawnSync } from 'node:child_process'
import { PDFDocument, PDFHexString, PDFName, StandardFonts } from '@cantoo/pdf-lib'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { renderHtml } from '../../electron/render/html.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { renderWord } from '../../electron/render/word.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { Canaries } from '../leaks/canaries.ts'
import { findCanaries } from '../leaks/findCanaries.ts'
import type { Plant } from '../leaks/publicOutputs.ts'
import { closingLine, runLeaks } from '../leaks/runLeaks.ts'
import { leakyPdf } from '../helpers/leakyFiles.ts'
import { leakyWord } from '../helpers/leakyWord.ts'
import { libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { packFor, readPack } from '../helpers/meetingPack.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { aRecord, minutesOf, point, prose, resolution } from '../helpers/recordBuilder.ts'

const silent = (): void => undefined

describe('public outputs', () => {
  test('of 25 random meetings hold no canary, whatever closed place it was put in', async () => {
    const found = await runLeaks({ seed: 20_261, count: 25, say: silent })
    expect(found.leaks).toEqual([])
    expect(found).toMatchObject({ meetings: 25 })
    expect(found.files).toBeGreaterThan(300)
    expect(found.hidden).toBeGreaterThan(10_000)
    expect(closingLine(found)).toMatch(/^25 meetings, [\d,]+ files, 0 canaries found/)
  }, 180_000)

  test('are found out by the command when the public is given the members’ papers', () => {
    const run = spawnSync(
      process.execPath,
      ['test/leaks/leaks.ts', '--seed', '5', '--count', '2', '--plant'],
      {
        encoding: 'utf8',
        timeout: 120_000,
      },
    )
    expect(run.status).toBe(1)
    expect(run.stdout).toMatch(
      /gives away a paragraph of a report|gives away a (prose|point|resolution|event)/,
    )
    expect(run.stdout).toMatch(/\n2 meetings, \d+ files, [1-9][\d,]* canaries found/)
  }, 150_000)

  test('are found out whatever their form is, when one canary is put into each', async () => {
    // The first of every meeting.
    const canary = 'QzfinchX00000'
    const planted = new Set<string>()
    const plant: Plant = async (output) => {
      planted.add(output.name)
      const text = Buffer.from(output.bytes).toString('utf8')
      if (output.name.endsWith('.pdf')) {
        const pdf = await PDFDocument.load(output.bytes, { updateMetadata: false })
        pdf.setSubject(canary)
        return { ...output, bytes: await pdf.save() }
      }
      if (output.name.endsWith('.docx')) {
        const zip = await JSZip.loadAsync(output.bytes)
        zip.file('word/people.xml', `<person>${canary}</person>`)
        return { ...output, bytes: await zip.generateAsync({ type: 'uint8array' }) }
      }
      if (output.name.endsWith('.csv')) return { ...output, bytes: Buffer.from(`${text}${canary}\r\n`) }
      if (/\.(ics|eml|txt)$/.test(output.name)) {
        return { ...output, bytes: Buffer.from(`${text}\r\nX-NOTE:${canary}\r\n`) }
      }
      if (output.name.endsWith('.html')) return { ...output, bytes: Buffer.from(`${text}<!-- ${canary} -->`) }
      return { ...output, bytes: Buffer.from(text.replace('{', `{"note":"${canary}",`)) }
    }
    const { leaks } = await runLeaks({ seed: 9, count: 1, say: silent, plant })
    const named = new Set(leaks.map((leak) => /^“(.*?)” gives away/.exec(leak)?.[1]))
    expect(named).toEqual(planted)
    const forms = [...planted].map((name) => /[^. ]+$/.exec(name)?.[0])
    expect(new Set(forms)).toEqual(
      new Set([
        ...['pdf', 'docx', 'html', 'csv', 'public', 'told', 'planned'],
        // What is written for the website and the inbox.
        ...['css', 'json', 'ics', 'eml', 'txt', 'message'],
      ]),
    )
  }, 60_000)

  test('count as leaking when one cannot be made at all', async () => {
    const plant = (): never => {
      throw new Error('No ink')
    }
    const { leaks } = await runLeaks({ seed: 1, count: 1, say: silent, plant })
    expect(leaks).toEqual(['Not made: No ink (--seed 1, meeting 0)'])
  }, 60_000)
})

describe('an officer’s public file', () => {
  test('goes into a pack with what its pages show, and with nothing from where nobody reads', async () => {
    const canaries = new Canaries()
    const bytes = await leakyPdf({
      shown: ['The first page', 'The second page'],
      hidden: (place) => canaries.mint(place),
    })
    const there = new Set((await findCanaries(bytes)).map(({ code }) => canaries.placeOf(code)))
    expect(there.size).toBe(canaries.count)

    const pack = await packFor(aRecord(), [{ id: 'public', bytes }])
    const leaked = (await findCanaries(pack.bytes)).map(({ code, where }) => [canaries.placeOf(code), where])
    expect(leaked).toEqual([])
    const words = (await readPack(pack.bytes)).pages.map((page) => page.words)
    expect(words.slice(2)).toEqual(['The first pageDrawn TaggedSigned', 'The second page'])
    const { bookmarks } = await readPack(pack.bytes)
    expect(bookmarks.map(([title]) => title)).toContain('- Words of a bookmark')
    expect((await readPdf(pack.bytes)).figures).toContain('Words of an alternative text')
    expect(pack.findings.find((finding) => finding.kind === 'left-out')?.sentence).toMatch(
      /^1\d comments, attached files or other things kept with “public.pdf” were left out/,
    )
  })
})

describe('an officer’s public Word document and photo', () => {
  test('go into packs with what they print, and with nothing from where nobody reads', async (context) => {
    context.skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
    const canaries = new Canaries()
    const word = await leakyWord({ shown: ['Open words of all'], hidden: (place) => canaries.mint(place) })
    const there = new Set((await findCanaries(word)).map(({ code }) => canaries.placeOf(code)))
    expect(there.size).toBe(canaries.count)

    const { leaks, files } = await runLeaks({ seed: 20_262, count: 1, say: silent, files: true })
    expect(leaks).toEqual([])
    expect(files).toBeGreaterThan(10)
  }, 180_000)
})

/** Minutes in which every way of writing a canary stands in the open. */
function openMinutes(canaries: Canaries): ReturnType<typeof composeMinutes> {
  const said = (place: string): string => `It was said of ${canaries.mint(place)} that it was late.`
  const texts = Array.from({ length: 7 }, (_, index) => said(`sentence ${index}`))
  return composeMinutes(
    publicView(
      aRecord({
        minutes: [
          minutesOf('first', [
            ...texts.slice(0, 3).map((text) => prose(text)),
            ...texts.slice(3, 5).map((text) => point(text)),
            resolution(texts.slice(5)),
          ]),
        ],
      }),
    ),
  )
}

describe('the search for canaries', () => {
  test.each([
    ['PDF', async (document) => (await renderPdf(document)).bytes],
    ['Word', (document) => renderWord(document)],
    ['HTML', (document) => Promise.resolve(new TextEncoder().encode(renderHtml(document)))],
    ['JSON', (document) => Promise.resolve(new TextEncoder().encode(JSON.stringify(document)))],
  ] satisfies [string, (document: ReturnType<typeof openMinutes>) => Promise<Uint8Array>][])(
    'finds each of them in %s, however it is spelt',
    async (_, render) => {
      const canaries = new Canaries()
      const found = await findCanaries(await render(openMinutes(canaries)))
      const places = new Set(found.map(({ code }) => canaries.placeOf(code)))
      expect([...places].toSorted()).toEqual(Array.from({ length: 7 }, (_each, index) => `sentence ${index}`))
    },
  )

  const planted: readonly (readonly [string, (canary: string) => Promise<Uint8Array>])[] = [
    [
      'the properties of a Word file',
      async (canary) => {
        const zip = await JSZip.loadAsync(await renderWord(openMinutes(new Canaries())))
        zip.file('docProps/custom.xml', `<Properties><property>${canary}</property></Properties>`)
        return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
      },
    ],
    [
      'a word of a Word file that is parted by markup',
      async (canary) => {
        const zip = new JSZip()
        const parted = `${canary.slice(0, 4)}</w:t></w:r><w:r><w:t>${canary.slice(4)}`
        zip.file('word/document.xml', `<w:r><w:t>${parted}</w:t></w:r>`)
        return zip.generateAsync({ type: 'uint8array' })
      },
    ],
    [
      'an attribute of a web page',
      (canary) => Promise.resolve(Buffer.from(`<p title="${canary.replaceAll('f', '&#102;')}">x</p>`)),
    ],
    [
      'a picture of a web page',
      (canary) =>
        Promise.resolve(
          Buffer.from(
            `<img src="data:image/png;base64,${Buffer.from(`.. ${canary} ..`).toString('base64')}">`,
          ),
        ),
    ],
    [
      'an alternative text of a PDF',
      async (canary) => {
        const pdf = await PDFDocument.create()
        pdf.addPage()
        pdf.context.register(pdf.context.obj({ Alt: PDFHexString.fromText(canary) }))
        return pdf.save({ useObjectStreams: true })
      },
    ],
    [
      'the words that a PDF draws in two pieces',
      async (canary) => {
        const pdf = await PDFDocument.create()
        const font = await pdf.embedFont(StandardFonts.Helvetica)
        const page = pdf.addPage()
        page.drawText(canary.slice(0, 5), { x: 20, y: 50, font })
        page.drawText(canary.slice(5), { x: 20, y: 20, font })
        return pdf.save()
      },
    ],
    [
      'a stream with two filters',
      async (canary) => {
        const pdf = await PDFDocument.create()
        pdf.addPage()
        const hex = Buffer.from(canary.split('').toReversed().join('')).toString('hex')
        const twice = Buffer.from(`${Buffer.from(canary).toString('hex')}>${hex}`)
        const stream = pdf.context.flateStream(twice)
        stream.dict.set(
          PDFName.of('Filter'),
          pdf.context.obj([PDFName.of('FlateDecode'), PDFName.of('ASCIIHexDecode')]),
        )
        pdf.context.register(stream)
        return pdf.save()
      },
    ],
    [
      'a file inside a file',
      (canary) =>
        leakyPdf({ shown: ['x'], hidden: (place) => (place === 'a file inside a PDF' ? canary : 'y') }),
    ],
  ]
  test.each(planted)('finds one in %s', async (_, plant) => {
    const canaries = new Canaries()
    const bytes = await plant(canaries.mintPlain('the planted one'))
    const found = await findCanaries(bytes)
    expect(found.map(({ code }) => canaries.placeOf(code))).toContain('the planted one')
  })

  test('finds none where there is none', async () => {
    const bytes = await leakyPdf({ shown: ['Nothing'], hidden: () => 'nothing' })
    expect(await findCanaries(bytes)).toEqual([])
  })
})
