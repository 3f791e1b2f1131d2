import { expect, test } from 'vitest'
import { chosenVersions } from '../../shared/domain/versions.ts'
import { wordCount } from '../../shared/domain/wordCount.ts'

const at = (time: string) => ({ at: `2026-02-03T${time}.000Z` })
const times = (edits: readonly { readonly at: string }[]) => edits.map((edit) => edit.at.slice(11, 19))

test('the last sitting - has a version for every pause of ten seconds, and one a minute of what is written without a pause', () => {
  const edits = ['10:00:01', '10:00:59', '10:01:00', '10:05:30', '10:05:31', '10:05:40', '10:05:50'].map(at)
  expect(times(chosenVersions(edits))).toEqual(['10:00:01', '10:00:59', '10:01:00', '10:05:40', '10:05:50'])
})

test('every sitting before it - has one', () => {
  const edits = ['10:00:00', '10:10:00', '10:40:00', '11:10:01', '11:11:00', '14:00:00', '14:01:00'].map(at)
  expect(times(chosenVersions(edits))).toEqual(['10:40:00', '11:11:00', '14:00:00', '14:01:00'])
})

test('a pause of half an hour to the second - ends no sitting', () => {
  expect(times(chosenVersions(['10:00:00', '10:30:00'].map(at)))).toEqual(['10:00:00', '10:30:00'])
  expect(times(chosenVersions(['10:00:00', '10:00:30', '10:30:31'].map(at)))).toEqual([
    '10:00:30',
    '10:30:31',
  ])
})

test('a clock put back an hour - ends no sitting and loses nothing', () => {
  const edits = ['10:59:00', '10:00:00', '10:01:00'].map(at)
  expect(times(chosenVersions(edits))).toEqual(['10:59:00', '10:00:00', '10:01:00'])
})

test('words that were written and taken out again without a pause - have a version, a slip of the fingers has none', () => {
  const edits = (changes: readonly number[]) =>
    changes.map((grown, index) => ({
      ...at(`10:00:${String(index).padStart(2, '0')}`),
      removed: Math.max(0, -grown),
      shrunk: -grown,
    }))
  const fullest = (changes: readonly number[]) => times(chosenVersions(edits(changes)))
  expect(fullest([30, 30, -60, 5])).toEqual(['10:00:01', '10:00:03'])
  expect(fullest([30, 1, ...Array<number>(25).fill(-1), 3])).toEqual(['10:00:01', '10:00:27'])
  expect(fullest([30, -5, 5, -10, 10])).toEqual(['10:00:04'])
  expect(fullest([30, -30, 40, -40, 2])).toEqual(['10:00:00', '10:00:02', '10:00:04'])
  // As many other words in their place.
  const instead = [at('10:00:00'), { ...at('10:00:01'), removed: 40, shrunk: 0 }]
  expect(times(chosenVersions(instead))).toEqual(['10:00:00', '10:00:01'])
})

test('a text nobody wrote - has no versions', () => {
  expect(chosenVersions([])).toEqual([])
})

test.for([
  ['', 0],
  ['None.', 1],
  ['The Committee noted – with thanks – the report.', 7],
  ['at 11.05 am\non 3 February', 6],
  ['l’été 2026', 2],
] as const)('“%s” - counts %i words', ([text, words]) => {
  expect(wordCount(text)).toBe(words)
})
