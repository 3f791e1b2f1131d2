import { describe, expect, test } from 'vitest'
import { bundleDifferences } from '../../shared/domain/bundleDifferences.ts'
import { versionOrder } from '../../shared/domain/bundleVersions.ts'
import { closestOfRecord, filesOfRecord } from '../../shared/domain/bundleContents.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { sameValue } from '../../shared/domain/sameValue.ts'
import { aMeeting, anItem, aPaper, aRecord, minutesOf, point, prose } from '../helpers/recordBuilder.ts'

const record = (given: Partial<MeetingRecord> = {}): MeetingRecord =>
  aRecord({
    items: [anItem('fees', { title: 'Fees' }), anItem('pitches', { title: 'Market pitches' })],
    ...given,
  })

describe('what differs between two records of a meeting', () => {
  test('is nothing where they are the same, in whatever order their fields stand', () => {
    const one = record()
    const fieldsReversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(fieldsReversed)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, entry]) => [name, fieldsReversed(entry)]),
      )
    }
    expect(bundleDifferences(one, fieldsReversed(one) as MeetingRecord)).toEqual([])
    expect(sameValue([1, 2], [2, 1])).toBe(false)
  })

  test('is told part by part, what only one side has', () => {
    const mine = record({ meeting: aMeeting({ place: 'The Moot Hall' }) })
    const theirs = record({
      meeting: aMeeting({ place: 'The Library' }),
      items: [...mine.items, anItem('bins', { title: 'Bins' })],
      papers: [aPaper('plan', { title: 'The plan' })],
    })
    expect(bundleDifferences(mine, theirs)).toEqual([
      {
        ...{ part: 'particulars', id: null, about: 'Particulars of the meeting' },
        ...{ mine: 'place: The Moot Hall', theirs: 'place: The Library' },
      },
      { part: 'agenda', id: null, about: 'Agenda', mine: '', theirs: '“Bins”' },
      { part: 'papers', id: null, about: 'Papers', mine: '', theirs: '“The plan”' },
    ])
  })

  test('names the order of the items where only that differs', () => {
    const mine = record()
    const [order] = bundleDifferences(mine, record({ items: mine.items.toReversed() }))
    expect([order?.mine, order?.theirs]).toEqual([
      'In this order: “Fees”; “Market pitches”',
      'In this order: “Market pitches”; “Fees”',
    ])
  })

  test('shows the stretch of words of an item in which they differ', () => {
    const long = 'The market manager said much that both have in the same words. '
    const mine = record({ minutes: [minutesOf('pitches', [prose(`${long}Six pitches stood empty.`)])] })
    const theirs = record({ minutes: [minutesOf('pitches', [prose(`${long}Seven pitches stood empty.`)])] })
    const [words, ...others] = bundleDifferences(mine, theirs)
    expect(others).toEqual([])
    expect(words).toMatchObject({ part: 'minutes', id: 'pitches', about: 'Minutes of 2 Market pitches' })
    expect(words?.mine).toBe('…that both have in the same words. Six pitches stood empty.')
    expect(words?.theirs).toBe('…that both have in the same words. Seven pitches stood empty.')
  })

  test('tells of words that are the same and withheld on one side, and of numbers that stand on one', () => {
    const open = minutesOf('pitches', [point('The rent was agreed.')])
    const closed = {
      ...open,
      blocks: open.blocks.map((block) => ({ ...block, classification: 'exempt' as const })),
    }
    const [withheld] = bundleDifferences(record({ minutes: [open] }), record({ minutes: [closed] }))
    expect(withheld?.theirs).toContain('1 paragraphs and points, 1 of them not marked public')
    const stands = { ...open, number: '21', frozen: true }
    const [number] = bundleDifferences(
      record({ minutes: [{ ...open, number: '20', frozen: false }] }),
      record({ minutes: [stands] }),
    )
    expect([number?.mine, number?.theirs].map((words) => words?.split(';')[0])).toEqual([
      'number not fixed',
      'minute 21',
    ])
    // What is only worked out may differ from book to book.
    const counted = (n: string) => record({ minutes: [{ ...open, number: n, frozen: false }] })
    expect(bundleDifferences(counted('20'), counted('30'))).toEqual([])
  })
})

describe('what a bundle holds', () => {
  test('is as closed as the closest of it, a file of several places once', () => {
    const papers = [
      aPaper('a', { sha256: 'a'.repeat(64), classification: 'public', itemId: 'fees' }),
      aPaper('b', { sha256: 'a'.repeat(64), classification: 'exempt', itemId: 'fees' }),
    ]
    const items = [anItem('fees', { classification: 'public' })]
    const whole = record({ items, papers })
    expect(filesOfRecord(whole).map(({ classification }) => classification)).toEqual(['exempt'])
    expect(closestOfRecord(whole)).toBe('exempt')
    expect(closestOfRecord(record({ items, papers: [] }))).toBe('public')
  })
})

describe('two versions of a meeting', () => {
  test('are the same, one after the other, or apart', () => {
    const version = (head: string, ...knows: string[]) => ({ head, knows: [head, ...knows] })
    expect(versionOrder(version('b', 'a'), version('b'))).toBe('same')
    expect(versionOrder(version('b', 'a'), version('a'))).toBe('older')
    expect(versionOrder(version('a'), version('b', 'a'))).toBe('newer')
    expect(versionOrder(version('b', 'a'), version('c', 'a'))).toBe('apart')
  })
})
