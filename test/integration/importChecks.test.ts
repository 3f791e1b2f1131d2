import { describe, expect, test } from 'vitest'
import { draftOf } from '../../electron/core/importDraft.ts'
import { hoursAsPrinted } from '../../electron/core/takeImport.ts'
import { readMeetingPaper } from '../../electron/import/readMeetingPaper.ts'
import { findings } from '../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { readSeed, seedsMissing } from '../helpers/seeds.ts'

/** What the checks find in real minutes that were imported: the defects that are in them, and nothing else. */

interface Checked {
  readonly record: MeetingRecord
  readonly notes: readonly string[]
  readonly found: readonly { readonly rule: string; readonly why: string }[]
}

function checked(text: string): Checked {
  let count = 0
  const newId = (): string => `id-${(count += 1)}`
  const read = draftOf(
    { kind: 'text', text, notes: [] },
    { fileName: 'minutes.txt', today: '2026-06-01', newId },
  )
  if (read.kind === 'refused') throw new Error(read.sentence)
  const { record } = read.draft
  const notes = read.draft.notes.map(({ sentence }) => sentence)
  const importedFrom = {
    ...{ fileName: 'minutes.txt', sha256: '0'.repeat(64), members: record.members },
    ...{ council: '', hours: hoursAsPrinted(read.draft) },
  }
  const past = { ...record, meeting: { ...record.meeting, importedFrom } }
  return { record: past, notes, found: findings(past).map(({ rule, why }) => ({ rule, why })) }
}

function minutesInside(pack: string): string {
  const held = pack.indexOf('Minutes of the meeting held')
  const from = pack.lastIndexOf('Council', held)
  return pack.slice(pack.lastIndexOf('\n', from), pack.indexOf('This page is intentionally left blank', held))
}

describe.skipIf(seedsMissing !== '')('minutes of November', () => {
  test('are found to have two titles for one officer and times in two manners; the letter that is out of turn is told', () => {
    const { found, notes } = checked(readSeed('000'))
    expect(found.map(({ rule }) => rule).toSorted()).toEqual(['times', 'title'])
    expect(
      notes.filter((note) => / (?:is missing|is used twice|does not follow .+) at /.test(note)),
    ).toHaveLength(1)
  })
})

describe.skipIf(seedsMissing !== '')('minutes of December, in a pack', () => {
  test('are found to have a member who was absent without apologies, and nothing false', () => {
    const { record, found } = checked(minutesInside(readSeed('003')))
    const away = record.attendance.filter(({ status }) => status === 'absent')
    expect(away).toHaveLength(1)
    expect(found.filter(({ rule }) => rule !== 'R28')).toEqual([])
  })

  test('the pack itself is an agenda: its items with their pages, and the two that stand under one', () => {
    const read = readMeetingPaper(readSeed('003'))
    expect(read.kind).toBe('agenda')
    expect(read.items.map((item) => [item.isSub, item.agenda?.pages?.first ?? null])).toEqual([
      ...[[false, null] as const, [false, null] as const, [false, 3] as const, [false, 11] as const],
      ...[[false, 61] as const, [true, null] as const, [true, null] as const, [false, 113] as const],
    ])
  })
})

test.skipIf(seedsMissing !== '').each([['002'], ['004']])(
  '%s: a page of one item has nothing amiss',
  (seed) => {
    const { found, record } = checked(readSeed(seed))
    expect(record.items).toHaveLength(1)
    expect(found.filter(({ rule }) => rule !== 'presider')).toEqual([])
  },
)
