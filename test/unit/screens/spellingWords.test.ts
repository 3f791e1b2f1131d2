import { describe, expect, test } from 'vitest'
import { wordsIn, wordsOf } from '../../../renderer/spelling/words.ts'

const read = (text: string): string[] => wordsIn(text).map((word) => word.text)

describe('The words of a text', () => {
  test('stand where they are found', () => {
    const text = 'The “minuets” were agreed.'
    const words = wordsIn(text)
    expect(words.map(({ from, to }) => text.slice(from, to))).toEqual(['The', 'minuets', 'were', 'agreed'])
  })

  test.each([
    [
      'are parted by hyphens and strokes',
      'well-used and/or year-end',
      ['well', 'used', 'and', 'or', 'year', 'end'],
    ],
    [
      'lose quotes and possessives',
      "‘Chair’s’ the officers' O’Brien's",
      ['Chair', 'the', 'officers', "O'Brien"],
    ],
    ['keep the apostrophe of a contraction', 'don’t o’clock', ["don't", "o'clock"]],
    ['are no numbers, times or minute numbers', '11.05 20ff 3rd £1,200 2024/25 A12 11.02am', []],
    ['are no labels of points', 'a) (ii) bb) iv. (C)', []],
    [
      'are no addresses',
      'clerk@council.example www.council.example https://example.uk/x example.gov.uk.',
      [],
    ],
    ['are no initials of up to five letters', 'SEND PSPO TPOs NHS', []],
    ['are longer words in capitals', 'RESOLVED', ['RESOLVED']],
    ['are no single letters', 'a D Hartley', ['Hartley']],
    ['end at a name that was put in', '\u{fffc}’s report', ['report']],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('of names are each there once', () => {
    expect([...wordsOf(['Ruth Ashworth-Khan', 'Ruth O’Dell', 'Brackley Town Hall'])]).toEqual([
      'Ruth',
      'Ashworth',
      'Khan',
      "O'Dell",
      'Brackley',
      'Town',
      'Hall',
    ])
  })
})
