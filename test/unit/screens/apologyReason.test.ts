import { expect, test } from 'vitest'
import { printedReason, readReason, shownReason } from '../../../renderer/screens/live/apologyReason.ts'
import { readNewPerson } from '../../../renderer/screens/live/newPerson.ts'

test('a reason is read from a letter, from words, or from both', () => {
  expect(readReason('u')).toEqual({ category: 'unwell', words: '' })
  expect(readReason(' O ')).toEqual({ category: 'other-council-business', words: '' })
  expect(readReason('w night shift')).toEqual({ category: 'work', words: 'night shift' })
  expect(readReason('holi')).toEqual({ category: 'holiday', words: '' })
  expect(readReason('at a funeral')).toEqual({ category: 'other', words: 'at a funeral' })
  expect(readReason('   ')).toBe(null)
})

test('a reason is shown in the words that were given, else by its category', () => {
  expect(shownReason({ category: 'work', words: 'night shift' })).toBe('night shift')
  expect(shownReason({ category: 'unwell', words: '' })).toBe('unwell')
  expect(shownReason(null)).toBe('')
})

test('somebody new is read from one line: form of address, name, title', () => {
  expect(readNewPerson('Dr Ann Cole, Head of Strategy')).toEqual({
    kind: 'new',
    address: 'Dr',
    name: 'Ann Cole',
    title: 'Head of Strategy',
  })
  expect(readNewPerson('Ann Cole – Director, Place')).toMatchObject({
    name: 'Ann Cole',
    title: 'Director, Place',
  })
  expect(readNewPerson('Ann Cole')).toMatchObject({ address: '', name: 'Ann Cole', title: '' })
})

test.each([
  ['council business', 'other-council-business'],
  ['away on Council business', 'other-council-business'],
  ['ill health', 'unwell'],
  ['work commitments', 'work'],
  ['family reasons', 'personal'],
  ['on annual leave', 'holiday'],
  ['annual leave', 'holiday'],
  ['illegal parking', 'other'],
] as const)('“%s” is understood as %s, and its words are kept', (words, category) => {
  expect(readReason(words)).toEqual({ category, words })
})

test('what will print of a reason is said before it is given', () => {
  expect(printedReason(readReason('ill health'), 'category')).toBe('prints: unwell')
  expect(printedReason(readReason('ill health'), 'full')).toBe('prints: ill health')
  expect(printedReason(readReason('ill health'), 'none')).toBe('prints no reason')
  expect(printedReason(readReason(''), 'full')).toBe('prints no reason')
})
