import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/domain/appError.ts'
import type { Committee } from '../../shared/domain/committee.ts'
import { checkCanMeet, checkCommittee } from '../../shared/domain/committeeRules.ts'
import { aCommittee, aSeat } from '../helpers/recordBuilder.ts'

const today = '2026-10-14'

function refusal(act: () => void): { field: unknown; message: string } | null {
  try {
    act()
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error
    return { field: error.details['field'], message: error.message }
  }
}

function check(given: Partial<Committee>): { field: unknown; message: string } | null {
  return refusal(() => checkCommittee(aCommittee(given), today))
}

describe('a committee', () => {
  it('stands with a chair, members, and a chair of another time', () => {
    const memberships = [
      aSeat('ida', { role: 'chair', from: '2024-05-21', to: '2026-05-18' }),
      aSeat('tom', { role: 'chair', from: '2026-05-19' }),
      aSeat('ida', { id: 'again', from: '2026-05-19' }),
    ]
    expect(check({ memberships })).toBeNull()
  })

  it('stands with any quorum before its members are entered', () => {
    expect(check({ quorum: 9 })).toBeNull()
  })

  it('cannot have a quorum above its voting members of today', () => {
    const memberships = [
      aSeat('ida'),
      aSeat('tom', { role: 'co-optee', voting: false }),
      aSeat('una', { role: 'substitute' }),
      aSeat('old', { to: '2026-10-13' }),
    ]
    expect(check({ quorum: 2, memberships })).toEqual({
      field: 'quorum',
      message:
        'The quorum is 2, but the committee has 1 voting member, so it could never meet. Lower the quorum or add members.',
    })
    expect(check({ quorum: 1, memberships })).toBeNull()
  })

  it('cannot have two chairs on one day', () => {
    const memberships = [
      aSeat('ida', { role: 'chair', to: '2026-05-19' }),
      aSeat('tom', { role: 'chair', from: '2026-05-19' }),
    ]
    expect(check({ memberships })).toEqual({
      field: 'memberships.1.from',
      message:
        'The committee has two chairs from 19 May 2026. End the first one’s term before the second begins.',
    })
  })

  it('cannot give one person two seats on one day', () => {
    const memberships = [aSeat('ida', { id: 'one' }), aSeat('ida', { id: 'two', from: '2026-05-19' })]
    expect(check({ memberships })?.message).toContain('two seats on the committee from 19 May 2026')
  })

  it('cannot have a seat that ends before it begins', () => {
    expect(
      check({ memberships: [aSeat('ida'), aSeat('tom', { from: '2026-06-02', to: '2026-06-01' })] }),
    ).toEqual({
      field: 'memberships.1.to',
      message:
        'A seat ends on 1 June 2026, before it begins on 2 June 2026. Put the dates the right way round.',
    })
  })

  it.each([
    ['PF', /needs \{n\}/],
    ['{n}/{year}', /holds \{year\}, which means nothing/],
    ['{n}/{yy', /holds \{yy, which means nothing/],
  ])('cannot number its minutes by “%s”', (pattern, message) => {
    const refused = check({ numbering: { runs: 'meeting', start: 1, pattern } })
    expect(refused?.field).toBe('numbering.pattern')
    expect(refused?.message).toMatch(message)
  })

  it('can meet only on a day on which it has members', () => {
    const committee = aCommittee({
      memberships: [aSeat('ida', { from: today }), aSeat('s', { role: 'substitute' })],
    })
    expect(refusal(() => checkCanMeet(committee, today))).toBeNull()
    expect(refusal(() => checkCanMeet(committee, '2026-10-13'))).toEqual({
      field: 'date',
      message:
        'Environment Committee has no members on 13 October 2026. Add its members first, or choose another date.',
    })
  })
})
