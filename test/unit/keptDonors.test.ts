import { expect, test } from 'vitest'
import { KeptDonors } from '../../electron/render/pack/donor/keptDonors.ts'

test('what is kept never holds more than was allowed, and forgets first what was asked for longest ago', () => {
  const kept = new KeptDonors<string>(100)
  kept.put('a', 'A', 40)
  kept.put('b', 'B', 40)
  expect(kept.get('a')).toBe('A')
  kept.put('c', 'C', 40)
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['A', undefined, 'C'])
  expect(kept.bytes).toBe(80)
})

test('what is larger than all that may be kept throws nothing else out', () => {
  const kept = new KeptDonors<string>(100)
  kept.put('a', 'A', 40)
  kept.put('large', 'L', 101)
  expect([kept.get('a'), kept.get('large'), kept.bytes]).toEqual(['A', undefined, 40])
})

test('what is put in anew counts once', () => {
  const kept = new KeptDonors<string>(100)
  kept.put('a', 'A', 60)
  kept.put('a', 'B', 70)
  expect([kept.get('a'), kept.bytes]).toEqual(['B', 70])
})
