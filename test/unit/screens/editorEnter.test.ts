import { describe, expect, test } from 'vitest'
import { backspace, deleteForward } from '../../../renderer/editor/backspace.ts'
import { insertResolution } from '../../../renderer/editor/clauses.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import { demote, promote } from '../../../renderer/editor/levels.ts'
import { moveBlocks } from '../../../renderer/editor/moveBlocks.ts'
import { typeAfterEvent } from '../../../renderer/editor/typingAfterEvent.ts'
import { after, labelsIn, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

const press = enter({ colonStartsPoints: true })

interface Case {
  readonly it: string
  readonly from: readonly Written[]
  readonly to: readonly Written[]
}

describe('Enter', () => {
  const cases: readonly Case[] = [
    { it: 'starts points after a colon', from: ['They said:|'], to: ['They said:', '- |'] },
    { it: 'ignores space after the colon', from: ['They said: |'], to: ['They said: ', '- |'] },
    { it: 'goes a level in after a point with a colon', from: ['- Areas:|'], to: ['- Areas:', '-- |'] },
    { it: 'goes to the third level and no deeper', from: ['--- So:|'], to: ['--- So:', '--- |'] },
    { it: 'continues the points', from: ['- One|'], to: ['- One', '- |'] },
    { it: 'continues the sub-points', from: ['-- One|'], to: ['-- One', '-- |'] },
    { it: 'takes an empty sub-point a level out', from: ['- A', '-- |'], to: ['- A', '- |'] },
    { it: 'takes an empty point out of the list', from: ['- A', '- |'], to: ['- A', '|'] },
    { it: 'leaves empty prose as it is', from: ['- A', '|'], to: ['- A', '|'] },
    {
      it: 'continues prose as prose, points before or not',
      from: ['- A', 'Then.|'],
      to: ['- A', 'Then.', '|'],
    },
    {
      it: 'carries the points on after prose with a colon',
      from: ['- A', 'Next:|'],
      to: ['- A', 'Next:', '- |'],
    },
    {
      it: 'carries the points on after an event line',
      from: ['- A', '! The meeting resumed.|'],
      to: ['- A', '! The meeting resumed.', '- |'],
    },
    { it: 'begins prose after an event line without points', from: ['! Resumed.|'], to: ['! Resumed.', '|'] },
    {
      it: 'goes below the event lines that came while the point was being written',
      from: ['- A|', '! Adjourned.', '! Resumed.'],
      to: ['- A', '! Adjourned.', '! Resumed.', '- |'],
    },
    {
      it: 'stays above event lines in the middle of the text',
      from: ['- A|', '! Adjourned.', '- B'],
      to: ['- A', '- |', '! Adjourned.', '- B'],
    },
    { it: 'splits a point', from: ['- One| two'], to: ['- One', '- |two'] },
    { it: 'splits prose after a colon into a point', from: ['Said:| one'], to: ['Said:', '- |one'] },
    { it: 'makes room above a line', from: ['- |One'], to: ['- ', '- |One'] },
    { it: 'replaces a selection', from: ['- One| tw|o'], to: ['- One', '- |o'] },
    { it: 'begins the next clause', from: [['1 note|']], to: [['1 note', '1 |']] },
    { it: 'begins an inner clause after a colon', from: [['1 consider:|']], to: [['1 consider:', '2 |']] },
    { it: 'takes an empty inner clause out a level', from: [['1 a', '2 |']], to: [['1 a', '1 |']] },
    { it: 'leaves the resolution at an empty clause', from: [['1 a', '1 |'], 'x'], to: [['1 a'], '|', 'x'] },
    { it: 'makes prose of a resolution that says nothing', from: [['1 |']], to: ['|'] },
    {
      it: 'leaves a resolution in the middle as two',
      from: [['1 a', '1 |', '2 b']],
      to: [['1 a'], '|', ['1 b']],
    },
    { it: 'splits a clause', from: [['1 note| that']], to: [['1 note', '1 |that']] },
  ]
  test.each(cases)('$it', ({ from, to }) => {
    const state = after(stateOf(from), press)
    expect(writtenOf(state)).toEqual(to)
    state.doc.check()
  })

  test('leaves colons alone when the rule is switched off', () => {
    const plain = enter({ colonStartsPoints: false })
    expect(writtenOf(after(stateOf(['They said:|']), plain))).toEqual(['They said:', '|'])
    expect(writtenOf(after(stateOf([['1 consider:|']]), plain))).toEqual([['1 consider:', '1 |']])
  })

  test('keeps the id of the words and mints one for the new line', () => {
    const before = stateOf(['- |One'])
    const id: unknown = before.doc.child(0).attrs['id']
    const { doc } = after(before, press)
    expect(doc.child(1).attrs['id']).toBe(id)
    expect(doc.child(0).attrs['id']).not.toBe(id)
    expect(doc.child(0).attrs['id']).not.toBe('')
  })
})

describe('Backspace at the start of a line', () => {
  const cases: readonly Case[] = [
    { it: 'makes prose of a point', from: ['- A', '- |B'], to: ['- A', '|B'] },
    { it: 'joins prose to the line above', from: ['- A', '|B'], to: ['- A|B'] },
    { it: 'takes an empty line away', from: ['- A', '|'], to: ['- A|'] },
    { it: 'takes the empty line above away', from: ['', '|B'], to: ['|B'] },
    { it: 'never melts words into an event line', from: ['! Resumed.', '|B'], to: ['! Resumed.|', 'B'] },
    { it: 'takes an empty line below an event line away', from: ['! Resumed.', '|'], to: ['! Resumed.|'] },
    { it: 'never melts words into a resolution', from: [['1 a'], '|B'], to: [['1 a|'], 'B'] },
    { it: 'takes an inner clause a level out', from: [['1 a', '2 |b']], to: [['1 a', '1 |b']] },
    { it: 'takes a clause out of the resolution', from: [['1 a', '1 |b']], to: [['1 a'], '|b'] },
    { it: 'does nothing at the very start', from: ['|A'], to: ['|A'] },
  ]
  test.each(cases)('$it', ({ from, to }) => {
    const state = after(stateOf(from), backspace)
    expect(writtenOf(state)).toEqual(to)
    state.doc.check()
  })
})

describe('Delete at the end of a line', () => {
  const cases: readonly Case[] = [
    { it: 'draws the next line up', from: ['- A|', '- B'], to: ['- A|B'] },
    { it: 'never draws an event line up', from: ['- A|', '! Resumed.'], to: ['- A', '! |Resumed.'] },
    { it: 'takes an empty line away before a resolution', from: ['|', ['1 a']], to: [['1 |a']] },
  ]
  test.each(cases)('$it', ({ from, to }) => {
    const state = after(stateOf(from), deleteForward)
    expect(writtenOf(state)).toEqual(to)
    state.doc.check()
  })
})

describe('Tab and Shift+Tab', () => {
  test('move a point in and out, no deeper than one below the point before it', () => {
    let state = after(stateOf(['- A', '- B|']), demote)
    expect(labelsIn(state.doc)).toEqual(['a)', 'i.'])
    state = after(state, demote)
    expect(labelsIn(state.doc)).toEqual(['a)', 'i.'])
    state = after(state, promote)
    expect(labelsIn(state.doc)).toEqual(['a)', 'b)'])
  })

  test('make a point of prose, and prose of an outermost point', () => {
    const point = after(stateOf(['A|']), demote)
    expect(writtenOf(point)).toEqual(['- A|'])
    expect(writtenOf(after(point, promote))).toEqual(['A|'])
  })

  test('move every line of a selection', () => {
    expect(labelsIn(after(stateOf(['- A', '- |B', '- C|']), demote).doc)).toEqual(['a)', 'i.', 'ii.'])
  })

  test('move clauses between (1) and a., never the first', () => {
    const inner = after(stateOf([['1 a', '1 b|']]), demote)
    expect(labelsIn(inner.doc)).toEqual(['(1)', 'a.'])
    expect(writtenOf(after(stateOf([['1 a|', '1 b']]), demote))).toEqual([['1 a|', '1 b']])
  })
})

describe('Alt+Shift+Up and Down', () => {
  test('move a line with its caret', () => {
    const up = after(stateOf(['- A', '- B|', '- C']), moveBlocks('up'))
    expect(writtenOf(up)).toEqual(['- B|', '- A', '- C'])
    expect(writtenOf(after(up, moveBlocks('down')))).toEqual(['- A', '- B|', '- C'])
  })

  test('move clauses inside their resolution', () => {
    expect(writtenOf(after(stateOf([['1 a', '1 b|']]), moveBlocks('up')))).toEqual([['1 b|', '1 a']])
  })

  test('move a selection of several lines as one', () => {
    const state = after(stateOf(['- A', '- |B', '- C|', '- D']), moveBlocks('down'))
    expect(state.doc.textBetween(0, state.doc.content.size, ' ')).toBe('A D B C')
  })

  test('stop at the edge', () => {
    expect(writtenOf(after(stateOf(['- A|']), moveBlocks('up')))).toEqual(['- A|'])
  })
})

describe('Ctrl+Shift+R', () => {
  test('begins a resolution below the line', () => {
    expect(writtenOf(after(stateOf(['- A|', 'x']), insertResolution))).toEqual(['- A', ['1 |'], 'x'])
  })
  test('takes the place of an empty line', () => {
    expect(writtenOf(after(stateOf(['- A', '|']), insertResolution))).toEqual(['- A', ['1 |']])
  })
})

describe('typing at the end of an event line', () => {
  test('begins the next point, so that the sentence still follows its fact', () => {
    const state = after(stateOf(['- A', '! Resumed.|']), typeAfterEvent('T', { colonStartsPoints: true }))
    expect(writtenOf(state)).toEqual(['- A', '! Resumed.', '- T|'])
    expect(state.doc.child(1).attrs['edited']).toBe(false)
  })

  test('elsewhere in the line is the officer rewriting it', () => {
    const before = stateOf(['! Resumed| at ten.'])
    const state = before.apply(before.tr.insertText(' promptly'))
    expect(state.doc.child(0).attrs['edited']).toBe(true)
  })
})

describe('a line doubled by any other road', () => {
  test('gets an id of its own', () => {
    const before = stateOf(['- One two'])
    const { doc } = before.applyTransaction(before.tr.split(4)).state
    expect(doc.childCount).toBe(2)
    expect(new Set([doc.child(0).attrs['id'], doc.child(1).attrs['id']]).size).toBe(2)
  })

  test('keeps what happened to one of the two: it happened once', () => {
    const before = stateOf(['! Resumed.'])
    const { doc } = before.applyTransaction(before.tr.insert(0, before.doc.child(0))).state
    expect([doc.child(0).attrs['factId'], doc.child(1).attrs['factId']]).toEqual(['fact-b1', null])
    expect(doc.child(1).attrs['edited']).toBe(true)
  })
})
