import { array, assert, date, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backupsKept,
  newestFirst,
  outlivedBackups,
  wantsBackupAtOnce,
} from '../../shared/domain/backupAges.ts'
import type { KeptBackup } from '../../shared/domain/backupAges.ts'

function at(...instants: readonly string[]): KeptBackup[] {
  return instants.map((instant) => ({ name: instant, at: instant, sequence: 0 }))
}

/** One every ten minutes, the last of them at the end. */
function everyTenMinutes(until: string, count: number): KeptBackup[] {
  const end = Date.parse(until)
  return at(...Array.from({ length: count }, (_, index) => new Date(end - index * 600_000).toISOString()))
}

describe('backups whose time is over', () => {
  test('are none while there are six', () => {
    expect(outlivedBackups(everyTenMinutes('2026-03-05T20:00:00Z', 6))).toEqual([])
  })

  test('are those between the newest six and the last of each day', () => {
    const evening = everyTenMinutes('2026-03-05T20:00:00Z', 10)
    const before = at('2026-03-04T09:00:00.000Z', '2026-03-04T17:00:00.000Z')
    expect(outlivedBackups([...evening, ...before]).toSorted()).toEqual(
      [...evening.slice(6).map(({ name }) => name), '2026-03-04T09:00:00.000Z'].toSorted(),
    )
  })

  test('go by the order in which they were taken, so that a clock that was wrong takes no good one away', () => {
    const evening = everyTenMinutes('2026-03-05T20:00:00Z', 8).toReversed()
    // The fourth was taken while the clock stood ten years ahead, the last two while it stood a day back.
    const taken = evening.map((backup, index) => {
      const at = index === 3 ? '2036-03-05T20:00:00.000Z' : backup.at
      return { ...backup, at: index > 5 ? at.replace('-05T', '-04T') : at, sequence: index + 1 }
    })
    expect(newestFirst(taken).map(({ sequence }) => sequence)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    const over = outlivedBackups(taken)
    expect(over).toEqual([taken[1]?.name, taken[0]?.name])
  })

  test('without a number stand where the clock puts them among the others', () => {
    const numbered = [1, 2].map((sequence) => ({
      name: `${sequence}`,
      at: `2026-03-0${sequence}T10`,
      sequence,
    }))
    const old = [{ name: 'old', at: '2025-01-01T10', sequence: 0 }]
    const update = [{ name: 'update', at: '2026-03-01T11', sequence: 0 }]
    const ordered = newestFirst([...old, ...numbered, ...update]).map(({ name }) => name)
    expect(ordered).toEqual(['2', 'update', '1', 'old'])
  })

  test('leave the last of each of twelve months after years of one a day', () => {
    const days = at(
      ...Array.from({ length: 900 }, (_, day) =>
        new Date(Date.parse('2026-03-05T18:00:00Z') - day * 86_400_000).toISOString(),
      ),
    )
    const over = new Set(outlivedBackups(days))
    const kept = days.filter(({ name }) => !over.has(name))
    // Fourteen days, and of the other months, of which the first two are among those days, the last of each.
    expect(kept).toHaveLength(backupsKept.days + backupsKept.months - 2)
    expect(kept.at(-1)?.at.slice(0, 7)).toBe('2025-04')
  })

  test('are never the newest, never too many left, and never any more once they are gone', () => {
    const times = array(
      date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      {
        minLength: 1,
        maxLength: 200,
      },
    )
    assert(
      property(times, (dates) => {
        const backups = [...new Set(dates.map((each) => each.toISOString()))].map((name) => ({
          name,
          at: name,
          sequence: 0,
        }))
        const over = new Set(outlivedBackups(backups))
        const kept = backups.filter(({ name }) => !over.has(name))
        const newest =
          backups
            .map(({ name }) => name)
            .toSorted()
            .at(-1) ?? ''
        expect(over.has(newest)).toBe(false)
        expect(kept.length).toBeLessThanOrEqual(backupsKept.recent + backupsKept.days + backupsKept.months)
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(backups.length, backupsKept.recent))
        expect(outlivedBackups(kept)).toEqual([])
      }),
    )
  })
})

test('a book wants a backup at once where it was cut off, or its last change is more than ten minutes younger than the newest', () => {
  const at = (time: string): string => `2026-01-15T${time}:00.000Z`
  const wants = (newest: string | null, changed: string | null, interrupted = false): boolean =>
    wantsBackupAtOnce({ newest, changed, interrupted, everyMilliseconds: 600_000 })
  expect(wants(at('10:00'), at('10:11'))).toBe(true)
  expect(wants(at('10:00'), at('10:10'))).toBe(false)
  expect(wants(at('10:00'), at('10:01'), true)).toBe(true)
  expect(wants(at('10:00'), at('10:00'), true)).toBe(false)
  expect(wants(null, at('10:00'), true)).toBe(true)
  expect(wants(null, at('10:00'))).toBe(false)
  expect(wants(null, null, true)).toBe(false)
})
