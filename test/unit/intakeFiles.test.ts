import { describe, expect, test } from 'vitest'
import { formatOf, strangerIs } from '../../electron/render/intake/fileFormat.ts'
import { cleanJpeg } from '../../electron/render/intake/jpegFile.ts'
import { hasSoundTable, isCutInside } from '../../electron/render/intake/pdfIntegrity.ts'
import { cleanPng } from '../../electron/render/intake/pngParts.ts'
import { readText } from '../../electron/render/intake/readText.ts'
import { rewriteWordXml } from '../../electron/render/intake/rewriteWordXml.ts'
import { wordsOfWord } from '../../electron/render/intake/wordsOfWord.ts'
import { nameAdvice, titleOf, withName } from '../../electron/core/reading/fileReadingNames.ts'
import { brokenTablePdf, cutPdf, smallJpeg, smallPng } from '../helpers/badFiles.ts'
import { plainPdf } from '../helpers/officersFiles.ts'

const canary = 'SECRETKESTREL'
const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const xml = (body: string): Buffer =>
  Buffer.from(`<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>`)

function rewritten(body: string): string {
  const found = rewriteWordXml(xml(body))
  const text = Buffer.from(found?.xml ?? '').toString('utf8')
  return /<w:body>(.*)<\/w:body>/s.exec(text)?.[1] ?? ''
}

describe('a picture', () => {
  test('keeps nothing that a camera wrote beside it, but how it was held', () => {
    const given = smallJpeg(6, canary)
    expect(Buffer.from(given).toString('latin1').split(canary)).toHaveLength(3)
    const clean = cleanJpeg(given)
    expect(clean).toMatchObject({ width: 8, height: 16 })
    expect(Buffer.from(clean?.bytes ?? []).includes(canary)).toBe(false)
    // What was cleaned is the same when it is cleaned again: held alike.
    expect(cleanJpeg(clean?.bytes ?? new Uint8Array())).toEqual(clean)
  })

  test('that was held upright is told so by nothing', () => {
    const clean = cleanJpeg(smallJpeg(1, canary))
    expect(clean).toMatchObject({ width: 16, height: 8 })
    expect(Buffer.from(clean?.bytes ?? []).includes('Exif')).toBe(false)
  })

  test('keeps nothing that a program wrote beside it', () => {
    const given = smallPng(canary)
    expect(Buffer.from(given).includes(canary)).toBe(true)
    expect(Buffer.from(cleanPng(given, 1_000_000)?.bytes ?? []).equals(Buffer.from(smallPng()))).toBe(true)
  })

  test('with a part that was changed on the way is damaged', () => {
    const given = smallPng()
    given[60] = (given[60] ?? 0) ^ 1
    expect(cleanPng(given, 1_000_000)).toBe(null)
  })
})

describe('a Word part', () => {
  const run = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`

  test('without changes says so, and keeps every word and mark', () => {
    const body = `<w:p><w:pPr><w:jc w:val="a &amp; &quot;b&quot;"/></w:pPr>${run('x &lt; y &amp; z')}</w:p>`
    expect(rewriteWordXml(xml(body))).toMatchObject({ changes: 0, fields: 0 })
    expect(wordsOfWord(Buffer.from(rewriteWordXml(xml(body))?.xml ?? ''))).toBe('x < y & z\n')
    expect(rewritten(body)).toContain('w:val="a &amp; &quot;b&quot;"')
  })

  test.each([
    ['deleted words', `<w:p>${run('kept')}<w:del>${run(canary)}</w:del></w:p>`, `kept\n`],
    [
      'a move',
      `<w:p><w:moveFrom>${run(canary)}</w:moveFrom></w:p><w:p><w:moveTo>${run('here')}</w:moveTo></w:p>`,
      '\nhere\n',
    ],
    ['added words', `<w:p><w:ins>${run('added')}</w:ins></w:p>`, 'added\n'],
    [
      'a paragraph that was deleted whole',
      `<w:p>${run('a')}</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>${run(canary)}</w:del></w:p><w:p>${run('b')}</w:p>`,
      'a\nb\n',
    ],
    [
      'a row that was deleted',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>${run(canary)}</w:p></w:tc></w:tr></w:tbl><w:p>${run('b')}</w:p>`,
      'b\n',
    ],
    [
      'the last paragraph of a cell, which must stay',
      `<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>${run(canary)}</w:del></w:p></w:tc></w:tr></w:tbl>`,
      '\n',
    ],
    ['deleted inside added', `<w:p><w:ins><w:del>${run(canary)}</w:del>${run('c')}</w:ins></w:p>`, 'c\n'],
  ])('with %s is as if that were accepted', (_name, body, words) => {
    const clean = rewriteWordXml(xml(body))
    expect(clean?.changes).toBeGreaterThan(0)
    expect(Buffer.from(clean?.xml ?? '').includes(canary)).toBe(false)
    expect(wordsOfWord(Buffer.from(clean?.xml ?? ''))).toBe(words)
  })

  test('has no field left that draws in another file, however its name is parted', () => {
    const part = (words: string): string => `<w:r><w:instrText>${words}</w:instrText></w:r>`
    const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const field = (...words: string[]): string =>
      `<w:p>${mark('begin')}${words.map(part).join('')}${mark('separate')}${run('seen')}${mark('end')}</w:p>`
    const clean = rewriteWordXml(xml(field(' INCL', 'UDETEXT "/etc/passwd"') + field(' PAGE ')))
    expect(clean?.fields).toBe(1)
    const text = Buffer.from(clean?.xml ?? '').toString('utf8')
    expect([text.includes('passwd'), text.includes('UDETEXT'), text.includes(' PAGE ')]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('that declares entities, or is broken, is none that Word wrote', () => {
    expect(rewriteWordXml(Buffer.from('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'))).toBe(null)
    expect(rewriteWordXml(Buffer.from('<a><b></a>'))).toBe(null)
    expect(rewriteWordXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c]))).toBe(null)
  })
})

