import { describe, expect, test } from 'vitest'
import { readEvent } from '../../../electron/import/readEvents.ts'

function told(text: string): string[] {
  const event = readEvent(text)
  if (event === null) return []
  return [event, ...event.also].map(({ event: kind, at }) => `${kind} ${at ?? '–'}`)
}

describe('an adjournment', () => {
  test.each([
    ['The meeting was adjourned from 3.05 pm until 3.15 pm.'],
    ['The meeting adjourned from 3.05 to 3.15 pm.'],
    ['The Committee adjourned between 3.05pm and 3.15pm.'],
    ['The meeting adjourned at 3.05 pm and resumed at 3.15 pm.'],
  ])('whose end stands in the same sentence has both: %s', (text) => {
    expect(told(text)).toEqual(['adjourned 15:05', 'resumed 15:15'])
  })

  test.each([
    ['The meeting was adjourned until 3.15 pm.'],
    ['The meeting adjourned at 3.05 pm and resumed after ten minutes.'],
    ['The meeting adjourned at 3.05 pm until 10.00 am on Thursday.'],
  ])('whose end is told without both times has neither: %s', (text) => {
    expect(told(text)).toEqual(['adjourned –'])
  })

  test('that another sentence ends begins when it says', () => {
    expect(told('The meeting adjourned at 3.05 pm.')).toEqual(['adjourned 15:05'])
  })
})
