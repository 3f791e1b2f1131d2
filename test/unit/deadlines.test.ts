import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../../shared/domain/deadlines.ts'
import type { MeetingFacts } from '../../shared/domain/deadlines.ts'
import type { Deadline, DeadlineKind } from '../../shared/domain/deadline.ts'
import type { KeyDecision } from '../../shared/domain/forwardPlan.ts'
import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { aCouncil, aMeeting } from '../helpers/recordBuilder.ts'

function facts(date: string, today: string, given: Partial<MeetingFacts> = {}): MeetingFacts {
  return {
    council: aCouncil(),
    meeting: aMeeting({ date }),
    publications: [],
    keyDecisions: [],
    acts: [],
    nextMeeting: null,
    today,
    ...given,
  }
}

function deadline(kind: DeadlineKind, given: MeetingFacts): Deadline | undefined {
  return deadlinesOf(given).find((each) => each.kind === kind)
}

function agendaOut(at: string, audience: 'public' | 'members' = 'public') {
  return { publications: [{ kind: 'agenda', audience, at }] as const }
}

function decision(given: Partial<KeyDecision> = {}): KeyDecision {
  return {
    id: 'ferry',
    matter: 'Ferry landing: award of the works',
    decisionMaker: 'Cabinet',
    ...{ from: '2023-01-26', to: null, documents: [], contact: '', private: false, privateReason: '' },
    ...{ publishedOn: null, urgency: 'none', urgencyReason: '', meetingId: 'meeting' },
    ...given,
  }
}

function draftOut(at: string): MinutesAct {
  return { id: 'out', at, by: 'Perpetua Lark', kind: 'published-as-draft', textHash: '' }
}

