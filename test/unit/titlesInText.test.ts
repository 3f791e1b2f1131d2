import { expect, test } from 'vitest'
import { otherTitles } from '../../shared/domain/checks/titlesInText.ts'
import { aPersonOnTheDay } from '../helpers/recordBuilder.ts'

const pia = aPersonOnTheDay('pia', { name: 'Pia Lund', title: 'Director of Harbour Services' })

test.each([
  ['behind the name', 'Pia Lund, Director of Harbour Works, spoke.', ['Director of Harbour Works']],
  ['before it', 'The Director of Harbour Works, Pia Lund, spoke.', ['Director of Harbour Works']],
  [
    'before it, after a stop',
    'Noted; Director of Harbour Works, Pia Lund, left.',
    ['Director of Harbour Works'],
  ],
  ['as it was on the day', 'The Director of Harbour Services, Pia Lund, spoke.', []],
  ['of somebody of a longer name', 'The Director of Harbour Works, Pia Lund-Moss, spoke.', []],
  ['of another office', 'The Clerk, Pia Lund, spoke.', []],
])('a title beside a name is told: %s', (_, text, expected) => {
  expect(otherTitles(pia, [text])).toEqual(expected)
})

test('a paragraph of nothing but capitals is looked through at once', () => {
  const text = `${'RECOMMENDED '.repeat(8_000)}, Pia Lund`
  expect(otherTitles(pia, [text])).toEqual([])
})
