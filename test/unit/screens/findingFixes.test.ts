import { describe, expect, it } from 'vitest'
import type { CoreClient } from '../../../shared/api/client.ts'
import { findings } from '../../../shared/domain/checks/findings.ts'
import { toldFinding } from '../../../electron/core/toldFinding.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { fixesFor } from '../../../renderer/screens/meeting/findingFixes.ts'
import { wayTo } from '../../../renderer/screens/meeting/findingPlaces.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import {
  aFact,
  aMeeting,
  anAttendance,
  anItem,
  aRecord,
  aSeat,
  minutesOf,
  prose,
} from '../../helpers/recordBuilder.ts'

const inSession = aMeeting({ state: 'in-session' })

function viewOf(given: Partial<MeetingRecord>): MeetingView {
  const record = aRecord({ meeting: inSession, ...given })
  // A record is readonly all through; what comes over the wire is the same value.
  return {
    record,
    findings: findings(record).map((finding) => toldFinding(finding, record)),
  } as unknown as MeetingView
}

/** What each finding offers: its acts, then where it leads. */
function offered(given: Partial<MeetingRecord>): string[][] {
  const view = viewOf(given)
  return view.findings.map((finding) => [
    finding.rule,
    ...fixesFor(finding, view).map(({ words }) => words),
    wayTo(finding, view)?.href ?? '',
  ])
}

const [ida, tom, una] = [anAttendance('ida-moss'), anAttendance('tom-fell'), anAttendance('una-beck')]

describe('the ways out of a finding', () => {
  it('mark a member nobody has spoken for, and one without apologies', () => {
    const live = '#/meetings/meeting/live'
    expect(offered({ attendance: [ida, tom, { ...una, status: 'not-yet' }] })).toEqual([
      ['R22', 'Present', 'Apologies were sent', 'Absent', live],
    ])
    expect(offered({ attendance: [ida, tom, { ...una, status: 'absent' }] })).toEqual([
      ['R28', 'Apologies were sent', live],
    ])
    expect(offered({ attendance: [ida, tom] })).toEqual([['R22', live]])
  })

  it('end a meeting that was adjourned and never resumed, and no other', () => {
    const given = {
      meeting: aMeeting({ state: 'draft-minutes' }),
      minutes: [minutesOf('first', [prose('Noted.')])],
    }
    expect(offered(given)).toEqual([['end-time', '#/meetings/meeting/particulars']])
    const adjourned = aFact('stop', { kind: 'adjourned', at: '12:10' })
    expect(offered({ ...given, facts: [adjourned] })).toEqual([
      ['end-time', 'It ended at 12.10 pm', '#/meetings/meeting/particulars'],
    ])
    const resumed = aFact('back', { kind: 'resumed', at: '12:15' })
    expect(offered({ ...given, facts: [adjourned, resumed] })).toEqual([
      ['end-time', '#/meetings/meeting/particulars'],
    ])
  })

  it('say that the vice-chair presided, when there is one who was there', () => {
    const members = [
      aSeat('ida-moss', { role: 'chair' }),
      aSeat('tom-fell', { role: 'vice-chair' }),
      aSeat('una-beck'),
    ]
    const attendance = [{ ...ida, status: 'apologies' as const }, tom, una]
    expect(offered({ members, attendance })).toEqual([
      ['presider', 'Councillor Tom Fell presided', '#/meetings/meeting/live'],
    ])
  })

  it('are taken back as they were', async () => {
    const asked: unknown[] = []
    const mark = (input: unknown): Promise<unknown> => Promise.resolve(asked.push(input))
    const client = { attendance: { mark } } as unknown as CoreClient
    const view = viewOf({ attendance: [ida, tom, { ...una, status: 'absent' }] })
    const [fix] = view.findings.flatMap((finding) => fixesFor(finding, view))
    await fix?.act(client)
    await fix?.back(client)
    const about = { meetingId: 'meeting', personId: 'una-beck', reason: null }
    expect(asked).toEqual([
      { ...about, status: 'apologies' },
      { ...about, status: 'absent' },
    ])
  })

  it('lead to the agenda for what stands on it, and to the minutes for what is written in them', () => {
    expect(offered({ items: [anItem('first', { classification: 'unset' })] })).toEqual([
      ['R2', '#/meetings/meeting/agenda/first'],
    ])
    expect(offered({ items: [anItem('first', { kind: 'urgent', origin: 'meeting' })] })).toEqual([
      ['R5', '#/meetings/meeting/live/first'],
    ])
  })
})
