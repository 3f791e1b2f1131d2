import { describe, expect, test } from 'vitest'
import { documentOf } from '../../../electron/db/minutes.ts'
import type { AgreedCorrection } from '../../../shared/domain/minutesActs.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { toBlocks } from '../../../shared/minutesText/blocks.ts'
import { correctWords, itemWords, uncorrectWords, wordsOf } from '../../../shared/minutesText/correctWords.ts'
import { countingIds } from '../../helpers/testBook.ts'
import { note, point, prose, resolution } from '../../helpers/recordBuilder.ts'

const blocks: readonly MinutesBlock[] = [
  prose('It was a fine day.', { id: 'fine' }),
  note('Was it?', { id: 'note' }),
  point('Six came.', 0, { id: 'six' }),
  resolution(['meet again'], { id: 'meet' }),
]
const doc = documentOf('item', blocks)
const newId = countingIds('new')
const added = { newId, classification: 'public' as const }

function correction(given: Partial<AgreedCorrection>): AgreedCorrection {
  return { itemId: 'item', blockId: 'six', was: 'Six came.', now: 'Seven came.', ...given }
}

/** One correction there and back. */
function roundTrip(given: Partial<AgreedCorrection>): { after: string; back: string } {
  const each = correction(given)
  const after = correctWords(doc, each, added).doc
  return { after: itemWords(after), back: itemWords(uncorrectWords(after, each, added).doc) }
}

const before = 'It was a fine day.\nSix came.\nmeet again'

describe('a correction', () => {
  test.for([
    ['of a point', {}, 'It was a fine day.\nSeven came.\nmeet again'],
    [
      'of a clause',
      { blockId: 'clause meet again', was: 'meet again', now: 'never meet again' },
      'It was a fine day.\nSix came.\nnever meet again',
    ],
    [
      'of the item as a whole',
      { blockId: null, was: before, now: 'Nobody came.\nNothing was done.' },
      'Nobody came.\nNothing was done.',
    ],
    ['that adds a paragraph', { blockId: null, was: '', now: 'Tea was taken.' }, `${before}\nTea was taken.`],
  ] as const)('%s - changes those words, and is taken back by its own', ([, given, after]) => {
    expect(roundTrip(given).after).toBe(after)
    expect(roundTrip(given).back.split('\n').toSorted()).toEqual(before.split('\n').toSorted())
  })

  test('that takes a point out - brings it back at the end, where only the correction tells of it', () => {
    const { after, back } = roundTrip({ now: '' })
    expect(after).toBe('It was a fine day.\nmeet again')
    expect(back).toBe('It was a fine day.\nmeet again\nSix came.')
  })

  test('of the whole item - leaves the officer’s notes', () => {
    const after = correctWords(
      doc,
      correction({ blockId: null, was: before, now: 'Nobody came.' }),
      added,
    ).doc
    expect(toBlocks(after).map((block) => block.kind)).toEqual(['note', 'prose'])
    expect(wordsOf(after, 'note')).toBe('Was it?')
  })

  test.for([
    ['words that have changed', { was: 'Five came.' }, 'conflict', 'have changed since'],
    ['a point that is gone', { blockId: 'gone' }, 'conflict', 'no longer there'],
    ['a resolution, which is corrected by its clauses', { blockId: 'meet' }, 'conflict', 'no longer there'],
    ['words that stay as they were', { now: 'Six  came.' }, 'invalid-input', 'as they were'],
  ] as const)('of %s - is refused in a sentence', ([, given, code, words]) => {
    expect(() => correctWords(doc, correction(given), added)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) as string }),
    )
  })
})
