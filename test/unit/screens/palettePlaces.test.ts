import { describe, expect, test } from 'vitest'
import { pointsOf, putCaretAt } from '../../../renderer/screens/live/minutePlaces.ts'
import { toBlocks } from '../../../shared/minutesText/blocks.ts'
import { after, docOf, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'

const style = { points: 'letters', subPoints: 'i.' } as const

describe('The places of an item', () => {
  const doc = docOf('Heading:', '- first', '-- below it', '-- and this', '! It adjourned.', '- second', [
    '1 to note it',
    '2 with care',
    '1 to go on',
  ])

  test('are its points and clauses, with the letters of those above them', () => {
    const points = pointsOf(toBlocks(doc), style)
    expect(points.map(({ label, words }) => `${label}: ${words}`)).toEqual([
      'a: first',
      'a i: below it',
      'a ii: and this',
      'b: second',
      '1: to note it',
      '1 a: with care',
      '2: to go on',
    ])
  })

  test('are none where points are bullets', () => {
    expect(pointsOf(toBlocks(docOf('- first')), { points: 'bullets', subPoints: 'i.' })).toEqual([])
  })

  test('are none in an item without words', () => {
    expect(pointsOf([], style)).toEqual([])
  })

  test('are gone to by the identity of the line, which the caret begins', () => {
    const state = stateOf(['Heading:|', '- first', '- second'])
    const [, second] = pointsOf(toBlocks(state.doc), style)
    expect(writtenOf(after(state, putCaretAt(second?.blockId ?? '')))).toEqual([
      'Heading:',
      '- first',
      '- |second',
    ])
    expect(putCaretAt('gone')(state)).toBe(false)
  })
})
