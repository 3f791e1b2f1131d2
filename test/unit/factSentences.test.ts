import { describe, expect, it } from 'vitest'
import { factSentence, plainContext } from '../../shared/domain/factSentences.ts'
import { timeFormats } from '../../shared/domain/houseStyle.ts'
import { aFact, aPersonOnTheDay } from '../helpers/recordBuilder.ts'

const people = [aPersonOnTheDay('ida-moss')]

describe('the sentence of somebody who comes or goes', () => {
  it.each([
    ['adjourned', null, 'The meeting adjourned at 11.05 am.'],
    ['resumed', null, 'The meeting resumed at 11.05 am.'],
    ['arrived', 'ida-moss', 'Councillor Ida Moss arrived at 11.05 am.'],
    ['left', 'ida-moss', 'Councillor Ida Moss left the meeting at 11.05 am.'],
    ['returned', 'ida-moss', 'Councillor Ida Moss returned to the meeting at 11.05 am.'],
    ['left', 'nobody-known', 'A member left the meeting at 11.05 am.'],
  ] as const)('when the meeting or a person %s (%s)', (kind, personId, expected) => {
    const fact = aFact('f', { kind, personId })
    expect(factSentence(fact, plainContext(people, { times: '10.00 am' }))).toBe(expected)
  })

  it('gives the time as the house writes it', () => {
    const fact = aFact('f', { at: '13:05' })
    expect(timeFormats.map((times) => factSentence(fact, plainContext([], { times })))).toEqual([
      'The meeting adjourned at 1.05 pm.',
      'The meeting adjourned at 1:05 pm.',
      'The meeting adjourned at 1.05pm.',
      'The meeting adjourned at 1:05pm.',
      'The meeting adjourned at 13:05.',
    ])
  })
})
