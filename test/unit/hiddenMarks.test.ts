import { describe, expect, test } from 'vitest'
import {
  cleanFileName,
  hiddenMarksNote,
  holdsHiddenMarks,
  shownHiddenMarks,
  withoutHiddenMarks,
} from '../../shared/domain/hiddenMarks.ts'
import { lineSchema, nameSchema, paragraphSchema } from '../../shared/api/fields.ts'

describe('what nobody sees in a text', () => {
  test('is left out and counted: marks that reorder letters, control characters, halves of letters', () => {
    const text = 'a\u202eb\u2066c\u0000d\u0085e\ud83df\tg\nh\r\u200ei'
    expect(withoutHiddenMarks(text)).toEqual({ text: 'abcdef\tg\nh\r\u200ei', marks: 2, controls: 3 })
    expect(withoutHiddenMarks('A whole 😀 stays')).toEqual({
      text: 'A whole 😀 stays',
      marks: 0,
      controls: 0,
    })
  })

  test('is told of for each mark, and for more than five control characters', () => {
    expect(hiddenMarksNote({ marks: 0, controls: 5 })).toBeNull()
    expect(hiddenMarksNote({ marks: 0, controls: 6 })).toBe(
      '6 control characters, which print as nothing, were left out.',
    )
    expect(hiddenMarksNote({ marks: 1, controls: 0 })).toBe(
      'A hidden direction mark was left out: with them a text reads otherwise than it is stored.',
    )
  })

  test('is refused by every field of the contract', () => {
    for (const code of [0, 8, 0x0b, 0x1f, 0x7f, 0x9f, 0x202a, 0x202e, 0x2066, 0x2069, 0xd800]) {
      const text = `a${String.fromCharCode(code)}b`
      expect([code, holdsHiddenMarks(text)]).toEqual([code, true])
      for (const schema of [lineSchema, nameSchema, paragraphSchema]) {
        expect(schema.safeParse(text).error?.issues[0]?.message).toBe(
          'This text holds hidden control or direction marks. Paste it as plain text.',
        )
      }
    }
    expect(nameSchema.safeParse('Yusuf \u200fيوسف\u200e').success).toBe(true)
  })

  test('is shown in a sentence about it', () => {
    expect(shownHiddenMarks('plan\u202efdp.exe\u0007')).toBe('plan[U+202E]fdp.exe[U+0007]')
  })
})

test.each([
  ['Report 3.pdf', 'Report 3.pdf'],
  ['plan\u202efdp.exe', 'planfdp.exe'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\win.ini', 'win.ini'],
  ['report.pdf:hidden.exe', 'report.pdf hidden.exe'],
  ['aux.png', '_aux.png'],
  ['CON', '_CON'],
  ['com1.report.docx', '_com1.report.docx'],
  ['console.pdf', 'console.pdf'],
  ['report.pdf. . ', 'report.pdf'],
  ['a\nb\tc.pdf', 'a b c.pdf'],
  ['Cafe\u0301.pdf', 'Caf\u00e9.pdf'],
  ['..', 'file'],
  ['\u202e', 'file'],
  ['', 'file'],
])('a file called %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
  expect(cleanFileName(kept)).toBe(kept)
})

test('a file with a name of 5,000 letters keeps its beginning and its ending', () => {
  const kept = cleanFileName(`${'plan 😀 '.repeat(800)}.docx`)
  expect([kept.length, kept.endsWith('….docx'), kept.startsWith('plan 😀')]).toEqual([200, true, true])
  expect(nameSchema.safeParse(kept).success).toBe(true)
})
