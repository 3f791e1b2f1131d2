import { describe, expect, test } from 'vitest'
import { formatPageRange, parsePageRange } from '../../shared/domain/pageRange.ts'

describe('a page range', () => {
  test.each([
    ['3 - 10', { first: 3, last: 10 }],
    ['3-10', { first: 3, last: 10 }],
    ['3–10', { first: 3, last: 10 }],
    ['3 to 10', { first: 3, last: 10 }],
    [' 7 ', { first: 7, last: 7 }],
    ['', null],
  ])('typed as “%s” is read', (typed, pages) => {
    expect(parsePageRange(typed)).toEqual(pages)
  })

  test.each([
    ['ten', 'Give the pages as 3 - 10, or as one number.'],
    ['0', 'Give the pages as 3 - 10, or as one number.'],
    ['3 - ', 'Give the pages as 3 - 10, or as one number.'],
    ['10 - 3', 'The last page comes before the first.'],
  ])('typed as “%s” is refused with a sentence', (typed, sentence) => {
    expect(() => parsePageRange(typed)).toThrow(sentence)
  })

  test('prints as it is read, one page as one number', () => {
    expect(
      ['3 - 10', '7'].map((text) => formatPageRange(parsePageRange(text) ?? { first: 0, last: 0 })),
    ).toEqual(['3 - 10', '7'])
  })
})
