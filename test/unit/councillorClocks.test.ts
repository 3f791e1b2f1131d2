import { describe, expect, it } from 'vitest'
import { councillorClocks } from '../../shared/domain/councillorClocks.ts'
import type { ClocksQuestion, CouncillorClockShown } from '../../shared/domain/councillorClocks.ts'
import { aCommittee, aPerson, aSeat } from '../helpers/recordBuilder.ts'

const met = { meetingId: 'july', committee: 'Environment Committee', date: '2026-07-15' }

function clocks(given: Partial<ClocksQuestion> = {}): CouncillorClockShown[] {
  return councillorClocks({
    people: [aPerson('ida-moss'), aPerson('tom-fell')],
    committees: [aCommittee({ memberships: [aSeat('ida-moss'), aSeat('tom-fell')] })],
    attended: [{ ...met, personId: 'ida-moss' }],
    bookBegins: '2026-05-20',
    today: '2026-10-20',
    ...given,
  })
}

describe('the six months of councillors', () => {
  it('count from the last meeting, of whichever committee, and else from the first day the book knows of', () => {
    expect(clocks()).toEqual([
      {
        personId: 'ida-moss',
        since: '2026-07-15',
        lastDay: '2027-01-15',
        daysLeft: 87,
        state: 'running',
        at: { ...met, personId: 'ida-moss' },
        countedFrom: 'meeting',
      },
      {
        personId: 'tom-fell',
        since: '2026-05-20',
        lastDay: '2026-11-20',
        daysLeft: 31,
        state: 'close',
        at: null,
        countedFrom: 'book',
      },
    ])
  })

  it('count from taking office, the earliest seat of any, where that is later', () => {
    const committees = [
      aCommittee({ memberships: [aSeat('tom-fell', { from: '2026-08-01' })] }),
      aCommittee({ memberships: [aSeat('tom-fell', { from: '2026-06-10' })] }),
    ]
    expect(clocks({ committees })).toMatchObject([{ since: '2026-06-10', countedFrom: 'office' }])
  })

  it('leave out a meeting that is still to come', () => {
    expect(clocks({ today: '2026-07-14' })[0]).toMatchObject({ since: '2026-05-20', countedFrom: 'book' })
  })

  it('are of nobody who holds no seat on the council', () => {
    const committees = [
      aCommittee({
        memberships: [aSeat('ida-moss', { role: 'co-optee' }), aSeat('tom-fell', { to: '2026-09-30' })],
      }),
    ]
    expect(clocks({ committees })).toEqual([])
    expect(clocks({ bookBegins: null })).toEqual([])
  })

  it('are those of a substitute too', () => {
    const committees = [aCommittee({ memberships: [aSeat('tom-fell', { role: 'substitute' })] })]
    const attended = [{ ...met, personId: 'tom-fell' }]
    expect(clocks({ committees, attended })).toMatchObject([{ personId: 'tom-fell', since: '2026-07-15' }])
  })
})
