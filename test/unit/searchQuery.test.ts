import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchOf } from '../../electron/db/searchMatch.ts'
import { readSearch, wordsOf } from '../../shared/domain/searchQuery.ts'

const finished = { isQuoted: false, isPrefix: false }
const matchFor = (typed: string, synonyms: readonly (readonly string[])[] = []) =>
  matchOf(readSearch(typed), synonyms)

describe('what is typed', () => {
  test('is words, of which the last may be unfinished', () => {
    expect(readSearch('agency workers').terms).toEqual([
      { ...finished, words: ['agency'] },
      { ...finished, words: ['workers'], isPrefix: true },
    ])
    expect(readSearch('agency workers ').terms.at(-1)?.isPrefix).toBe(false)
  })

  test('is not unfinished at one letter, which begins nearly everything', () => {
    expect(readSearch('agency w').terms.at(-1)).toEqual({ ...finished, words: ['w'] })
  })

  test('is a phrase in quotation marks, of either kind, closed or not', () => {
    const phrase = { words: ['agency', 'workers'], isQuoted: true, isPrefix: false }
    for (const typed of ['"agency workers"', '“Agency workers”', '"agency workers'])
      expect(readSearch(typed).terms).toEqual([phrase])
  })

  test('is left out behind a minus, and a minus inside a word is none', () => {
    expect(readSearch('budget -school -"two words"').without.map((term) => term.words)).toEqual([
      ['school'],
      ['two', 'words'],
    ])
    expect(readSearch('work-programme ').terms).toEqual([{ ...finished, words: ['work', 'programme'] }])
  })

  test('is a filter behind a name that is known, and a word behind any other', () => {
    const query = readSearch('member:"Ruth Ash" committee:env item:"work programme" resolved:budget note:it')
    expect(query.members).toEqual(['Ruth Ash'])
    expect(query.committees).toEqual(['env'])
    expect(query.items.map((item) => item.words)).toEqual([['work', 'programme']])
    expect(query.kinds).toEqual(['resolution'])
    expect(query.terms.map((term) => term.words)).toEqual([['budget'], ['note', 'it']])
  })

  test('is a year, years, a month or a day', () => {
    const days = (typed: string) => [readSearch(typed).from, readSearch(typed).to]
    expect(days('year:2023 ')).toEqual(['2023-01-01', '2023-12-31'])
    expect(days('year:2014-2023 ')).toEqual(['2014-01-01', '2023-12-31'])
    expect(days('from:2020-05 to:2021 ')).toEqual(['2020-05-01', '2021-12-31'])
    expect(readSearch('year:soon ').problems).toEqual([
      '“soon” is no year and no day. Type year:2023, or from:2023-05-01.',
    ])
    expect(readSearch('year:20').problems).toEqual([])
  })

  test('is a type by its beginning, and one that is not known is told', () => {
    expect(readSearch('type:vote type:resol type:papers ').kinds).toEqual(['vote', 'resolution', 'paper'])
    expect(readSearch('type:nonsense ').problems[0]).toContain('There is no type “nonsense”.')
  })

  test('loses its marks above and below letters', () => {
    expect(wordsOf('Élan, naïve Ångström’s')).toEqual(['elan', 'naive', 'angstrom', 's'])
  })
})

describe('what the index is asked', () => {
  test('is words in quotation marks alone, whatever was typed', () => {
    fc.assert(
      fc.property(typedText, (typed) => {
        const { match, not } = matchFor(typed, [
          ['SEND', 'special "educational" needs'],
          ['*', 'NEAR('],
        ])
        for (const expression of [match, not]) {
          const bare = (expression ?? '').replaceAll(/"[\p{L}\p{N} ]+"/gu, '')
          expect(bare.replaceAll(/\{title words\} :|words :|title :|AND|OR|[()* ]/g, '')).toBe('')
        }
      }),
    )
  })

  test('is other words that mean the same, either way, and not of a phrase in quotation marks', () => {
    const synonyms = [['SEND', 'special educational needs']]
    expect(matchFor('send ', synonyms).match).toContain('"special educational needs"')
    const other = matchFor('special educational needs report', synonyms).match
    expect(other).toContain('"send"')
    expect(other).toContain('("special" AND "educational" AND "needs")')
    expect(matchFor('"special educational needs"', synonyms).match).not.toContain('send')
    expect(matchFor('special needs', synonyms).match).not.toContain('send')
  })

  test('is nothing when nothing was typed', () => {
    for (const typed of ['', '  ', '-', '"', '""', 'member:', '***'])
      expect(matchFor(typed)).toEqual({ match: null, not: null })
  })
})

/** Text with all that means something to the field or to the index, and anything else. */
const typedText = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', '"', '“', '-', '*', ':', '(', ')', '^', '+', '{', '}', "'", '\\', '\0', '�'),
      fc.constantFrom('member:', 'item:', 'resolved:', 'type:', 'year:', 'AND', 'OR', 'NOT', 'NEAR', 'words'),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))
