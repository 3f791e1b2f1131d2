import { expect, test } from 'vitest'
import { synonymsIn } from '../../../renderer/screens/settings/synonyms.ts'

test('a line with two words or more is a group; spaces, doubles and single words are left out', () => {
  expect(synonymsIn('SEND,  special educational   needs\n\nalone\nMTFP; budget = plan, budget\n, ,')).toEqual(
    [
      ['SEND', 'special educational needs'],
      ['MTFP', 'budget', 'plan'],
    ],
  )
})

test('no group is longer than the record takes', () => {
  const [group] = synonymsIn(Array.from({ length: 40 }, (_, index) => `word${index}`).join(','))
  expect(group).toHaveLength(20)
})
