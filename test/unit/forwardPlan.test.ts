import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  composeDecisionNotice,
  composeForwardPlan,
  forwardPlanRows,
} from '../../shared/document/compose/forwardPlan.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { addDays, daysBetween } from '../../shared/domain/civilTime.ts'
import {
  afterGeneralException,
  decisionFindings,
  noticeReadings,
  secondNotice,
} from '../../shared/domain/forwardPlanNotice.ts'
import { aDecision } from '../helpers/programmeBuilder.ts'
import { aCouncil } from '../helpers/recordBuilder.ts'

const on = (today: string) => ({ today, extraHolidays: [] })
const found = (given: Parameters<typeof aDecision>[0], today = '2026-01-20') =>
  decisionFindings(aDecision(given), on(today)).map(({ rule, level, field }) => [rule, level, field])

describe('28 clear days', () => {
  test('are counted both ways, each with its dates and its reason', () => {
    const [calendar, working] = noticeReadings('2026-04-21', [])
    expect(calendar).toEqual({
      counting: 'calendar',
      latest: '2026-03-23',
      why: 'Every day counts, but neither the day of publication nor 21 April 2026: 24 March 2026 to 20 April 2026 are 28 days.',
    })
    expect([working.latest, working.why]).toEqual([
      '2026-03-09',
      'Working days alone count: weekends do not count, nor Good Friday (3 April 2026), Easter Monday (6 April 2026). 28 of them lie between 9 March 2026 and 21 April 2026.',
    ])
  })

  test('by the calendar are 28 days between, and by working days never later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        const from = addDays('2018-06-01', days)
        const [calendar, working] = noticeReadings(from, [])
        expect(daysBetween(calendar.latest ?? '', from) - 1).toBe(28)
        expect((working.latest ?? '') < (calendar.latest ?? '')).toBe(true)
      }),
    )
  })

  test('outside the table of bank holidays are left to be counted by hand', () => {
    expect(noticeReadings('2040-03-01', [])[1]).toMatchObject({ latest: null })
    expect(secondNotice('2040-03-01', [])).toBeNull()
  })
})

describe('a key decision', () => {
  test('that says everything and was published in time has nothing wrong with it', () => {
    expect(found({})).toEqual([])
  })

  test.for([
    [{ matter: ' ' }, ['R9', 'problem', 'matter']],
    [{ decisionMaker: '' }, ['R9', 'problem', 'decisionMaker']],
    [{ contact: '' }, ['R9', 'problem', 'contact']],
    [{ from: null }, ['R9', 'problem', 'from']],
    [{ documents: [''] }, ['R9', 'advice', 'documents']],
    [{ to: '2026-03-01' }, ['R9', 'problem', 'to']],
    [{ private: true }, ['R8', 'problem', 'privateReason']],
    [{ publishedOn: '2026-02-17' }, ['R9', 'problem', 'publishedOn']],
    [{ publishedOn: '2026-02-16' }, ['R13', 'advice', 'publishedOn']],
    [{ urgency: 'general-exception' }, ['R11', 'problem', 'urgencyReason']],
    [{ urgency: 'special-urgency' }, ['R12', 'problem', 'urgencyReason']],
  ] as const)('that lacks something is told which, and by what rule: %j', ([given, finding]) => {
    expect(found(given)).toEqual([finding])
  })

  test('that is not published yet is late from the day after the last', () => {
    expect(found({ publishedOn: null }, '2026-02-04')).toEqual([])
    expect(found({ publishedOn: null }, '2026-02-05')).toEqual([['R13', 'advice', 'from']])
    expect(found({ publishedOn: null }, '2026-02-17')).toEqual([['R9', 'problem', 'from']])
  })

  test('under the general exception waits until five clear days have passed', () => {
    expect(afterGeneralException('2026-03-09', [])).toBe('2026-03-17')
    const given = { urgency: 'general-exception', urgencyReason: 'The grant came late.' } as const
    expect(found({ ...given, publishedOn: '2026-03-09' })).toEqual([])
    expect(found({ ...given, publishedOn: '2026-03-10' })).toEqual([['R11', 'problem', 'from']])
  })
})

describe('the papers', () => {
  const plan = { council: aCouncil(), committee: 'Cabinet', decisions: [aDecision()] }

  test('say every field of R9', () => {
    const text = paperLines(composeForwardPlan(plan)).join('\n')
    for (const words of [
      'key decision',
      'Contract for the Mere ferry',
      'Cabinet',
      '17 March 2026',
      'Outline business case',
      'Governance, Guildhall',
      'may be submitted',
      'In public',
      '20 January 2026',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('are marked as a draft on every page, with their gaps, while something that has to be said is not', () => {
    expect(composeForwardPlan(plan).caveat).toBe('')
    const gaps = [
      { matter: ' ' },
      { decisionMaker: '' },
      { from: null },
      { contact: '' },
      { private: true },
      { urgency: 'special-urgency' },
    ] as const
    for (const given of gaps) {
      const paper = composeForwardPlan({ ...plan, decisions: [aDecision(), aDecision(given)] })
      expect(paper.caveat).toBe('DRAFT: NOT FOR PUBLICATION')
      expect(paperLines(paper).join('\n')).toContain('[to be given]')
      expect(composeDecisionNotice(plan, aDecision(given)).caveat).toBe('DRAFT: NOT FOR PUBLICATION')
      const [head, ...rows] = forwardPlanRows([aDecision(), aDecision(given)])
      expect([head?.[0], ...rows.map(([mark]) => mark)]).toEqual([
        'Publication',
        ...['Draft: not for publication', 'Draft: not for publication'],
      ])
    }
    // Late is not incomplete: what comes late is published, and says when.
    expect(
      composeForwardPlan({ ...plan, decisions: [aDecision({ publishedOn: '2026-03-16' })] }).caveat,
    ).toBe('')
  })

  test('of the whole council name the committee of each', () => {
    const decisions = [{ ...aDecision(), committee: 'Harbour Committee' }]
    expect(paperLines(composeForwardPlan({ ...plan, decisions })).join('\n')).toContain(
      'Committee: Harbour Committee',
    )
    expect(forwardPlanRows(decisions).map((row) => row[0])).toEqual(['Committee', 'Harbour Committee'])
  })

  test('of a decision in private give the reasons', () => {
    const decision = aDecision({ private: true, privateReason: 'Prices of the bidders.' })
    const text = paperLines(composeDecisionNotice(plan, decision)).join('\n')
    expect(text).toContain('Notice that a decision is to be considered in private')
    expect(text).toContain('In private. Prices of the bidders.')
  })
})
