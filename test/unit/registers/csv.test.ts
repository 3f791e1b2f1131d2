import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from '../../../shared/document/csv.ts'

const mark = '\uFEFF'

describe('a CSV file', () => {
  test('is UTF-8 with a mark, one line a row, and quotes what would part a cell', () => {
    expect(
      writeCsv([
        ['a', 'b,c'],
        ['say "so"', 'two\nlines'],
      ]),
    ).toBe(`${mark}a,"b,c"\r\n"say ""so""","two\nlines"\r\n`)
  })

  test.each([
    ['=SUM(A1:A9)'],
    ['+44 1632 960123'],
    ['-A1'],
    ['@cmd'],
    ['\t=1'],
    ['\r=1'],
    ['＝1+1'],
    ['＋1'],
    ['－a'],
    ['＠x'],
    ['   =1'],
    ['\u00a0=1'],
    ["'=1"],
  ])('puts an apostrophe before %j, which a spreadsheet would run', (text) => {
    const [cell = ''] = readRaw(writeCsv([[text, 'x']]))
    expect(cell).toBe(`'${text}`)
  })

  test.each([['-5'], ['-12.50'], ['7'], ['Ash-Worth'], ["O'Neill"], ['a=b'], ['']])(
    'leaves %j as it is',
    (text) => {
      expect(readRaw(writeCsv([[text, 'x']]))[0]).toBe(text)
    },
  )

  test('writes true numbers without a guard', () => {
    expect(writeCsv([[-3, 67]])).toBe(`${mark}-3,67\r\n`)
  })

  test('gives the same texts when it is read again', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(...'=+-@\t\r\n"\',;＝＋－＠ a1é0.'.split(''), '\u00a0'),
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(nasty, fc.string()), { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        (rows) => {
          expect(readCsv(writeCsv(rows))).toEqual(rows)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('never has a cell that begins as a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."=+-@\t\r＝＋－＠ 'a1".split('')), maxLength: 6 }),
        (text) => {
          const [cell = ''] = readRaw(writeCsv([[text, 'x']]))
          expect(/^\s*[=+@\t\r＝＋－＠]/u.test(cell) || (/^\s*-/.test(cell) && !/^-\d/.test(cell))).toBe(
            false,
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('that never closes a quote is refused', () => {
    expect(() => readCsv('a,"b')).toThrow('never closed')
  })
})

/** The cells of the first row with their guards, read by the plainest rules. */
function readRaw(file: string): string[] {
  const line = file.slice(1)
  const quoted = /^"((?:[^"]|"")*)"/.exec(line)
  return [quoted === null ? (line.split(',')[0] ?? '') : (quoted[1] ?? '').replaceAll('""', '"')]
}
