import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { plainText } from '../../shared/domain/minutes.ts'
import { fromBlocks, toBlocks } from '../../shared/minutesText/blocks.ts'
import { replaceWords } from '../../shared/minutesText/replaceWords.ts'
import { point, prose, resolution } from '../helpers/recordBuilder.ts'

const blocks: readonly MinutesBlock[] = [
  prose('Before'),
  {
    ...point('p'),
    id: 'p',
    kind: 'point',
    level: 0,
    content: [
      { kind: 'person', personId: 'ida-moss', text: 'Councillor Moss' },
      { kind: 'text', text: ' asked when the ' },
      { kind: 'text', text: 'new bridge', strong: true },
      { kind: 'text', text: ' would open' },
    ],
  },
  resolution(['note it', 'thank them']),
  {
    id: 'e',
    classification: 'public',
    kind: 'event',
    event: 'adjourned',
    factId: 'f',
    edited: false,
    content: [{ kind: 'text', text: 'The meeting adjourned.' }],
  },
]

function changed(id: string, words: string, given: readonly MinutesBlock[] = blocks): MinutesBlock[] | null {
  const change = replaceWords(fromBlocks(given, 'empty'), id, words)
  change?.doc.check()
  return change === null ? null : toBlocks(change.doc)
}

describe('other words for a point', () => {
  it('leave names, bold and every other block as they were', () => {
    const after = changed('p', 'Councillor Moss asked when the new bridge at Mere Lane would open')
    expect(after?.[1]).toMatchObject({
      content: [
        { kind: 'person', personId: 'ida-moss', text: 'Councillor Moss' },
        { kind: 'text', text: ' asked when the ' },
        { kind: 'text', text: 'new bridge', strong: true },
        { kind: 'text', text: ' at Mere Lane would open' },
      ],
    })
    expect(after?.filter((_, index) => index !== 1)).toEqual(blocks.filter((_, index) => index !== 1))
  })

  it('turn a name that is changed in part into words', () => {
    const after = changed('p', 'Councillor Ross asked when the new bridge would open')
    expect(after?.[1]).toMatchObject({
      content: [
        { kind: 'text', text: expect.stringMatching(/^Councillor Ross/) as string },
        { strong: true },
        {},
      ],
    })
  })

  it('are put into a clause, and into an event, which then no longer follows its fact', () => {
    const [, clause] = blocks[2]?.kind === 'resolution' ? blocks[2].clauses : []
    const after = changed(clause?.id ?? '', 'thank the officers')
    expect(after?.[2]).toMatchObject({ clauses: [{}, { content: [{ text: 'thank the officers' }] }] })
    expect(changed('e', 'The meeting was adjourned.')?.[3]).toMatchObject({ factId: 'f', edited: true })
  })

  it('are no change when they are there already, or the point is gone', () => {
    expect(changed('p', 'Councillor Moss asked when  the new bridge would open ')).toBe(null)
    expect(changed('none', 'Words')).toBe(null)
  })

  it('take the point out when there are none, and a resolution with its last clause; one block always stays', () => {
    expect(changed('p', ' ')?.map((block) => block.kind)).toEqual(['prose', 'resolution', 'event'])
    const one = [prose('Before'), resolution(['note it'])]
    const clause = one[1]?.kind === 'resolution' ? (one[1].clauses[0]?.id ?? '') : ''
    expect(changed(clause, '', one)?.map((block) => block.kind)).toEqual(['prose'])
    expect(changed('prose Before', '', [prose('Before')])).toMatchObject([{ kind: 'prose', content: [] }])
  })

  it('are always the words that were asked for', () => {
    const word = fc.constantFrom(
      'Councillor',
      'Moss',
      'asked',
      'when',
      'the',
      'new',
      'bridge',
      'é',
      '👍',
      'opens',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (list) => {
        const words = list.join(' ')
        const after = changed('p', words)?.[1]
        expect(after?.kind === 'point' ? plainText(after.content) : null).toBe(words)
      }),
    )
  })
})
