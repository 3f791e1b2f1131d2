import { describe, expect, test } from 'vitest'
import { compareTexts, compareWords } from '../../../renderer/screens/live/historyLines.ts'
import type { ComparedLine, Run } from '../../../renderer/screens/live/historyLines.ts'
import { restoreVersion, versionToday } from '../../../renderer/state/restoreVersion.ts'
import { Fragment } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { toBlocks } from '../../../shared/minutesText/blocks.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { docOf, lettersStyle, writtenOf } from '../../helpers/screens/minutesDoc.ts'

/** "a) same [comes back] {goes}". */
const labelled = ({ label, runs }: ComparedLine): string => `${label} ${shown(runs)}`.trim()
const compared = (earlier: Node, present: Node): string[] =>
  compareTexts(earlier, present, lettersStyle).map(labelled)

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
    const lines = ['First', 'a) gone', 'Resolved to:', '(1) receive it', '(2) thank them', 'Last']
    expect(compared(earlier, present)).toEqual(lines)
    const without = present.copy(Fragment.fromArray([child(present, 0), child(present, 3)]))
    expect(compared(earlier, without)).toEqual([
      'First',
      'a) [gone]',
      '[Resolved to:]',
      '(1) [receive it]',
      '(2) [thank them]',
      'Last',
    ])
    expect(compared(without, present)).toEqual([
      'First',
      'a) {gone}',
      '{Resolved to:}',
      '(1) {receive it}',
      '(2) {thank them}',
      'Last',
    ])
    expect(compared(docOf(['1 note it']), docOf(['1 note it']))).toEqual(['Resolved to note it'])
  })
})

describe('a version put back', () => {
  const nothing = { known: new Set<string>(), standing: new Set<string>() }
  const adjourned = { id: 'f1', kind: 'adjourned', at: '11:05', personId: null, itemId: 'one' } as const

  test('keeps the facts that stand, brings back those that are known, and makes words of other lines', () => {
    const version = docOf('Words', '! Adjourned.', '! Resumed.', '! Elsewhere.', '! Erased.')
    const present = docOf('Words since', '! Adjourned.')
    const facts = {
      known: new Set(['fact-b2', 'fact-b3', 'fact-b4']),
      standing: new Set(['fact-b2', 'fact-b4']),
    }
    const { doc, toldElsewhere, forgotten } = versionToday(version, present, facts)
    expect(toBlocks(doc).map(factOf)).toEqual([undefined, 'fact-b2', 'fact-b3', null, null])
    expect([toldElsewhere, forgotten]).toEqual([1, 1])
  })

  test('brings the fact of a line taken out back with the line, in a session that never knew it', async () => {
    const before = await testSession({ one: ['Words'] })
    before.session.events.add(adjourned, 'The meeting adjourned.', 'Adjourned')
    const version = before.session.state().doc

    const { session, core } = await testSession({ one: ['Words'] })
    const facts = { known: new Set(['f1']), standing: new Set<string>() }
    expect(session.run(restoreVersion(version, 'the version of 11:04', facts), [adjourned])).toBe(true)
    expect(session.summary.getState().facts).toEqual([adjourned])
    await session.queue.flush()
    expect([...core.facts.values()]).toEqual([adjourned])
    session.undo()
    expect(session.summary.getState().facts).toEqual([])
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
    expect(versionToday(version, present, nothing).doc.eq(present)).toBe(true)
  })

  test('is one step that undo takes back, with the fact of a line that is not in it', async () => {
    const { session, core } = await testSession({ one: ['Words'] })
    const version = session.state().doc
    session.events.add(adjourned, 'The meeting adjourned.', 'Adjourned')
    expect(session.run(restoreVersion(version, 'the version of 11:04', nothing))).toBe(true)
    expect(writtenOf(session.state()).map(String)).toEqual(['Words|'])
    expect(session.summary.getState().facts).toEqual([])
    expect(session.undoStack.names.getState().undo).toBe('the version of 11:04')
    session.undo()
    expect(session.summary.getState().facts).toEqual([adjourned])
    await session.queue.flush()
    expect([...core.facts.keys()]).toEqual(['f1'])
    expect(session.run(restoreVersion(session.state().doc, 'the same', nothing))).toBe(false)
  })
})

function child(doc: Node, index: number): Node {
  return doc.child(index)
}

function factOf(block: ReturnType<typeof toBlocks>[number]): string | null | undefined {
  return block.kind === 'event' ? block.factId : undefined
}
