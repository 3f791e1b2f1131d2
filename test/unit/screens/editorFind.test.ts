import type { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import {
  findStateOf,
  lookFor,
  replaceAllHits,
  replaceHit,
  selectHit,
  stepToHit,
} from '../../../renderer/editor/find.ts'
import { hitsIn } from '../../../renderer/editor/findText.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { after, docOf, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

const anyCase = (text: string): { text: string; matchCase: boolean } => ({ text, matchCase: false })

function foundIn(written: readonly Written[], text: string, matchCase = false): string[] {
  const doc = docOf(...written)
  return hitsIn(doc, { text, matchCase }).map(
    ({ from, to, isText }) => `${doc.textBetween(from, to)}${isText ? '' : ' (a name)'}`,
  )
}

function looking(written: readonly Written[], text: string): EditorState {
  return after(stateOf(written), lookFor(anyCase(text)))
}

const place = (state: EditorState): string => {
  const { hits, at } = findStateOf(state)
  return `${at + 1} of ${hits.length}`
}

describe('finding', () => {
  test('is in every kind of line, in order', () => {
    const written = ['The plan', '- a plan', '! The plan stood.', ['1 plan', '2 plan B'], '? plan']
    expect(foundIn(written, 'plan')).toHaveLength(6)
  })

  test('minds case only when asked, and takes either form of a quotation mark', () => {
    expect(foundIn(['Plan, plan'], 'PLAN')).toEqual(['Plan', 'plan'])
    expect(foundIn(['Plan, plan'], 'plan', true)).toEqual(['plan'])
    expect(foundIn(['the children’s plan'], "children's")).toEqual(['children’s'])
  })

  test('finds no place twice, none over two lines and none for nothing', () => {
    expect(foundIn(['aaaa'], 'aa')).toEqual(['aa', 'aa'])
    expect(foundIn(['one', 'two'], 'onetwo')).toEqual([])
    expect(foundIn(['one'], '')).toEqual([])
  })

  test('finds people by their names, whole, and words beside them in their places', () => {
    const line = ['Thanks, {Councillor Ann Lee}, Lee said']
    expect(foundIn(line, 'lee')).toEqual(['Councillor Ann Lee (a name)', 'Lee'])
    expect(foundIn(line, 'e')).toEqual(['Councillor Ann Lee (a name)', 'e', 'e'])
    expect(foundIn(line, ', lee said')).toEqual([', Lee said'])
    expect(foundIn(line, 'thanks, coun')).toEqual(['Thanks, Councillor Ann Lee (a name)'])
  })

  test('begins at the caret, which stays, and goes round the ends', () => {
    const state = looking(['plan', '- pl|ans', '- plan'], 'plan')
    expect(writtenOf(state)).toEqual(['plan', '- pl|ans', '- plan'])
    expect(place(state)).toBe('3 of 3')
    expect(place(after(state, stepToHit(1)))).toBe('1 of 3')
    expect(place(after(state, stepToHit(-1)))).toBe('2 of 3')
    expect(place(looking(['x|'], 'plan'))).toBe('0 of 0')
  })

  test('follows the text while it is written', () => {
    const state = looking(['|plan', '- plan'], 'plan')
    expect(place(state.apply(state.tr.insertText('a plan and ')))).toBe('2 of 3')
    expect(place(after(state, lookFor(null)))).toBe('0 of 0')
  })

  test('ends with the caret on the words, when they are to be edited', () => {
    const { selection, doc } = after(looking(['|a plan'], 'plan'), selectHit)
    expect(doc.textBetween(selection.from, selection.to)).toBe('plan')
  })
})

describe('replacing', () => {
  test('takes the hit that is looked at, and goes to the next', () => {
    const state = after(looking(['|plan', '- a plan'], 'plan'), replaceHit('scheme of plans'))
    expect(writtenOf(state)).toEqual(['|scheme of plans', '- a plan'])
    expect(place(state)).toBe('2 of 2')
  })

  test('of everything leaves references to people as they are, and is one step of undo', async () => {
    const { session } = await testSession({ one: ['Lee and {Ann Lee}', '- lee', ['1 Lee']] })
    session.run(lookFor(anyCase('lee')))
    expect(session.run(replaceAllHits('Day'))).toBe(true)
    expect(writtenOf(session.state())).toEqual(['Day and {Ann Lee}', '- Day', ['1 Day|']])
    expect(session.undoStack.names.getState().undo).toBe('replacing “lee” 3 times')
    session.undo()
    expect(writtenOf(session.state())).toEqual(['Lee and {Ann Lee}', '- lee', ['1 Lee|']])
  })

  test('passes over a reference to a person', () => {
    const state = after(looking(['|{Ann Lee} and Lee'], 'lee'), replaceHit('Day'))
    expect(writtenOf(state)).toEqual(['|{Ann Lee} and Lee'])
    expect(place(state)).toBe('2 of 2')
  })

  test('with nothing takes the words out', () => {
    expect(writtenOf(after(looking(['|a b a'], 'a'), replaceAllHits('')))).toEqual(['| b '])
  })

  test('in the line of an event rewrites it: it no longer follows what happened', () => {
    const { doc } = after(looking(['|', '! The meeting adjourned.'], 'adjourned'), replaceAllHits('paused'))
    expect(doc.child(1).textContent).toBe('The meeting paused.')
    expect(doc.child(1).attrs['edited']).toBe(true)
    doc.check()
  })
})
