import { describe, expect, it } from 'vitest'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { fromBlocks, toBlocks } from '../../shared/minutesText/blocks.ts'
import { putInBeside } from '../../shared/minutesText/putInBeside.ts'

const text = (words: string) => [{ kind: 'text' as const, text: words }]
const blocks: readonly MinutesBlock[] = [
  { id: 'p', classification: 'exempt', kind: 'point', level: 1, content: text('A point') },
  {
    ...{ id: 'e', classification: 'public', kind: 'event', event: 'adjourned', factId: 'f', edited: false },
    content: text('The meeting adjourned.'),
  },
  {
    ...{ id: 'r', classification: 'public', kind: 'resolution' },
    clauses: [{ id: 'c', level: 0, content: text('note it') }],
  },
]

function withNew(id: string, side: 'before' | 'after', words = ' It  rained. '): MinutesBlock[] | null {
  const change = putInBeside(fromBlocks(blocks, 'empty'), { id, side }, { id: 'new', words })
  change?.doc.check()
  return change === null ? null : toBlocks(change.doc)
}

describe('a paragraph put in beside another', () => {
  it('is a point on the level of a point, and as closed as that', () => {
    const put = {
      ...{ id: 'new', classification: 'exempt', kind: 'point', level: 1 },
      content: text('It rained.'),
    }
    expect(withNew('p', 'after')).toEqual([blocks[0], put, blocks[1], blocks[2]])
    expect(withNew('p', 'before')).toEqual([put, ...blocks])
  })

  it('is prose beside an event, which nobody may make up, and a clause beside a clause', () => {
    expect(withNew('e', 'after')?.[2]).toEqual({
      ...{ id: 'new', classification: 'public', kind: 'prose', content: text('It rained.') },
    })
    expect(withNew('c', 'after')?.[2]).toMatchObject({
      clauses: [{ id: 'c' }, { id: 'new', level: 0, content: text('It rained.') }],
    })
  })

  it('stands there once, and nowhere where nothing is left to stand beside', () => {
    expect(withNew('gone', 'after')).toBeNull()
    const once = putInBeside(
      fromBlocks(blocks, 'empty'),
      { id: 'p', side: 'after' },
      { id: 'new', words: 'A' },
    )
    expect(once).not.toBeNull()
    const doc = once?.doc ?? fromBlocks([], 'empty')
    expect(putInBeside(doc, { id: 'p', side: 'after' }, { id: 'new', words: 'A' })).toBeNull()
  })
})
