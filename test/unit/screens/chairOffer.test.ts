import { describe, expect, test } from 'vitest'
import { chairOffer } from '../../../renderer/screens/live/chairOffer.ts'
import type { Room } from '../../../shared/domain/presenceTimeline.ts'
import type { Attendance, AttendanceStatus } from '../../../shared/domain/presence.ts'
import type { PresenceFact, PresenceKind } from '../../../shared/domain/meetingFact.ts'
import { aSeat } from '../../helpers/recordBuilder.ts'

function room(
  marks: Readonly<Record<string, AttendanceStatus>>,
  given: {
    readonly presidedBy?: string
    readonly happened?: readonly (readonly [PresenceKind, string])[]
  } = {},
): Room {
  const attendance = Object.entries(marks).map(([personId, status]): Attendance => ({
    personId,
    capacity: 'member',
    status,
    reason: null,
    substituteFor: null,
  }))
  const facts = (given.happened ?? []).map(([kind, personId], index): PresenceFact => ({
    id: `f${index}`,
    kind,
    at: `11:${String(index).padStart(2, '0')}`,
    personId,
    itemId: null,
  }))
  return {
    attendance,
    facts,
    memberships: [
      aSeat('ashworth', { role: 'chair' }),
      aSeat('bennett', { role: 'vice-chair' }),
      aSeat('chowdhury'),
    ],
    date: '2025-11-14',
    committeeQuorum: 2,
    presidedBy: given.presidedBy ?? null,
    items: [],
    start: '10:00',
    end: null,
  }
}

const allHere = { ashworth: 'present', bennett: 'present', chowdhury: 'present' } as const

describe('the offer about the chair', () => {
  test.each<[string, Room, unknown]>([
    [
      'is none before the roll call reaches the Chair',
      room({ ashworth: 'not-yet', bennett: 'present' }),
      null,
    ],
    [
      'is the Vice Chair when the Chair sends apologies, marked yet or not',
      room({ ashworth: 'apologies', bennett: 'not-yet' }),
      { kind: 'takes', personId: 'bennett' },
    ],
    [
      'is left to the officer when both are away',
      room({ ashworth: 'absent', bennett: 'apologies', chowdhury: 'present' }),
      { kind: 'choose' },
    ],
    [
      'is none once somebody presides',
      room({ ...allHere, ashworth: 'apologies' }, { presidedBy: 'bennett' }),
      null,
    ],
    [
      'is the Vice Chair when the Chair leaves in mid-meeting',
      room(allHere, { happened: [['left', 'ashworth']] }),
      { kind: 'takes', personId: 'bennett' },
    ],
    [
      'is the Chair when they come back and another presides',
      room(allHere, {
        happened: [
          ['left', 'ashworth'],
          ['took-chair', 'bennett'],
          ['returned', 'ashworth'],
        ],
      }),
      { kind: 'takes-back', personId: 'ashworth' },
    ],
    [
      'is none when the Chair gave the chair up and stayed',
      room(allHere, { happened: [['took-chair', 'bennett']] }),
      null,
    ],
    [
      'is the Chair, marked present after all, before the meeting is under way',
      room(allHere, { presidedBy: 'bennett' }),
      { kind: 'takes-back', personId: 'ashworth' },
    ],
    [
      'is the Vice Chair, not the member in the chair who leaves',
      room(
        { ...allHere, ashworth: 'apologies' },
        { presidedBy: 'chowdhury', happened: [['left', 'chowdhury']] },
      ),
      { kind: 'takes', personId: 'bennett' },
    ],
  ])('%s', (_title, given, expected) => {
    expect(chairOffer(given)).toEqual(expected)
  })
})
