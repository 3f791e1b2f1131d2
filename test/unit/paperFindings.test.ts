import { describe, expect, it } from 'vitest'
import { findings } from '../../shared/domain/checks/findings.ts'
import type { RecordPaper } from '../../shared/domain/meetingRecord.ts'
import { aPaper, aRecord } from '../helpers/recordBuilder.ts'

function told(paper: RecordPaper): string[] {
  return findings(aRecord({ papers: [paper] }))
    .filter((finding) => finding.why.includes(paper.fileName) || finding.why.includes(paper.title || '-'))
    .map(({ rule, level, where }) => `${rule} ${level} ${where ?? 'meeting'}`)
}

const exempt = (paragraphs: readonly number[], publicInterest: string): Partial<RecordPaper> => ({
  ...{ classification: 'exempt', exemption: { paragraphs, publicInterest } },
})

describe('what is to be looked at on a paper', () => {
  it('is nothing while it is public, or exempt with its paragraphs and its reason', () => {
    expect(told(aPaper('plan'))).toEqual([])
    expect(told(aPaper('plan', exempt([3], 'The lease is being negotiated.')))).toEqual([])
  })

  it('is that nobody has chosen, also for one of the whole meeting', () => {
    expect(told(aPaper('plan', { classification: 'unset' }))).toEqual(['R2 problem first'])
    expect(told(aPaper('plan', { classification: 'unset', itemId: null }))).toEqual(['R2 problem meeting'])
  })

  it('is that an exempt one names no paragraph, or no reason', () => {
    expect(told(aPaper('plan', exempt([], ' ')))).toEqual(['R20 problem first', 'R21 problem first'])
    expect(told(aPaper('plan', { classification: 'exempt' }))).toHaveLength(2)
    expect(told(aPaper('plan', { title: 'The plan', ...exempt([1], '') }))).toEqual(['R21 problem first'])
  })
})