describe('the last day to publish', () => {
  test.each([
    ['2023-01-26', '2023-01-18', '2023-01-19', ''],
    ['2022-11-03', '2022-10-26', '2022-10-27', ''],
    ['2022-12-01', '2022-11-23', '2022-11-24', ''],
    [
      '2019-04-23',
      '2019-04-11',
      '2019-04-12',
      'Fri 19 April 2019 (Good Friday), Mon 22 April 2019 (Easter Monday)',
    ],
    ['2019-04-25', '2019-04-15', '2019-04-16', 'Good Friday'],
    ['2019-04-30', '2019-04-18', '2019-04-23', 'Easter Monday'],
    ['2022-09-21', '2022-09-12', '2022-09-13', 'Mon 19 September 2022'],
    ['2022-09-26', '2022-09-15', '2022-09-16', 'Mon 19 September 2022'],
    ['2023-01-03', '2022-12-21', '2022-12-22', 'Mon 2 January 2023'],
    ['2023-05-10', '2023-04-28', '2023-05-02', 'Mon 8 May 2023'],
    ['2020-05-11', '2020-04-30', '2020-05-01', 'Fri 8 May 2020'],
    ['2022-06-07', '2022-05-26', '2022-05-27', 'Fri 3 June 2022'],
  ])('before a meeting on %s is %s, and the reason names the days', (date, latest, first, holidays) => {
    const found = deadline('publish-by', facts(date, '2019-01-01'))
    expect(found).toMatchObject({ date: latest, rule: 'R1, R2, R4', weight: 'law', state: 'later' })
    expect([found?.counted[0], found?.counted.length]).toEqual([first, 5])
    expect(found?.why).toContain(holidays)
    expect(found?.why.includes('Not counted')).toBe(holidays !== '')
  })

  test('says in words what is counted', () => {
    expect(deadline('publish-by', facts('2023-01-26', '2023-01-18'))?.why).toBe(
      'The meeting on Thu 26 January 2023 is not counted; Thu 19, Fri 20, Mon 23, Tue 24, Wed 25 Jan are the 5 clear days; the day of publication is not counted.',
    )
  })

  test('of a parish is three clear days before, by its own rule', () => {
    const council = aCouncil({ kind: 'parish' })
    expect(deadline('publish-by', facts('2023-01-26', '2023-01-01', { council }))).toMatchObject({
      ...{ date: '2023-01-20', rule: 'R14, R4' },
    })
  })

  test('leaves out the days that the council says do not count, and names them', () => {
    const council = aCouncil({ extraHolidays: [{ date: '2023-01-24', name: 'Charter day' }] })
    const found = deadline('publish-by', facts('2023-01-26', '2023-01-01', { council }))
    expect(found?.date).toBe('2023-01-17')
    expect(found?.why).toContain('Not counted: Tue 24 January 2023 (Charter day).')
  })

  test.each([
    ['2023-01-10', 'later'],
    ['2023-01-11', 'soon'],
    ['2023-01-17', 'soon'],
    ['2023-01-18', 'today'],
    ['2023-01-19', 'missed'],
  ] as const)('seen from %s is %s while nothing is published', (today, state) => {
    expect(deadline('publish-by', facts('2023-01-26', today))?.state).toBe(state)
  })

  test('is done once the agenda went out in time, on that very day too', () => {
    const found = deadline(
      'publish-by',
      facts('2023-01-26', '2023-01-20', agendaOut('2023-01-18T23:30:00.000Z')),
    )
    expect(found).toMatchObject({ state: 'done' })
    expect(found?.why).toContain('Published on Wed 18 January 2023, in time.')
  })

  test('is missed when it went out a day late, and says so', () => {
    const late = agendaOut('2023-01-19T08:00:00.000Z')
    const found = deadline('publish-by', facts('2023-01-26', '2023-01-20', late))
    expect(found?.state).toBe('missed')
    expect(found?.why).toContain(
      'Published on Thu 19 January 2023, too late. Good only if the meeting was convened at shorter notice.',
    )
    const council = aCouncil({ kind: 'parish' })
    const parish = deadline('publish-by', facts('2023-01-24', '2023-01-20', { ...late, council }))
    expect(parish?.why).not.toContain('shorter notice')
  })

  test('goes by the day in England: half past midnight in summer is the next day', () => {
    const out = agendaOut('2026-10-06T23:30:00.000Z')
    expect(deadline('publish-by', facts('2026-10-14', '2026-10-10', out))?.state).toBe('missed')
  })

  test('is not met by what members alone were sent', () => {
    const members = agendaOut('2023-01-18T10:00:00.000Z', 'members')
    expect(deadline('publish-by', facts('2023-01-26', '2023-01-20', members))?.state).toBe('missed')
  })

  test('of a meeting that came from elsewhere says what the book does not know', () => {
    const meeting = aMeeting({ date: '2023-01-26', state: 'confirmed' })
    expect(deadline('publish-by', facts('2023-01-26', '2023-03-01', { meeting }))).toMatchObject({
      state: 'past',
      why: expect.stringContaining('since when is not in this book') as string,
    })
  })

  test('is left out beyond the table of bank holidays', () => {
    expect(deadlinesOf(facts('2031-01-30', '2026-01-01'))).toEqual([])
  })
})

describe('the rules of the house', () => {
  test('reports are due so many working days before the last day to publish, and only where there is such a rule', () => {
    const council = aCouncil({ reportsDueDays: 3 })
    expect(deadline('reports-due', facts('2023-01-03', '2022-12-01', { council }))).toMatchObject({
      ...{ date: '2022-12-16', rule: 'House rule', weight: 'house' },
      counted: ['2022-12-16', '2022-12-19', '2022-12-20'],
    })
    expect(deadline('reports-due', facts('2023-01-03', '2022-12-01'))).toBeUndefined()
  })

  test('draft minutes are due ten working days after the meeting, and the draft that is out decides', () => {
    const state = (today: string, acts: readonly MinutesAct[] = []) =>
      deadline('draft-minutes', facts('2023-01-10', today, { acts }))
    expect(state('2023-01-20')).toMatchObject({ date: '2023-01-24', state: 'soon' })
    expect(state('2023-01-25')).toMatchObject({ state: 'missed' })
    expect(state('2023-01-25', [draftOut('2023-01-24T17:00:00.000Z')])).toMatchObject({ state: 'done' })
    const late = state('2023-01-30', [draftOut('2023-01-25T09:00:00.000Z')])
    expect(late).toMatchObject({ state: 'done' })
    expect(late?.why).toContain('They were ready on Wed 25 January 2023, after that day.')
  })

  test('calling in ends so many working days after the minutes went out', () => {
    const council = aCouncil({ callInDays: 5 })
    const acts = [draftOut('2023-04-27T10:00:00.000Z')]
    expect(deadline('call-in-ends', facts('2023-04-25', '2023-04-28', { council, acts }))).toMatchObject({
      ...{ date: '2023-05-05', weight: 'house' },
      holidays: [{ date: '2023-05-01' }],
    })
    expect(deadline('call-in-ends', facts('2023-04-25', '2023-04-28', { council }))).toBeUndefined()
    expect(deadline('call-in-ends', facts('2023-04-25', '2023-04-28', { acts }))).toBeUndefined()
  })
})

