import { describe, expect, test } from 'vitest'
import { compareTexts, compareWords } from '../../../renderer/screens/live/historyLines.ts'
import type { Run } from '../../../renderer/screens/live/historyLines.ts'
import { restoreVersion, versionToday } from '../../../renderer/state/restoreVersion.ts'
import { Fragment } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { toBlocks } from '../../../shared/minutesText/blocks.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { docOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'

/** "same [comes back] {goes}". */
const shown = (line: readonly Run[]): string =>
  line
    .map(({ in: where, text }) => (where === 'both' ? text : where === 'earlier' ? `[${text}]` : `{${text}}`))
    .join('')

describe('an earlier text beside the present one', () => {
  test.each([
    ['the same words', 'the same words', 'the same words'],
    ['of forty one families', 'of forty two families', 'of forty [one]{two} families'],
    ['one two', 'one', 'one[ two]'],
    ['', 'new', '{new}'],
    ['a a a', 'a a', 'a a[ a]'],
  ])('differs between the words that both begin and end with: %j, %j', (earlier, present, expected) => {
    expect(shown(compareWords(earlier, present))).toBe(expected)
  })

  test('shows lines of one side where they stood, clauses and all', () => {
    const earlier = docOf('First', '- gone', ['1 receive it', '1 thank them'], 'Last')
    const present = docOf('First', '- gone', ['1 receive it', '1 thank them'], 'Last')
    expect(compareTexts(earlier, present).map(shown)).toEqual([
      'First',
      'gone',
      'receive it',
      'thank them',
      'Last',
    ])
    const without = present.copy(Fragment.fromArray([child(present, 0), child(present, 3)]))
    expect(compareTexts(earlier, without).map(shown)).toEqual([
      'First',
      '[gone]',
      '[receive it]',
      '[thank them]',
      'Last',
    ])
    expect(compareTexts(without, present).map(shown)).toEqual([
      'First',
      '{gone}',
      '{receive it}',
      '{thank them}',
      'Last',
    ])
  })
})

describe('a version put back', () => {
  test('keeps the facts that stand, and makes words of the lines whose facts are gone', () => {
    const version = docOf('Words', '! Adjourned.', '! Resumed.')
    const present = docOf('Words since', '! Adjourned.')
    expect(toBlocks(versionToday(version, present)).map(factOf)).toEqual([undefined, 'fact-b2', null])
  })

  test('keeps the line as it is now where its fact was put right since', () => {
    const version = docOf('! Adjourned at 11.05.')
    const present = version.copy(
      Fragment.from(
        child(version, 0).type.create(
          { ...child(version, 0).attrs, factId: 'put-right' },
          docOf('Adjourned at 11.00.').child(0).content,
        ),
      ),
    )
    expect(versionToday(version, present).eq(present)).toBe(true)
  })

  test('is one step that undo takes back, with the fact of a line that is not in it', async () => {
    const { session, core } = await testSession({ one: ['Words'] })
    const version = session.state().doc
    const fact = { id: 'f1', kind: 'adjourned', at: '11:05', personId: null, itemId: 'one' } as const
    session.events.add(fact, 'The meeting adjourned.', 'Adjourned')
    expect(session.run(restoreVersion(version, 'the version of 11:04'))).toBe(true)
    expect(writtenOf(session.state()).map(String)).toEqual(['Words|'])
    expect(session.summary.getState().facts).toEqual([])
    expect(session.undoStack.names.getState().undo).toBe('the version of 11:04')
    session.undo()
    expect(session.summary.getState().facts).toEqual([fact])
    await session.queue.flush()
    expect([...core.facts.keys()]).toEqual(['f1'])
    expect(session.run(restoreVersion(session.state().doc, 'the same'))).toBe(false)
  })
})

function child(doc: Node, index: number): Node {
  return doc.child(index)
}

function factOf(block: ReturnType<typeof toBlocks>[number]): string | null | undefined {
  return block.kind === 'event' ? block.factId : undefined
}
