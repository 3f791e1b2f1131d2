import { describe, expect, test } from 'vitest'
import type { EditorState } from 'prosemirror-state'
import { acceptVerb, verbRest } from '../../../renderer/editor/verbs.ts'
import { after, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

function restIn(...written: readonly Written[]): string | null {
  return verbRest(stateOf(written))
}

describe('the rest of a verb', () => {
  test('stands after two letters at the beginning of a clause', () => {
    expect(restIn(['1 re|'])).toBe('quest that')
    expect(restIn(['1 note it', '1 rec|'])).toBe('ommend that')
    expect(restIn(['1 Request|'])).toBe(' that')
  })

  test('is not offered after one letter, or for a word that is no verb, or once it is whole', () => {
    expect(restIn(['1 r|'])).toBeNull()
    expect(restIn(['1 the|'])).toBe(null)
    expect(restIn(['1 note|'])).toBeNull()
    expect(restIn(['1 note the re|'])).toBeNull()
  })

  test('is not offered in the middle of words, in a selection, in an inner clause or outside a resolution', () => {
    expect(restIn(['1 re|port'])).toBeNull()
    expect(restIn(['1 |re|'])).toBeNull()
    expect(restIn(['1 review:', '2 re|'])).toBeNull()
    expect(restIn('re|')).toBeNull()
    expect(restIn('- re|')).toBeNull()
  })
})

describe('Tab', () => {
  test('takes the verb and a space', () => {
    expect(writtenOf(after(stateOf([['1 re|']]), acceptVerb))).toEqual([['1 request that |']])
  })

  test('is left to the level of the clause where no verb is offered', () => {
    const state = stateOf([['1 a', '1 |']])
    let taken: EditorState | null = null
    expect(acceptVerb(state, (tr) => (taken = state.apply(tr)))).toBe(false)
    expect(taken).toBeNull()
  })
})
