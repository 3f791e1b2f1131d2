import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifications } from '../../shared/domain/access.ts'
import type { Classification } from '../../shared/domain/access.ts'
import type { MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { anItem, aPaper, aRecord } from '../helpers/recordBuilder.ts'

const exemption = { paragraphs: [3, 1], publicInterest: 'kept from everybody' }

function under(classification: Classification, papers: readonly RecordPaper[]): MeetingRecord {
  const closed = classification === 'exempt' ? exemption : null
  return aRecord({
    items: [
      anItem('first', { classification, exemption: closed }),
      anItem('sub', { parentId: 'first' }),
      anItem('second'),
    ],
    papers,
  })
}

const names = (view: ReturnType<typeof publicView>): string[] => view.papers.map((paper) => paper.fileName)

describe('the papers of a public view', () => {
  it('are those that are public, under items that are, and those of the whole meeting', () => {
    const record = under('public', [
      aPaper('open'),
      aPaper('shut', { classification: 'exempt' }),
      aPaper('sealed', { classification: 'confidential' }),
      aPaper('whole', { itemId: null }),
    ])
    expect(names(publicView(record))).toEqual(['open.pdf', 'whole.pdf'])
  })

  it.each(['exempt', 'confidential'] as const)(
    'are none of an item that is %s, nor of what stands under it',
    (each) => {
      const record = under(each, [
        aPaper('own'),
        aPaper('below', { itemId: 'sub' }),
        aPaper('other', { itemId: 'second' }),
      ])
      expect(names(publicView(record))).toEqual(['other.pdf'])
    },
  )

  it('are refused, with a sentence that names the file, while one is unset', () => {
    const record = under('public', [aPaper('open'), aPaper('report', { classification: 'unset' })])
    expect(() => publicView(record)).toThrow(
      '“report.pdf” is neither marked public nor exempt, or its item is not. Choose one, and make the paper again.',
    )
    expect(() => publicView(under('unset', [aPaper('open')]))).toThrow(/“Item first” is neither/)
  })

  it('hold no name and no hash of any other file, in no random meeting', () => {
    const classified = fc.constantFrom(...classifications.filter((each) => each !== 'unset'))
    const itemId = fc.constantFrom('first', 'sub', 'second', null)
    fc.assert(
      fc.property(classified, fc.array(fc.tuple(itemId, classified), { maxLength: 8 }), (item, given) => {
        const isOpen = (at: string | null, own: Classification): boolean =>
          own === 'public' && (item === 'public' || at === 'second' || at === null)
        const record = under(
          item,
          given.map(([at, classification], index) => {
            const word = isOpen(at, classification) ? 'open' : 'CANARY'
            const sha256 = (word === 'open' ? '0' : 'c').repeat(64)
            return aPaper(`${word}-${index}`, { itemId: at, classification, sha256 })
          }),
        )
        const view = publicView(record)
        expect(JSON.stringify(view)).not.toMatch(/CANARY|cccc/)
        expect(JSON.stringify(composeAgenda(view))).not.toContain('CANARY')
        expect(view.papers).toHaveLength(record.papers.filter((paper) => paper.id.startsWith('open')).length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the papers of a members’ view', () => {
  it('are all but those that are unset, each with why it is not for publication', () => {
    const record = under('exempt', [
      aPaper('own'),
      aPaper('below', { itemId: 'sub', classification: 'exempt' }),
      aPaper('sealed', { classification: 'confidential' }),
      aPaper('unset', { classification: 'unset' }),
      aPaper('open', { itemId: 'second' }),
      aPaper('alone', { itemId: 'second', classification: 'exempt' }),
    ])
    const told = membersView(record).papers.map((paper) => [
      paper.fileName,
      paper.restriction,
      paper.exemptParagraphs,
    ])
    expect(told).toEqual([
      ['own.pdf', 'exempt', [1, 3]],
      ['below.pdf', 'exempt', [1, 3]],
      ['sealed.pdf', 'confidential', []],
      ['open.pdf', 'none', []],
      ['alone.pdf', 'exempt', []],
    ])
  })

  it('keep their mark under an item that nobody has classified', () => {
    const record = under('unset', [aPaper('shut', { classification: 'exempt' })])
    expect(membersView(record).papers[0]?.restriction).toBe('exempt')
  })
})
