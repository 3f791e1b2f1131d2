import { describe, expect, test } from 'vitest'
import { whyNotPassphrase } from '../../shared/domain/passphrase.ts'
import {
  readRecoveryKey,
  recoveryKeyFrom,
  recoveryLetters,
  recoveryRandoms,
} from '../../shared/domain/recoveryKey.ts'

const random = Uint8Array.from({ length: recoveryRandoms }, (_, index) => (index * 89 + 7) % 256)
const key = recoveryKeyFrom(random)
const groups = key.split('-')

function whyOf(typed: string): string {
  const read = readRecoveryKey(typed)
  return 'why' in read ? read.why : ''
}

describe('a recovery key', () => {
  test('is seven groups of five letters and figures that are not taken for one another', () => {
    expect(key).toMatch(/^([2-9A-HJ-NP-Z]{5}-){6}[2-9A-HJ-NP-Z]{5}$/)
    expect(new Set(recoveryLetters).size).toBe(32)
    expect(() => recoveryKeyFrom(new Uint8Array(27))).toThrow(RangeError)
  })

  test.each([
    ['as it is printed', key],
    ['in small letters with spaces', key.toLowerCase().replaceAll('-', ' ')],
    ['without anything between', key.replaceAll('-', '')],
    ['with dashes that a word processor made, over two lines', `  ${key.replaceAll('-', ' – ')}\n`],
  ])('is read %s', (_how, typed) => {
    expect(readRecoveryKey(typed)).toEqual({ key })
  })

  test('names the group of every single wrong character', () => {
    const names = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']
    const unnamed: string[] = []
    for (const [at, right] of [...key].entries()) {
      if (right === '-') continue
      for (const wrong of recoveryLetters) {
        if (wrong === right) continue
        const typed = `${key.slice(0, at)}${wrong}${key.slice(at + 1)}`
        if (!whyOf(typed).startsWith(`The ${names[Math.floor(at / 6)] ?? ''} group, `)) unnamed.push(typed)
      }
    }
    expect(unnamed).toEqual([])
  })

  test('notices every two characters of a group, and every two groups, that changed places', () => {
    const swapped = (parts: readonly string[], a: number, b: number): string[] =>
      parts.map((part, index) => (index === a ? (parts[b] ?? '') : index === b ? (parts[a] ?? '') : part))
    const pairs = (count: number): [number, number][] =>
      Array.from({ length: count }, (_, a) =>
        Array.from({ length: count - a - 1 }, (__, b) => [a, a + b + 1]),
      )
        .flat()
        .map(([a = 0, b = 0]) => [a, b])
    const typed = [
      ...pairs(7).map(([a, b]) => swapped(groups, a, b).join('-')),
      ...groups.flatMap((group, at) =>
        pairs(5).map(([a, b]) => groups.with(at, swapped([...group], a, b).join('')).join('-')),
      ),
    ].filter((each) => each !== key)
    expect(typed.length).toBeGreaterThan(70)
    expect(typed.filter((each) => whyOf(each) === '')).toEqual([])
  })

  test.each([
    ['nothing', '', 'Type the recovery key from the page in the safe.'],
    [
      'a group cut short',
      key.replace(groups[2] ?? '', 'AB'),
      'The third group has 2 characters. Each group has five.',
    ],
    [
      'a part of it',
      groups.slice(0, 3).join('-'),
      /seven groups of five characters, 35 in all. Here are 15\./,
    ],
    ['a nought', `${key.slice(0, 7)}0${key.slice(8)}`, /^The second group has “0” in it/],
    [
      'two groups that changed places',
      [groups[1], groups[0], ...groups.slice(2)].join('-'),
      'Groups 1 and 2 seem to be in each other’s place. Compare them with the page.',
    ],
    ['a passphrase', 'kettle orbit lantern moss', /seven groups of five/],
  ])('says of %s what is wrong', (_what, typed, sentence) => {
    expect(whyOf(typed)).toMatch(sentence)
  })
})

describe('a passphrase', () => {
  test.each([
    ['', /has none\./],
    ['x', /has one\./],
    ['  eleven char  ', /this has 11\./],
    ['aaaaaaaaaaaaaaaa', /again and again/],
    ['AbabABabABabAB', /again and again/],
  ])('is not “%s”', (typed, sentence) => {
    expect(whyNotPassphrase(typed)).toMatch(sentence)
  })

  test.each(['kettle orbit lantern moss', 'twelve chars', 'ŵyau a bara menyn'])('may be “%s”', (typed) => {
    expect(whyNotPassphrase(typed)).toBeNull()
  })
})
