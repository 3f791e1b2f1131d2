import { describe, expect, test } from 'vitest'
import { confirmationSentence, refusalSentence } from '../../shared/domain/confirmationSentence.ts'
import type { ToldConfirmation } from '../../shared/domain/confirmationSentence.ts'

const told = (given: Partial<ToldConfirmation> = {}): string =>
  confirmationSentence({
    ...{ date: '2026-10-15', dates: '3 November 2022', corrections: [], isSigned: false },
    ...given,
  })
const correction = {
  ...{
    place: 'minute 20, f)',
    was: 'four visits',
    now: 'Ofsted will make five visits',
    classification: 'public' as const,
  },
}

describe('the sentence about the minutes of the meeting before', () => {
  test('says that they were confirmed, on the day as the house writes it', () => {
    expect(told()).toBe(
      'The minutes of the meeting held on 15 October 2026 were confirmed as an accurate record.',
    )
    expect(told({ dates: 'Thursday 3 November 2022' })).toContain('held on Thursday 15 October 2026 were')
  })

  test('says “signed” only once that is recorded', () => {
    expect(told()).not.toContain('signed')
    expect(told({ isSigned: true })).toMatch(
      /were confirmed as an accurate record and signed by the Chair\.$/,
    )
  })

  test('gives each correction as the words now read', () => {
    expect(told({ corrections: [correction] })).toBe(
      'The minutes of the meeting held on 15 October 2026, subject to minute 20, f) reading “Ofsted will make five visits”, were confirmed as an accurate record.',
    )
    expect(told({ corrections: [correction, { ...correction, place: 'minute 21', now: '' }] })).toContain(
      'reading “Ofsted will make five visits”; and the words “four visits” being taken out of minute 21, were',
    )
  })

  test('has no full stop inside while it goes on', () => {
    expect(told({ corrections: [{ ...correction, now: 'Since September.' }] })).toContain(
      'subject to minute 20, f) reading “Since September”, were confirmed',
    )
  })

  test('never says words that the public may not read', () => {
    const sentence = told({ corrections: [{ ...correction, classification: 'exempt' }] })
    expect(sentence).toContain('a correction of matter in minute 20, f) that is not for publication')
    expect(sentence).not.toContain('visits')
    const undecided = told({ corrections: [{ ...correction, classification: 'unset' }] })
    expect(undecided).toContain('subject to a correction of minute 20, f), were')
  })

  test('says why they were not accepted', () => {
    expect(
      refusalSentence({ date: '2026-10-15', dates: '3 November 2022', reason: 'the votes were missing.' }),
    ).toBe(
      'The minutes of the meeting held on 15 October 2026 were not accepted as an accurate record: the votes were missing.',
    )
  })
})
