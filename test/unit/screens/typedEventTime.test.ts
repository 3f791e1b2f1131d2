import { expect, test } from 'vitest'
import { typedEventTime } from '../../../renderer/screens/live/bars/typedEventTime.ts'

/** What becomes of keys pressed one after the other: the letters from the first that is no part of a time on go to the minutes. */
function typedByKeys(keys: string): { readonly time: string | null; readonly minutes: string } {
  for (let length = 1; length <= keys.length; length += 1) {
    const read = typedEventTime(keys.slice(0, length))
    if (read.kind === 'words') return { time: read.time, minutes: read.words + keys.slice(length) }
  }
  return { time: keys, minutes: '' }
}

test.each(['10', '1105', '11.05', '11:05', '11 05', '11.05 am', '1105pm', '2 pm', '2 p.m.', '2pm'])(
  '“%s” is a time, key by key',
  (keys) => {
    expect(typedByKeys(keys)).toEqual({ time: keys, minutes: '' })
  },
)

test.each([
  'Members asked for more.',
  'and the paper was noted',
  'paper 4',
  'agreed',
  ' then they sat again',
  '3 members asked',
  '3 points',
  '5 a side',
  '20,000 homes',
  '2024/25 budget',
  '12345 homes',
  '7th floor',
  '2024 was a good year',
  '10 amendments',
])('“%s” goes to the minutes whole', (keys) => {
  expect(typedByKeys(keys)).toEqual({ time: null, minutes: keys })
})

test.each([
  ['11.05Members asked', '11.05', 'Members asked'],
  ['11.05 and then', '11.05', 'and then'],
  ['11.05 pm Members', '11.05 pm', 'Members'],
  ['2 pm Members', '2 pm', 'Members'],
  ['11:05 members', '11:05', 'members'],
  ['1105 am and', '1105 am', 'and'],
])('“%s” is the time and the words after it', (keys, time, minutes) => {
  expect(typedByKeys(keys)).toEqual({ time, minutes })
})
