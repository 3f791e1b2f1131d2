import { describe, expect, test } from 'vitest'
import { writtenWhileAdjourned } from '../../../renderer/editor/adjourned.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import { expandSnippet, insertWords, snippetAtCaret } from '../../../renderer/editor/snippets.ts'
import { defaultWriting } from '../../../shared/domain/writing.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { after, docOf, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import { minutesSchema } from '../../../shared/minutesText/schema.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

const snippets = [
  { trigger: 'pm', words: 'the following points were made:' },
  { trigger: 'ty', words: 'The Chair thanked | for attending.' },
  { trigger: 'n.b', words: 'Noted.' },
]
const expand = expandSnippet(snippets)

describe('a snippet', () => {
  const cases: readonly (readonly [string, Written, Written])[] = [
    ['at the start of a line', 'pm|', 'the following points were made:|'],
    [
      'after other words, in any case',
      '- In discussion PM|',
      '- In discussion the following points were made:|',
    ],
    ['with a place for the caret', 'ty|', 'The Chair thanked | for attending.'],
    ['before words that stay', 'ty| Then.', 'The Chair thanked | for attending. Then.'],
    ['with a mark in its trigger', 'n.b|', 'Noted.|'],
    ['after the name of a person', '{Ann Lee}n.b|', '{Ann Lee}Noted.|'],
  ]
  test.each(cases)('is expanded %s', (_where, from, to) => {
    expect(writtenOf(after(stateOf([from]), expand))).toEqual([to])
  })

  test.each(['xx|', '|', 'pm |', 'apm|', 'p|m|'])('is none at “%s”, and nothing is touched', (from) => {
    const state = stateOf([from])
    expect(snippetAtCaret(state, snippets).snippet).toBeNull()
    expect(after(state, expand)).toBe(state)
  })

  test('that ends with a colon begins points at Enter', () => {
    const state = after(stateOf(['pm|']), expand)
    expect(writtenOf(after(state, enter({ colonStartsPoints: true })))).toEqual([
      'the following points were made:',
      '- |',
    ])
  })

  test('is one step of undo, which gives the trigger back', async () => {
    const { session } = await testSession({ one: ['In discussion pm'] })
    session.run(expand)
    session.dispatch(session.state().tr.insertText(' x'))
    session.undo()
    session.undo()
    expect(writtenOf(session.state())).toEqual(['In discussion pm|'])
  })

  test('of the shipped set is expanded by its own trigger', () => {
    for (const { trigger, words } of defaultWriting.snippets) {
      const [made] = writtenOf(after(stateOf([`${trigger}|`]), expandSnippet(defaultWriting.snippets)))
      expect(made).toBe(words.includes('|') ? words : `${words}|`)
    }
  })
})

test('the time is written at the caret as one step of undo', async () => {
  const { session } = await testSession({ one: ['The alarm rang at '] })
  session.run(insertWords('11.05 am', 'the time 11.05 am'))
  expect(writtenOf(session.state())).toEqual(['The alarm rang at 11.05 am|'])
  expect(session.undoStack.names.getState().undo).toBe('the time 11.05 am')
  session.undo()
  expect(writtenOf(session.state())).toEqual(['The alarm rang at |'])
})

describe('what was written while the meeting was adjourned', () => {
  const event = (kind: string): ReturnType<typeof minutesSchema.node> =>
    minutesSchema.node('event', { id: kind, event: kind }, minutesSchema.text(`It ${kind}.`))
  const marked = (...written: (string | readonly ['event', string])[]): string[] => {
    const nodes = written.map((one) => (typeof one === 'string' ? docOf(one).child(0) : event(one[1])))
    const doc = minutesSchema.node('doc', null, nodes)
    return writtenWhileAdjourned(doc).map(
      ({ from, to, isFirst }) => `${isFirst ? '1 ' : ''}${doc.textBetween(from, to)}`,
    )
  }

  test('is what follows an adjournment, from the first line on', () => {
    expect(marked('- A', ['event', 'adjourned'], '- B', 'C')).toEqual(['1 B', 'C'])
  })

  test('is nothing once the meeting has resumed, nor before it adjourned', () => {
    expect(marked('- A', ['event', 'adjourned'], '- B', ['event', 'resumed'], '- C')).toEqual([])
    expect(marked('- A')).toEqual([])
  })

  test('is what follows the last adjournment, other events apart', () => {
    expect(
      marked(
        ['event', 'adjourned'],
        ['event', 'resumed'],
        '- A',
        ['event', 'adjourned'],
        ['event', 'left'],
        '- B',
      ),
    ).toEqual(['1 B'])
  })
})
