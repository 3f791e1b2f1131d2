import { describe, expect, test } from 'vitest'
import { checkCode, nextLeaf } from '../../shared/domain/leaves.ts'
import type { LeavesTaken } from '../../shared/domain/leaves.ts'

const copy = (meetingId: string, textHash: string, first: number, last: number): LeavesTaken => ({
  ...{ meetingId, textHash, leaves: { first, last } },
})
const asked = (meetingId: string, textHash: string, pages: number | null = null) => ({
  ...{ meetingId, textHash, pages },
})

describe('the leaves of signing copies', () => {
  test('begin at 1 in a municipal year', () => {
    expect(nextLeaf([], asked('may', 'a'))).toBe(1)
  })

  test('go on after the last leaf that any meeting of the year took', () => {
    const taken = [copy('may', 'a', 1, 4), copy('june', 'b', 5, 11)]
    expect(nextLeaf(taken, asked('july', 'c'))).toBe(12)
  })

  test('are those of before while the text is the same, whoever came after', () => {
    const taken = [copy('may', 'a', 1, 4), copy('june', 'b', 5, 11)]
    expect(nextLeaf(taken, asked('may', 'a', 4))).toBe(1)
  })

  test('go to the changed text while nobody else took numbers after them', () => {
    const taken = [copy('may', 'a', 1, 4), copy('june', 'b', 5, 11)]
    expect(nextLeaf(taken, asked('june', 'b, changed'))).toBe(5)
    expect(nextLeaf([...taken, copy('june', 'b, changed', 5, 12)], asked('june', 'b, again'))).toBe(5)
  })

  test('are new for a changed text once others stand after them', () => {
    const taken = [copy('may', 'a', 1, 4), copy('june', 'b', 5, 11)]
    expect(nextLeaf(taken, asked('may', 'a, changed'))).toBe(12)
  })

  test('are new where the same text comes to more leaves and others stand after them', () => {
    const taken = [copy('may', 'a', 1, 4), copy('june', 'b', 5, 11)]
    expect(nextLeaf(taken, asked('may', 'a', 5))).toBe(12)
  })

  test('never overlap those of another meeting, whatever is printed again', () => {
    const taken: LeavesTaken[] = []
    // A small random walk: three meetings, their texts changed and printed in any order.
    let state = 7
    const next = (below: number): number => (state = (state * 75 + 74) % 65_537) % below
    const pagesOf = (meetingId: string, textHash: string): number =>
      1 + ((meetingId.charCodeAt(0) + textHash.length * 3) % 5)
    for (let step = 0; step < 300; step += 1) {
      const meetingId = ['a', 'b', 'c'][next(3)] ?? 'a'
      const textHash = 'x'.repeat(1 + next(6))
      const pages = pagesOf(meetingId, textHash)
      const first = nextLeaf(taken, { meetingId, textHash, pages })
      const leaves = { first, last: first + pages - 1 }
      const others = taken.filter((each) => each.meetingId !== meetingId)
      expect(
        others.some((each) => each.leaves.first <= leaves.last && each.leaves.last >= leaves.first),
      ).toBe(false)
      taken.push({ meetingId, textHash, leaves })
    }
  })
})

test('the check code is the first eight figures of the hash in two groups', () => {
  expect(checkCode('3f2a91bc'.padEnd(64, '0'))).toBe('3f2a 91bc')
})
