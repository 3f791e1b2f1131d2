import { describe, expect, test } from 'vitest'
import type { CoverReport } from '../../shared/domain/report.ts'
import { reportFindings } from '../../shared/domain/checks/reports.ts'
import { anItem, aPaper, aRecord, aReport, aSection } from '../helpers/recordBuilder.ts'

const whole = [
  aSection('purpose', ['To report on the mill race.']),
  aSection('action-required', ['The Committee is asked to note the report.']),
  aSection('background-papers', ['None']),
  aSection('contact', ['Ada Fenn, 01632 960200']),
]

function found(given: Partial<CoverReport>, record: Partial<Parameters<typeof aRecord>[0]> = {}) {
  return reportFindings(
    aRecord({
      items: [anItem('first', { reportAuthor: 'Head of Rivers' })],
      reports: [aReport('r', { sections: whole, ...given })],
      ...record,
    }),
  ).map(({ rule, level, where }) => `${rule} ${level} ${where ?? ''}`)
}

describe('What is found in a cover report', () => {
  test('is nothing when it is whole and public', () => {
    expect(found({})).toEqual([])
  })

  test('is that it has no list of background papers, until somebody writes at least “None” (R15)', () => {
    const without = whole.filter(({ part }) => part !== 'background-papers')
    expect(found({ sections: without })).toEqual(['R15 problem first'])
    expect(found({ sections: [...without, aSection('background-papers', [' '])] })).toEqual([
      'R15 problem first',
    ])
  })

  test('is that nobody has said who may read it (R2)', () => {
    expect(found({ classification: 'unset' })).toEqual(['R2 problem first'])
  })

  test('is an exemption without its paragraphs or its sentence (R20, R21)', () => {
    const exempt = { classification: 'exempt' } as const
    expect(found({ ...exempt, exemption: { paragraphs: [], publicInterest: '' } })).toEqual([
      'R20 problem first',
      'R21 problem first',
    ])
    expect(found({ ...exempt, exemption: { paragraphs: [3], publicInterest: 'A tender is out.' } })).toEqual(
      [],
    )
  })

  test('is what readers miss: what is asked of them, whom to ask, and whose it is', () => {
    const bare = { items: [anItem('first')] }
    expect(found({ sections: [aSection('background-papers', ['None'])] }, bare)).toEqual([
      'report advice first',
      'report advice first',
      'report advice first',
    ])
  })

  test('is only that it is empty, when it is', () => {
    expect(found({ sections: [], classification: 'unset' })).toEqual(['report advice first'])
  })

  test('is that the public’s copy says nothing of a paper the public may not read, until a line does', () => {
    const exemption = { paragraphs: [3], publicInterest: 'A tender is out.' }
    const papers = [aPaper('tender', { classification: 'exempt', exemption })]
    expect(found({}, { papers })).toEqual(['report advice first'])
    const said = [...whole, aSection('attached', ['An appendix that is not for publication'])]
    expect(found({ sections: said }, { papers })).toEqual([])
    expect(found({}, { papers: [aPaper('map')] })).toEqual([])
  })
})
