import { expect, test } from 'vitest'
import type { PdfLine } from '../../../electron/import/source/pdfLines.ts'
import { measureOf, paragraphsOf } from '../../../electron/import/source/pdfParagraphs.ts'

const [left, right, size] = [70, 520, 11]

/** A line that reaches to the edge, of a paragraph that the tags name. */
function line(text: string, at: number, paragraph: string | null): PdfLine {
  const cell = { text, left, right, size, strong: false, firstWord: 30, paragraph }
  return { base: 800 - at * 14, left, right, size, cells: [cell] }
}

function textsOf(pages: readonly (readonly PdfLine[])[]): string[][] {
  return paragraphsOf(pages, measureOf(pages, 595)).map((page) =>
    page.map(({ cells }) => cells.map(({ text }) => text).join('\t')),
  )
}

/** Six lines of one paragraph: the tags of the file are to be trusted. */
const whole = Array.from({ length: 6 }, (_, at) => line('the ferry ran to the island and', at, 'whole'))

test('A line of another paragraph begins one, though nothing that is seen parts them', () => {
  const one = (tag: string): PdfLine[][] => [
    [...whole, line('no officer knew', 8, '1'), line('(1) the Head knew', 9, tag)],
  ]
  expect(textsOf(one('2')).at(0)?.slice(1)).toEqual(['no officer knew', '(1) the Head knew'])
  expect(textsOf(one('1')).at(0)?.slice(1)).toEqual(['no officer knew (1) the Head knew'])
})

test('A paragraph goes on overleaf after a stop, where the tags say so', () => {
  const pages = (tag: string): PdfLine[][] => [
    [...whole, line('as the report said;', 8, '1')],
    [line('three options were open', 0, tag)],
  ]
  expect(textsOf(pages('1')).at(0)?.at(-1)).toBe('as the report said; three options were open')
  expect(textsOf(pages('2'))[1]).toEqual(['three options were open'])
})

test('Tags that make a paragraph of every line say nothing', () => {
  const lines = whole.map((each, at) => line(each.cells[0]?.text ?? '', at, String(at)))
  expect(textsOf([lines])[0]).toHaveLength(1)
})
