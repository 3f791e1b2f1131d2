import { describe, expect, it } from 'vitest'
import {
  excludedItems,
  exclusionResolution,
  exclusionWords,
  exemptDescriptions,
  isExcluded,
  paragraphsNamedIn,
} from '../../shared/domain/exclusion.ts'
import { aFact, anItem, aPaper, aReport } from '../helpers/recordBuilder.ts'

const exempt = (...paragraphs: readonly number[]) =>
  ({ classification: 'exempt', exemption: { paragraphs, publicInterest: 'It is.' } }) as const
const items = [
  anItem('early', { ...exempt(5), title: 'Early' }),
  anItem('now', { title: 'Exclusion of the public', kind: 'exclusion' }),
  anItem('lease', { ...exempt(3), title: 'Lease of the depot' }),
  anItem('open', { title: 'Open' }),
  anItem('whole', { title: 'Whole' }),
  anItem('part', { ...exempt(3, 1), title: 'Part', parentId: 'whole' }),
  anItem('secret', { ...exempt(6), classification: 'confidential', title: 'Secret' }),
  anItem('under', { parentId: 'secret', title: 'Under' }),
]

const record = { items, papers: [], reports: [] }

describe('the resolution to exclude the public', () => {
  it('names the exempt items still to come, the paragraphs and what they describe', () => {
    expect(exclusionResolution(record, 'now')).toEqual({
      paragraphs: [1, 3],
      words:
        'exclude the press and public from the meeting during the consideration of agenda item 3 (Lease of the depot) and agenda item 5a (Part), under section 100A(4) of the Local Government Act 1972, on the grounds that they involve the likely disclosure of exempt information as defined in paragraphs 1 and 3 of Part 1 of Schedule 12A to the Act (information relating to any individual; information relating to the financial or business affairs of any particular person, including the authority holding that information), and that, in all the circumstances of the case, the public interest in maintaining the exemption outweighs the public interest in disclosing the information.',
    })
  })

  it('is of one item where only one is to come', () => {
    const { words, paragraphs } = exclusionResolution({ ...record, items: items.slice(0, 3) }, 'lease')
    expect(paragraphs).toEqual([3])
    expect(words).toContain('consideration of agenda item 3 (Lease of the depot), under')
    expect(words).toContain('that it involves')
    expect(words).toContain('in paragraph 3 of Part 1')
  })

  it('names those whose papers or reports are exempt, under the paragraphs of these', () => {
    const { words, paragraphs } = exclusionResolution(
      {
        items,
        papers: [aPaper('valuation', { itemId: 'open', ...exempt(7) }), aPaper('map', { itemId: 'whole' })],
        reports: [aReport('advice', { itemId: 'lease', ...exempt(5, 3) })],
      },
      'lease',
    )
    expect(paragraphs).toEqual([1, 3, 5, 7])
    expect(words).toContain(
      'consideration of agenda item 3 (Lease of the depot), agenda item 4 (Open) and agenda item 5a (Part), under',
    )
  })

  it('names no paragraph when no item does, and can be written for those chosen', () => {
    const { words, paragraphs } = exclusionResolution(
      { ...record, items: [anItem('late', { origin: 'meeting', title: 'Late' })] },
      'late',
    )
    expect(paragraphs).toEqual([])
    expect(words).toContain('consideration of the item “Late”, under')
    expect(words).toContain('exempt information as defined in Part 1 of Schedule 12A to the Act, and')
    expect(exclusionWords(items, ['open'], [7, 2])).toContain('agenda item 4 (Open)')
    expect(exclusionWords(items, ['open'], [7, 2])).toContain('in paragraphs 2 and 7 of')
  })

  it('can be read for the paragraphs it names, and nothing else', () => {
    expect(paragraphsNamedIn(exclusionResolution(record, 'now').words)).toEqual([1, 3])
    expect(paragraphsNamedIn(exclusionWords(items, ['open'], [7, 2, 3]))).toEqual([2, 3, 7])
    expect(paragraphsNamedIn(exclusionWords(items, ['open'], []))).toEqual([])
    expect(
      paragraphsNamedIn('exempt under paragraph 5 in Schedule 12A, and see paragraph 2 of the report'),
    ).toEqual([5])
    expect(paragraphsNamedIn('paragraphs 1 and 12 of Part 1 of Schedule 12A')).toEqual([1])
  })

  it('knows a description for each of the seven paragraphs of England', () => {
    expect(Object.keys(exemptDescriptions)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })
})

describe('the items the public may not hear', () => {
  it('are the exempt and confidential ones to come, with what stands under them', () => {
    expect(excludedItems(record, 'now').map((item) => item.id)).toEqual(['lease', 'part', 'secret', 'under'])
    expect(excludedItems(record, 'secret').map((item) => item.id)).toEqual(['secret', 'under'])
  })
})

describe('the public', () => {
  it('is excluded from the resolution until it is let back in', () => {
    const facts = [
      aFact('b', { kind: 'readmitted', at: '11:30' }),
      aFact('a', { kind: 'excluded', at: '11:00' }),
    ]
    expect(['10:59', '11:00', '11:29', '11:30'].map((at) => isExcluded(facts, at))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isExcluded(facts)).toBe(false)
    expect(isExcluded([])).toBe(false)
  })
})
