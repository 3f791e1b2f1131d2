import { describe, expect, test } from 'vitest'
import { sourceOf, sourcesOf } from '../../shared/domain/deadlineSource.ts'

describe('the source of a deadline', () => {
  test.each([
    ['R1, R2, R4', 'LGA 1972, s.100A(6)(a), s.100B(3); R v Swansea City Council, ex parte Elitestone'],
    ['R14, R4', 'LGA 1972, Sch 12 para 10(2); R v Swansea City Council, ex parte Elitestone'],
    ['R41', 'LGA 1972, Sch 12 para 41(1)'],
    ['R9, R13', 'SI 2012/2089, reg. 9; Practice, and a counsel’s reading of “clear days”'],
    ['R8', 'SI 2012/2089, reg. 5'],
    ['House rule', 'The council’s own rule'],
    ['R46, house rule', 'The council’s own rule'],
  ])('of %s is said in words: %s', (rules, source) => {
    expect(sourceOf(rules)).toBe(source)
  })

  test('leads with the statute, where a line has room for one alone', () => {
    expect(sourcesOf('R1, R2, R4')[0]).toBe('LGA 1972, s.100A(6)(a), s.100B(3)')
  })
})