describe('the table of a PDF', () => {
  test('is believed where each of its entries is true', async () => {
    const whole = await plainPdf(3)
    expect([hasSoundTable(whole), hasSoundTable(await brokenTablePdf())]).toEqual([true, false])
    const text = Buffer.from(whole).toString('latin1').replace('endobj', '    endobj')
    const shifted = Buffer.from(text, 'latin1')
    expect(hasSoundTable(shifted)).toBe(false)
  })

  test('matters not where the file ends inside an object', async () => {
    expect([isCutInside(await plainPdf(3)), isCutInside(await cutPdf())]).toEqual([false, true])
  })
})

describe('a file by what is in it', () => {
  test.each([
    ['%PDF-1.4', 'pdf'],
    ['words before %PDF-1.4', 'pdf'],
    ['PK\x03\x04', 'zip'],
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'office'],
    ['', 'empty'],
    ['anything', 'unknown'],
  ])('%j is %s', (start, format) => {
    expect(formatOf(Buffer.from(start, 'latin1'))).toBe(format)
  })

  test('is named where it is of a kind that packs do not take', () => {
    expect(strangerIs(Buffer.from('II*\0', 'latin1'))).toBe('a TIFF picture')
    expect(strangerIs(Buffer.from('\0\0\0\x18ftypheic', 'latin1'))).toContain('HEIC')
    expect(strangerIs(Buffer.from('words'))).toBe(null)
  })
})

describe('plain text', () => {
  const paragraphs = (text: string): readonly string[] => {
    const found = readText(Buffer.from(text))
    return found?.kind === 'text' ? found.paragraphs : []
  }

  test('has the lines that its writer ended, and whole paragraphs where only the window did', () => {
    const long = 'The osier bed below the mill was cut by volunteers in February'
    expect(paragraphs('Dear all\nthe shed is open')).toEqual(['Dear all', 'the shed is open'])
    expect(paragraphs(`${long}\n${long}\nand the rods were given away.\n\n\nEnd`)).toEqual([
      `${long} ${long} and the rods were given away.`,
      'End',
    ])
  })

  test('is none when it is a web page, empty, or longer than a text', () => {
    expect(readText(Buffer.from('<!DOCTYPE html><p>words'))).toMatchObject({ kind: 'refused' })
    expect(readText(Buffer.from(' \n \n'))).toMatchObject({ kind: 'refused' })
    expect(readText(Buffer.from('word '.repeat(300_000)))).toMatchObject({ kind: 'refused' })
    expect(readText(Buffer.from('a\0b'))).toBe(null)
  })
})

describe('the name of a file', () => {
  test('that says another kind than the file is gets a word of advice', () => {
    expect(nameAdvice('Plan.PDF', 'pdf')).toEqual([])
    expect(nameAdvice('Plan', 'png')).toEqual([])
    expect(nameAdvice('Plan.v2', 'png')).toEqual([])
    expect(nameAdvice('Plan.pdf', 'png')).toMatchObject([
      {
        level: 'advice',
        sentence: 'Its name ends in “.pdf”, and it is a PNG picture. It is taken for what it is.',
      },
    ])
  })

  test('heads its page unless it has a title', () => {
    expect(titleOf({ title: '', fileName: 'Map of the pond.png' })).toBe('Map of the pond')
    expect(titleOf({ title: ' The pond ', fileName: 'x.png' })).toBe('The pond')
    expect(titleOf({ title: '', fileName: 'Section 3.2 of the plan' })).toBe('Section 3.2 of the plan')
  })

  test('stands in its sentence where that stands alone', () => {
    expect(withName('This file is empty.', 'a.pdf')).toBe('“a.pdf” is empty.')
    expect(withName('This Word document cannot be converted.', 'a.docx')).toBe(
      '“a.docx” cannot be converted.',
    )
    expect(withName('These pages are pictures.', 'a.pdf')).toBe('“a.pdf”: These pages are pictures.')
  })
})