describe('minutes to be confirmed', () => {
  const held = { nextMeeting: '2023-03-02' }

  test('are due at the committee’s next meeting, once the meeting was held', () => {
    expect(deadline('confirm-minutes', facts('2023-01-26', '2023-02-01', held))).toMatchObject({
      ...{ date: '2023-03-02', state: 'later', rule: 'R41' },
    })
    expect(deadline('confirm-minutes', facts('2023-01-26', '2023-01-25', held))).toBeUndefined()
  })

  test('are missed when that meeting went by, and done when they are confirmed', () => {
    expect(deadline('confirm-minutes', facts('2023-01-26', '2023-03-03', held))?.state).toBe('missed')
    const meeting = aMeeting({ date: '2023-01-26', state: 'confirmed' })
    expect(deadline('confirm-minutes', facts('2023-01-26', '2023-03-03', { ...held, meeting }))?.state).toBe(
      'done',
    )
  })
})

describe('a key decision', () => {
  const notice = (today: string, given: Partial<KeyDecision> = {}) =>
    deadline('key-decision-notice', facts('2023-01-26', today, { keyDecisions: [decision(given)] }))

  test('needs 28 clear days, and both readings are told', () => {
    const found = notice('2022-12-20')
    expect(found).toMatchObject({
      ...{ date: '2022-12-28', state: 'later', rule: 'R9, R13', weight: 'advice' },
      subject: 'Ferry landing: award of the works',
    })
    expect(found?.why).toContain('by calendar days, as is the practice, Wed 28 December 2022')
    expect(found?.why).toContain('by working days Tue 13 December 2022')
  })

  test.each([
    ['2022-12-13', 'done', 'in time by both readings'],
    ['2022-12-28', 'done', 'in time by calendar days, not by working days'],
    ['2022-12-29', 'missed', 'too late by either reading'],
  ] as const)('published on %s is %s: %s', (publishedOn, state, words) => {
    const found = notice('2023-01-05', { publishedOn })
    expect(found?.state).toBe(state)
    expect(found?.why).toContain(words)
  })

  test('by the general exception needs five clear days instead', () => {
    const urgency = 'general-exception'
    expect(notice('2023-01-10', { urgency })).toMatchObject({
      date: '2023-01-18',
      rule: 'R11',
      weight: 'law',
    })
    expect(notice('2023-01-20', { urgency, publishedOn: '2023-01-18' })?.state).toBe('done')
    expect(notice('2023-01-20', { urgency, publishedOn: '2023-01-19' })?.state).toBe('missed')
  })

  test('of special urgency needs its reasons published', () => {
    const urgency = 'special-urgency'
    expect(notice('2023-01-25', { urgency })).toMatchObject({
      date: '2023-01-26',
      rule: 'R12',
      state: 'soon',
    })
    expect(notice('2023-01-25', { urgency, publishedOn: '2023-01-25' })?.state).toBe('done')
  })

  test('taken in private needs two notices more', () => {
    const found = deadlinesOf(
      facts('2023-01-26', '2023-01-20', { keyDecisions: [decision({ private: true })] }),
    )
    expect(found.map(({ kind, date, state }) => [kind, date, state])).toEqual([
      ['key-decision-notice', '2022-12-28', 'missed'],
      ['private-notice', '2022-12-28', 'missed'],
      ['publish-by', '2023-01-18', 'missed'],
      ['second-private-notice', '2023-01-18', 'past'],
      ['draft-minutes', '2023-02-09', 'later'],
    ])
  })
})
