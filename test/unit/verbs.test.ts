import { describe, expect, it } from 'vitest'
import { actionIn, completeVerb, resolutionVerbs } from '../../shared/domain/verbs.ts'
import { aPersonOnTheDay } from '../helpers/recordBuilder.ts'

describe('the verbs of a resolution', () => {
  it('are completed from their first letters, the commonest first, whatever the case', () => {
    expect(completeVerb('re')).toEqual([
      'request that',
      'recommend that',
      'review',
      'receive',
      'refer',
      'reaffirm',
      'refuse',
      'reject',
      'remit',
      'require',
    ])
    expect(completeVerb('App')).toEqual(['approve', 'appoint'])
  })

  it('are not offered for nothing typed, for one that is there, or once its clause goes on', () => {
    for (const letters of ['', '  ', 'note', 'note the', 'qz']) expect(completeVerb(letters)).toEqual([])
  })

  it('stand in the list once each', () => {
    expect(new Set(resolutionVerbs).size).toBe(resolutionVerbs.length)
  })
})

describe('an action caught from a clause', () => {
  const people = [
    aPersonOnTheDay('dana', { address: '', name: 'Dana Orme', title: 'Director of Family Services' }),
    aPersonOnTheDay('eli', { address: '', name: 'Eli Stroud', title: 'Director' }),
    aPersonOnTheDay('fay', { address: '', name: 'Fay Tarn', title: 'Ward Officer' }),
    aPersonOnTheDay('gus', { address: '', name: 'Gus Vole', title: 'Ward Officer' }),
    aPersonOnTheDay('ida-moss'),
  ]
  const caught = (clause: string): unknown => {
    const action = actionIn(clause, people, '2026-10-14')
    return action === null ? null : [action.personId, action.who, action.what, action.by]
  }
  const family = ['dana', 'Director of Family Services'] as const

  it.each<[string, unknown]>([
    [
      'request that the Director of Family Services provides a briefing by 12 January 2027',
      [...family, 'provide a briefing', '2027-01-12'],
    ],
    [
      'request that the Director of Family Services will provide, by 12 January, a briefing; and',
      [...family, 'provide a briefing', '2027-01-12'],
    ],
    ['request the director of family services to write to schools.', [...family, 'write to schools', null]],
    ['request that the Director publishes the plan;', ['eli', 'Director', 'publish the plan', null]],
    [
      'ask Councillor Ida Moss to visit the depot',
      ['ida-moss', 'Councillor Ida Moss', 'visit the depot', null],
    ],
    ['ask Dana Orme to look again', ['dana', 'Dana Orme', 'look again', null]],
    ['ask the Ward Officer to visit', [null, 'Ward Officer', 'visit', null]],
    [
      'ask officers to circulate the figures by 1/12/2026',
      [null, 'officers', 'circulate the figures', '2026-12-01'],
    ],
    [
      'request that the Head of Parks carries out a survey by the end of February',
      [null, 'Head of Parks', 'carry out a survey', '2027-02-28'],
    ],
    [
      'request that the Head of Parks reports back by Friday, 16th October',
      [null, 'Head of Parks', 'report back', '2026-10-16'],
    ],
    [
      'agree that the Head of Parks should bring a plan by 1 March',
      [null, 'Head of Parks', 'bring a plan', '2027-03-01'],
    ],
    [
      'request that a briefing be provided by the Director of Family Services by 12 January',
      [...family, 'a briefing be provided', '2027-01-12'],
    ],
    ['request a briefing from the Director of Family Services', [...family, 'a briefing', null]],
    [
      'delegate authority to the Director of Family Services to sign the agreement',
      [...family, 'sign the agreement', null],
    ],
    [
      'request a further report to the next meeting',
      [null, '', 'a further report to the next meeting', null],
    ],
    [
      'request that the Head of Parks reports by 31 November',
      [null, 'Head of Parks', 'report by 31 November', null],
    ],
    ['request that the Directorate is thanked', [null, '', 'the Directorate is thanked', null]],
    ['require that the Clerk publishes the map', [null, 'Clerk', 'publish the map', null]],
    ['note the report by the Director', null],
    ['agree that the fees are fair', null],
    ['recommend that Cabinet approves the plan', null],
    ['request', null],
    ['', null],
  ])('is, of “%s”, who, what and by when', (clause, expected) => {
    expect(caught(clause)).toEqual(expected)
  })
})
