import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { enter } from '../../../renderer/editor/enter.ts'
import { placeLabels } from '../../../renderer/editor/labels.ts'
import { spokenLines } from '../../../renderer/editor/readAloud.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { fromBlocks, toBlocks } from '../../../shared/minutesText/blocks.ts'
import { minutesSchema } from '../../../shared/minutesText/schema.ts'
import { lettersStyle, testPlugins } from '../../helpers/screens/minutesDoc.ts'

const text = (words: string) => [{ kind: 'text', text: words }] as const
const old: readonly MinutesBlock[] = [
  { id: 'p', classification: 'public', kind: 'point', level: 0, label: '(a)', content: text('one two') },
  {
    ...{ id: 'r', classification: 'public', kind: 'resolution', lead: 'Resolved to:' },
    clauses: [{ id: 'c', level: 0, label: '(1)', content: text('note it') }],
  },
]

function stateAt(pos: number): EditorState {
  const doc = fromBlocks(old, 'empty')
  return EditorState.create({ doc, selection: TextSelection.create(doc, pos), plugins: testPlugins() })
}

/** The labels of the points and clauses after Enter at a place; null for one that is computed. */
function afterEnter(pos: number): (string | null)[] {
  let state = stateAt(pos)
  enter({ colonStartsPoints: true })(state, (tr) => (state = state.apply(tr)))
  return toBlocks(state.doc).flatMap((block) =>
    block.kind === 'resolution'
      ? block.clauses.map(({ label }) => label ?? null)
      : block.kind === 'point'
        ? [block.label ?? null]
        : [],
  )
}

describe('a label as printed', () => {
  test.for([
    ['within a point', 4, ['(a)', null, '(1)']],
    ['at its end', 8, ['(a)', null, '(1)']],
    ['at its beginning', 1, [null, '(a)', '(1)']],
    ['within a clause', 14, ['(a)', '(1)', null]],
    ['at the end of a clause', 18, ['(a)', '(1)', null]],
  ] as const)('stays where it stood, and is no new one’s: Enter %s', ([, pos, labels]) => {
    expect(afterEnter(pos)).toEqual(labels)
  })

  test('is drawn, and read aloud, with what opened the resolution', () => {
    const doc = fromBlocks(old, 'empty')
    expect(placeLabels(doc, lettersStyle).map(({ attributes }) => attributes)).toEqual([
      { 'data-label': '(a)', 'data-say': 'Point a. ' },
      { 'data-lead': 'Resolved to:' },
      { 'data-label': '(1)', 'data-say': 'Clause 1. ' },
    ])
    expect(spokenLines(doc, lettersStyle, 0).map(({ words }) => words)).toEqual([
      'Point a. one two',
      'Resolved to: Clause 1. note it',
    ])
  })

  test('goes out with a copy for others to see, and no rule takes it in with a paste', () => {
    const spec = minutesSchema.nodes['point']?.spec
    const point = fromBlocks(old, 'empty').child(0)
    expect(JSON.stringify(spec?.toDOM?.(point))).toContain('"data-printed":"(a)"')
    const rule = spec?.parseDOM?.find((each) => 'getAttrs' in each)
    const taken = rule?.getAttrs?.({ getAttribute: () => '0' } as never)
    expect(taken).toEqual({ level: 0 })
  })
})
