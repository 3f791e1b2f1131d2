import { describe, expect, it } from 'vitest'
import {
  canTake,
  formName,
  nameOf,
  shownOf,
  standingOf,
  toSettle,
} from '../../../renderer/screens/review/reviewData.ts'
import type { Remark, Review } from '../../../renderer/screens/review/reviewData.ts'
import { approvedOf, sayApproved } from '../../../renderer/screens/sign/approvedReview.ts'
import { waysOf } from '../../../renderer/screens/sign/standing.ts'
import type { Standing } from '../../../renderer/screens/sign/standing.ts'

const remark: Remark = {
  ...{ pointId: 'p', itemId: 'i', where: 'Minute 4, Point b', paragraph: null },
  ...{ was: 'Old', now: 'Old', comment: '', wording: 'New', settled: null },
}
const settled = { how: 'seen', reply: '', at: '2026-11-05T10:00:00.000Z' } as const

function review(id: string, given: Partial<Review> = {}): Review {
  return {
    ...{ id, to: 'Councillor Ann Cole', sentAt: '2026-11-04T10:00:00.000Z', sentBy: 'Hannah Prior' },
    ...{ format: 'html', isCurrent: true, answer: null, remarks: [] },
    ...given,
  }
}

const answer = { by: 'Ann Cole', at: '2026-11-05T09:00:00.000Z', verdict: 'approved', note: '' } as const

describe('the copies of a draft', () => {
  const page = review('page', { answer, remarks: [remark] })
  const word = review('word', { format: 'docx' })

  it('begin with the one whose remarks wait, though a later copy was made', () => {
    expect(toSettle([word, page])).toBe('page')
    expect(shownOf([word, page], toSettle([word, page]))).toBe(page)
  })

  it('begin with the latest where nothing waits', () => {
    const done = { ...page, remarks: [{ ...remark, settled }] }
    expect(toSettle([word, done])).toBe(null)
    expect(shownOf([word, done], null)).toBe(word)
    expect(shownOf([word, done], 'page')).toBe(done)
    expect(shownOf([], null)).toBe(undefined)
  })

  it('say whether they are a web page or a Word document', () => {
    expect([page, word].map(formName)).toEqual(['Web page', 'Word document'])
    expect(standingOf(page)).toBe('Approved as a draft, 1 remark, 1 to settle.')
  })
})

describe('a new paragraph of the chair', () => {
  const paragraph = { side: 'after', nth: 2, blockId: 'block', beside: null } as const
  const beside = { id: 'p', side: 'after', isClause: false } as const

  it('has a name of its own, and is put in while there is something to stand beside', () => {
    const more: Remark = { ...remark, was: '', now: null, paragraph }
    expect(nameOf(more)).toBe('New paragraph after Minute 4, Point b (2)')
    expect(canTake(more)).toBe(false)
    expect(canTake({ ...more, paragraph: { ...paragraph, beside } })).toBe(true)
    expect(canTake({ ...more, itemId: null, paragraph: { ...paragraph, beside } })).toBe(false)
  })
})

describe('an approval that came back', () => {
  const standing: Standing = {
    ...{ state: 'draft', acts: [], textHash: 'a', chainHead: 'b', canBeConfirmedAt: [], toConfirm: [] },
    ...{ firstLeaf: 1, earlierWithoutCopy: [] },
  }
  const approved = review('approved', { answer })
  const later = review('later')
  const stale = review('stale', { answer, isCurrent: false })

  it('is found under a later copy, the one of the words as they stand before others', () => {
    expect(approvedOf([later, stale, approved])).toBe(approved)
    expect(approvedOf([later, stale])).toBe(stale)
    expect(approvedOf([later])).toBe(undefined)
  })

  it('is the next act at the signing, and says which copy was approved', () => {
    expect(waysOf(standing, true).next).toBe('approve')
    expect(waysOf(standing).next).toBe('send')
    expect(sayApproved(approved)).toBe('Councillor Ann Cole approved the web page made on 4 November 2026.')
    expect(sayApproved({ ...stale, format: 'docx' })).toBe(
      'Councillor Ann Cole approved the Word document made on 4 November 2026. The minutes have changed since it was sent.',
    )
  })
})
