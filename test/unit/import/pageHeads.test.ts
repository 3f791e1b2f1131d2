import { describe, expect, test } from 'vitest'
import { joinedLines } from '../../../electron/import/joinLines.ts'
import { sourceLines } from '../../../electron/import/sourceLines.ts'

const head = `Ferrow Town Council
Allotments Committee
4 May 2021

1. Hedges

`

/** The paragraphs below the heading of a paper with a page between its halves. */
function paragraphs(...lines: readonly string[]): string[] {
  const all = joinedLines(sourceLines(head + lines.join('\n'))).map(({ text }) => text)
  return all.slice(all.indexOf('1. Hedges') + 1)
}

describe('the head of a page', () => {
  test.each([
    ['the body and the day on two lines', ['Allotments Committee', '4 May 2021']],
    ['words that it goes on', ['/continued', '', 'ALLOTMENTS COMMITTEE', '4 May 2021 (continued)']],
    ['its number among many', ['Page 3 of 7']],
    ['a number alone', ['18']],
    ['a number between dashes', ['- 18 -']],
    ['a number, and a day written with stops', ['18', '', 'Allotments 04.05.21']],
    ['a path', ['Minutes\\Allotments\\4 May']],
    ['a place for initials', ['Initials ........']],
    ['a place to sign, with a number', ['Chairman ___________ Date ________        1']],
    [
      'a rule, and small print below it',
      ['__________', 'These minutes are subject to confirmation at the', 'next meeting.'],
    ],
  ])('does not part a sentence: %s', (_, page) => {
    expect(paragraphs('The hedge is', '', '', ...page, '', '', 'older than the wall.')).toEqual([
      'The hedge is older than the wall.',
    ])
  })

  test('does not part a sentence whose next word is a name', () => {
    expect(
      paragraphs(
        'Nobody could say how old the hedge was, or who had set it, save',
        '',
        'Page 2',
        '',
        'Alma Reddish, who had set it.',
      ),
    ).toEqual([
      'Nobody could say how old the hedge was, or who had set it, save Alma Reddish, who had set it.',
    ])
  })

  test('is not seen in a resolution, in a list with dots, or in a heading', () => {
    expect(paragraphs('Purchase of Land', '', 'RESOLVED to buy it', '', '4', '', 'from the Duke.')).toContain(
      'RESOLVED to buy it from the Duke.',
    )
    expect(
      paragraphs('There voted for:', '', 'Councillors Ash and Elm ........ 2', '', 'against: none'),
    ).toContain('Councillors Ash and Elm ........ 2')
  })
})
