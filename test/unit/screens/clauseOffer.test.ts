import { describe, expect, test } from 'vitest'
import type { EditorState } from 'prosemirror-state'
import { beginResolution, offerCommand, shownOffer } from '../../../renderer/editor/clauseOffer.ts'
import { printedClauses } from '../../../renderer/editor/clauses.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import { demote, promote } from '../../../renderer/editor/levels.ts'
import { resolutionWordings } from '../../../shared/domain/houseStyle.ts'
import { after, labelsIn, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

const pressEnter = enter({ colonStartsPoints: true })
const printed = printedClauses(['To note the survey', 'To approve the bridge works'], 'Resolved to')

/** A key as the editor would take it: by the offer, where one stands and knows it. */
function press(state: EditorState, key: string): EditorState {
  const shown = shownOffer(state)
  const taken = shown === null ? null : offerCommand(key, shown)
  if (taken !== null) return after(state, taken)
  if (key === 'Enter') return after(state, pressEnter)
  if (key === 'Tab') return after(state, demote)
  if (key === 'Shift-Tab') return after(state, promote)
  return state.applyTransaction(state.tr.insertText(key)).state
}

function begun(written: readonly Written[], clauses = printed): EditorState {
  return after(stateOf(written), beginResolution(clauses))
}

describe('a printed recommendation', () => {
  test.each([
    ['To note the survey', 'Resolved to', 'note the survey'],
    ['to Note the survey; and', 'RESOLVED to', 'note the survey'],
    ['(1) To note the survey;', 'Resolved to', 'note the survey'],
    ['2. Approve the works.', 'Resolved to', 'approve the works.'],
    ['ii) the works,', 'Resolved to', 'the works'],
    ['That the works be approved', 'Resolved that', 'the works be approved'],
    ['That the works be approved', 'RESOLVED:', 'That the works be approved'],
    ['Bramley Hall is let', 'Resolved that', 'Bramley Hall is let'],
    ['Tolerate the noise', 'Resolved to', 'Tolerate the noise'],
  ] as const)('“%s” reads after “%s” as “%s”', (words, wording, expected) => {
    expect(printedClauses([words], wording)).toEqual([{ level: 0, words: expected }])
  })

  test('with letters under a colon stands a level in', () => {
    const clauses = printedClauses(['consider:', 'a) the plan; and', 'b) the budget', 'c) x'], 'Resolved to')
    expect(clauses.map(({ level, words }) => `${level} ${words}`)).toEqual([
      '0 consider:',
      '1 the plan',
      '1 the budget',
      '1 x',
    ])
  })

  test('that says nothing is none, whatever the wording', () => {
    for (const wording of resolutionWordings) expect(printedClauses(['', ' (1) '], wording)).toEqual([])
  })
})

describe('Ctrl+Shift+R in an item with recommendations', () => {
  test('adopts all as printed with one more press, and goes on below the resolution', () => {
    const state = press(begun(['- A|']), 'Enter')
    expect(writtenOf(state)).toEqual(['- A', ['1 note the survey', '1 approve the bridge works.'], '|'])
    expect(shownOffer(state)).toBeNull()
    state.doc.check()
  })

  test('adopts one by its digit, and offers the others to the next clause', () => {
    const one = press(begun(['|']), '2')
    expect(writtenOf(one)).toEqual([['1 approve the bridge works.|']])
    const next = press(one, 'Enter')
    expect(shownOffer(next)?.lines.map((line) => line.words)).toEqual(['note the survey'])
    expect(writtenOf(press(next, '1'))).toEqual([['1 approve the bridge works.', '1 note the survey.'], '|'])
  })

  test('lets Enter in the next clause leave the resolution', () => {
    const state = press(press(press(begun(['|']), '2'), 'Enter'), 'Enter')
    expect(writtenOf(state)).toEqual([['1 approve the bridge works.'], '|'])
  })

  test('loses no key of a resolution of one’s own, whatever it begins with', () => {
    for (const letter of ['a', 'A', 'n', '0', '“']) {
      const state = press(begun(['|']), letter)
      expect(writtenOf(state)).toEqual([[`1 ${letter}|`]])
      expect(shownOffer(state)).toBeNull()
    }
  })

  test('is offered nothing in a later clause of one’s own', () => {
    const state = press(press(begun(['|']), 'x'), 'Enter')
    expect(shownOffer(state)).toBeNull()
  })

  test('chooses by the arrows', () => {
    const down = press(press(begun(['|']), 'ArrowDown'), 'ArrowDown')
    expect(shownOffer(down)?.chosen).toBe(2)
    expect(shownOffer(press(down, 'ArrowDown'))?.chosen).toBe(2)
    expect(writtenOf(press(down, 'Enter'))).toEqual([['1 approve the bridge works.|']])
  })

  test('offers a single recommendation to Enter', () => {
    const state = begun(['|'], printed.slice(0, 1))
    expect(shownOffer(state)?.lines).toEqual([{ key: 'Enter', words: 'note the survey' }])
    expect(writtenOf(press(state, 'Enter'))).toEqual([['1 note the survey.'], '|'])
    expect(writtenOf(press(state, '1'))).toEqual([['1 note the survey.'], '|'])
  })

  test('does not offer again what stands in a resolution already', () => {
    const adopted = press(begun(['|']), 'Enter')
    const again = after(adopted, beginResolution(printed))
    expect(shownOffer(again)).toBeNull()
    const some = after(stateOf([['1 note the survey.'], '|']), beginResolution(printed))
    expect(shownOffer(some)?.lines.map((line) => line.words)).toEqual(['approve the bridge works'])
  })

  test('pressed twice makes no second resolution', () => {
    expect(writtenOf(after(begun(['|']), beginResolution(printed)))).toEqual([['1 |']])
  })

  test('pressed on an empty clause leaves none behind', () => {
    const state = begun([['1 note the survey.', '1 |'], 'After.'], [])
    expect(writtenOf(state)).toEqual([['1 note the survey.'], ['1 |'], 'After.'])
  })

  test('stays with its resolution while text comes and goes above', () => {
    const state = begun(['First.', '|'])
    const above = state.apply(state.tr.insertText('Also: ', 1))
    expect(writtenOf(press(above, 'Enter'))).toEqual([
      'Also: First.',
      ['1 note the survey', '1 approve the bridge works.'],
      '|',
    ])
  })

  test('goes with its resolution', () => {
    const state = begun(['x|'])
    const gone = state.apply(state.tr.delete(3, state.doc.content.size))
    expect(shownOffer(gone)).toBeNull()
  })
})

test('a resolution of (1) with a. and b. takes five presses beside its words', () => {
  let state = begun(['- A|'], [])
  let presses = 1
  const keys = (...pressed: string[]): void => {
    for (const key of pressed) {
      state = press(state, key)
      if (key.length === 1 || key === 'Enter' || key === 'Tab') presses += key.length === 1 ? 0 : 1
    }
  }
  keys(...'review:', 'Enter', ...'the plan', 'Enter', ...'the budget')
  expect(presses).toBe(3)
  expect(writtenOf(state)).toEqual(['- A', ['1 review:', '2 the plan', '2 the budget|']])
  expect(labelsIn(state.doc)).toEqual(['a)', '(1)', 'a.', 'b.'])

  state = begun(['- A|'], [])
  presses = 1
  keys(...'review', 'Enter', 'Tab', ...'the plan', 'Enter', ...'the budget')
  expect(presses).toBeLessThanOrEqual(5)
  expect(writtenOf(state)).toEqual(['- A', ['1 review', '2 the plan', '2 the budget|']])
})
