import { describe, expect, test } from 'vitest'
import { findings } from '../../../shared/domain/checks/findings.ts'
import { defaultHouseStyle } from '../../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import {
  aCouncil,
  aDeclaration,
  aMeeting,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  aVote,
  minutesOf,
  prose,
} from '../../helpers/recordBuilder.ts'

/** What is asked of minutes of the past: how they are printed, and nothing that the paper does not say. */

function imported(lines: readonly string[], hours = '', given: Partial<MeetingRecord> = {}): MeetingRecord {
  const importedFrom = { fileName: 'old.docx', sha256: '0'.repeat(64), members: [], council: '', hours }
  return aRecord({
    council: aCouncil({ houseStyle: { ...defaultHouseStyle, times: '10.00 am' } }),
    meeting: aMeeting({ state: 'draft-minutes', presidedBy: 'ida-moss', importedFrom }),
    items: [anItem('first')],
    minutes: [
      minutesOf(
        'first',
        lines.map((line) => prose(line)),
      ),
    ],
    ...given,
  })
}

function whys(record: MeetingRecord, rule: string): string[] {
  return findings(record).flatMap((found) => (found.rule === rule ? [found.why] : []))
}

describe('times', () => {
  test('that are written alike are let be, whatever the council writes now', () => {
    expect(whys(imported(['At 7.25pm he left.', 'It closed at 9.05pm.'], '7.00pm 9.05pm'), 'times')).toEqual(
      [],
    )
    expect(whys(imported(['At 19:25 he left.', 'It closed at 21:05.']), 'times')).toEqual([])
  })

  test('that are written in two manners in one paper are told of, once', () => {
    const record = imported(['At 7.25pm he left.', 'It closed at 9.05 pm.', 'Nobody came at 8.10pm.'])
    expect(whys(record, 'times')).toEqual(['The minutes write times in two manners: “7.25pm” and “9.05 pm”.'])
  })

  test('of its head count', () => {
    expect(whys(imported(['It broke off at 11:05am.'], '10.00 am 12.20 pm'), 'times')).toHaveLength(1)
  })
})

describe('a member with an interest', () => {
  const parts: Partial<MeetingRecord> = {
    members: [aSeat('ida-moss', { role: 'chair' })],
    people: [aPersonOnTheDay('ida-moss', { name: 'Ida Moss' })],
    attendance: [anAttendance('ida-moss', 'present')],
    facts: [
      aDeclaration('d', {
        ...{ personId: 'ida-moss', items: ['first'], interest: 'disclosable-pecuniary' },
        ...{ leaves: false, dispensation: false },
      }),
      aVote('v', { itemId: 'first', at: '11:55' }),
    ],
  }

  test('is never said to have been in the room at a time that the paper does not give', () => {
    const record = imported(
      ['Resolved to let the shed (Ida Moss left the room and took no part).'],
      '',
      parts,
    )
    expect(whys(record, 'R36')).toEqual([])
    const silent = imported(['Resolved to let the shed.'], '', parts)
    expect(whys(silent, 'R36').join()).not.toContain('was in the room')
    expect(whys({ ...silent, meeting: { ...silent.meeting, importedFrom: null } }, 'R36').join()).toContain(
      'was in the room at 11.55',
    )
  })

  test('who is not said to have left anywhere is told of', () => {
    expect(whys(imported(['Resolved to let the shed.'], '', parts), 'R36')).toHaveLength(1)
  })
})
