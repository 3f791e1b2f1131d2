import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { describe, expect, it } from 'vitest'
import { nothingAround } from '../../shared/domain/checks/around.ts'
import { findings } from '../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import {
  aFact,
  aMeeting,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  minutesOf,
  note,
  prose,
} from '../helpers/recordBuilder.ts'

const inSession = aMeeting({ state: 'in-session' })
const present = aRecord().attendance
const written = (itemId: string) => [minutesOf(itemId, [prose('Noted.')])]

/** "rule level where" of each. */
function found(given: Partial<MeetingRecord>): string[] {
  return findings(aRecord({ meeting: inSession, ...given })).map(
    ({ rule, level, where }) => `${rule} ${level} ${where ?? 'meeting'}`,
  )
}

describe('what the minutes say of earlier minutes', () => {
  const said = (
    sentences: readonly string[],
    state: 'draft' | 'signed',
    acts: MeetingRecord['acts'] = [],
  ): string[] =>
    findings(
      aRecord({
        meeting: aMeeting({ state: 'draft-minutes', end: '11:00' }),
        items: [anItem('minutes', { kind: 'minutes' })],
        minutes: [
          minutesOf(
            'minutes',
            sentences.map((each) => prose(each)),
            { number: '17' },
          ),
        ],
        acts,
      }),
      { ...nothingAround, earlierMinutes: [{ meetingId: 'september', date: '2026-09-10', state }] },
    )
      .filter(({ rule }) => rule === 'R41')
      .map(({ why, place }) => `${place?.kind ?? 'item'} ${place?.id ?? ''}: ${why}`)
  const sentence = 'The minutes of 10 September 2026 were confirmed as an accurate record.'

  it('is what the book has, or they are told to record it', () => {
    expect(said([sentence.replace('record.', 'record and signed by the Chair.')], 'draft')).toEqual([
      'sign september: Minute 17 says that the minutes of Thu 10 September 2026 were signed; the book has no record of it. Record it on Sign.',
    ])
    expect(said([sentence], 'signed')).toEqual([])
    expect(said([sentence.replace('10 Sep', '110 Sep')], 'draft')).toEqual([
      expect.stringContaining('are not confirmed, and this meeting is over'),
    ])
    expect(said([sentence.replace('confirmed', 'not accepted')], 'draft')).toEqual([])
  })

  it('is no longer said once it was taken back', () => {
    const base = { at: '2026-10-14T10:00:00.000Z', by: 'Ida Moss' }
    const confirms: MinutesAct = {
      ...{ ...base, id: 'c', kind: 'confirms', meetingId: 'september', actId: 'a', date: '2026-09-10' },
      ...{ itemId: 'minutes', manner: 'accurate', corrections: [] },
    }
    const acts: MinutesAct[] = [
      confirms,
      { ...base, id: 'w', kind: 'withdrawn', actId: 'c', reason: 'Undone' },
    ]
    expect(said([sentence], 'draft', acts)).toEqual([expect.stringContaining('this was taken back')])
  })

  it('is said once', () => {
    expect(said([`${sentence} ${sentence}`], 'signed')).toEqual([
      'item : Minute 17 says more than once that the minutes of Thu 10 September 2026 were confirmed. Keep one of the sentences.',
    ])
    const quoted = sentence.replace(
      ' were',
      ', subject to minute 2, a) reading “It was agreed. It was approved.”, were',
    )
    expect(said([quoted], 'signed')).toEqual([])
  })
})

describe('a report that an item promises', () => {
  const asked = (today: string, reportAuthor: string): string[] =>
    findings(
      aRecord({
        meeting: aMeeting({ date: '2026-10-14' }),
        attendance: [],
        items: [anItem('one', { reportAuthor })],
      }),
      { ...nothingAround, today },
    ).flatMap(({ rule, where }) => (rule === 'report' ? (where ?? '') : []))

  it('is asked for two working days before the last day to publish', () => {
    expect(asked('2026-09-30', 'Director of Roads')).toEqual([])
    expect(asked('2026-10-05', 'Director of Roads')).toEqual(['one'])
    expect(asked('2026-10-05', '')).toEqual([])
  })
})

describe('the findings', () => {
  it('are none for a meeting in good order', () => {
    expect(found({})).toEqual([])
    expect(
      found({ meeting: aMeeting({ state: 'confirmed', end: '12:20' }), minutes: written('first') }),
    ).toEqual([])
  })

  it('ask of no attendance before the meeting has begun', () => {
    expect(found({ meeting: aMeeting(), attendance: [] })).toEqual([])
  })

  it('name a member nobody has spoken for, and one in no list', () => {
    const attendance = [...present.slice(0, 2), anAttendance('una-beck', 'not-yet')]
    expect(found({ attendance })).toEqual(['R22 problem una-beck'])
    expect(found({ attendance: present.slice(0, 2) })).toEqual(['R22 problem una-beck'])
    expect(findings(aRecord({ meeting: inSession, attendance }))[0]?.why).toBe(
      'Nobody has said whether Councillor Una Beck was there. Mark them present, absent, or with apologies.',
    )
  })

  it('name a member absent without apologies, and let one with apologies be', () => {
    const mark = (status: 'absent' | 'apologies'): MeetingRecord['attendance'] => [
      ...present.slice(0, 2),
      anAttendance('una-beck', status),
    ]
    expect(found({ attendance: mark('absent') })).toEqual(['R28 advice una-beck'])
    expect(found({ attendance: mark('apologies') })).toEqual([])
  })

  it('say when there is no quorum, also once members have left', () => {
    const away = ['tom-fell', 'una-beck']
    expect(
      found({ attendance: [...present.slice(0, 1), ...away.map((each) => anAttendance(each, 'apologies'))] }),
    ).toEqual(['R23 problem meeting'])
    const facts = away.map((personId) => aFact(personId, { kind: 'left', personId }))
    expect(found({ facts })).toEqual(['R23 problem meeting'])
  })

  it('ask who presided when the chair was away or there is none', () => {
    const attendance = [anAttendance('ida-moss', 'apologies'), ...present.slice(1)]
    expect(found({ attendance })).toEqual(['presider problem ida-moss'])
    expect(found({ attendance, meeting: aMeeting({ state: 'in-session', presidedBy: 'tom-fell' }) })).toEqual(
      [],
    )
    const tookChair = aFact('c', { kind: 'took-chair', personId: 'tom-fell' })
    expect(found({ attendance, facts: [tookChair] })).toEqual([])
    expect(found({ members: [aSeat('ida-moss'), aSeat('tom-fell'), aSeat('una-beck')] })).toEqual([
      'presider problem meeting',
    ])
  })

  it('say when one seat has two people or a substitute is promised and not there', () => {
    const sam = anAttendance('sam', 'present', { capacity: 'substitute', substituteFor: 'una-beck' })
    const people = [...aRecord().people, aPersonOnTheDay('sam')]
    expect(found({ people, attendance: [...present, sam] })).toEqual(['R30 problem una-beck'])
    const represented = [...present.slice(0, 2), anAttendance('una-beck', 'substituted')]
    expect(found({ people, attendance: represented })).toEqual(['R30 problem una-beck'])
    expect(found({ people, attendance: [...represented, sam] })).toEqual([])
  })

  it('name those in attendance without a title', () => {
    const attendance = [...present, anAttendance('lee', 'present', { capacity: 'attendee' })]
    const people = (title: string): MeetingRecord['people'] => [
      ...aRecord().people,
      aPersonOnTheDay('lee', { address: '', title }),
    ]
    expect(found({ attendance, people: people('') })).toEqual(['title advice lee'])
    expect(found({ attendance, people: people('Head of Parks') })).toEqual([])
  })

  it('ask for the time the meeting ended', () => {
    expect(found({ meeting: aMeeting({ state: 'draft-minutes' }), minutes: written('first') })).toEqual([
      'end-time advice meeting',
    ])
  })

  it('name the items that would be printed as a bare heading: those passed by, and all of them once the meeting is over', () => {
    const items = [
      anItem('apologies', { kind: 'apologies' }),
      anItem('passed'),
      anItem('whole'),
      anItem('part', { parentId: 'whole' }),
      anItem('coming'),
    ]
    const minutes = [...written('part'), { ...minutesOf('coming', [note('Ask for the figure.')]) }]
    expect(found({ items, minutes })).toEqual(['minutes advice passed'])
    expect(found({ items, minutes, meeting: aMeeting({ state: 'in-session', end: '12:20' }) })).toEqual([
      'minutes advice passed',
      'minutes advice coming',
    ])
    expect(findings(aRecord({ meeting: inSession, items, minutes }))[0]?.why).toBe(
      '“Item passed” has no minutes: it would be printed as a bare heading. Write what happened, or “None”.',
    )
  })

  it('take a meeting as begun once somebody is marked or something is written, whatever its state says', () => {
    const planned = aMeeting({ state: 'planned' })
    const nobody = present.map((each) => ({ ...each, status: 'not-yet' as const }))
    expect(found({ meeting: planned, attendance: nobody })).toEqual([])
    expect(found({ meeting: planned, attendance: [...present.slice(0, 2), ...nobody.slice(2)] })).toEqual([
      'R22 problem una-beck',
    ])
    expect(found({ meeting: planned, attendance: nobody, minutes: written('first') })).toHaveLength(4)
  })

  it('name items nobody has classified, and exempt ones that do not say why', () => {
    const items = [
      anItem('unset', { classification: 'unset' }),
      anItem('bare', { classification: 'exempt' }),
      anItem('half', { classification: 'exempt', exemption: { paragraphs: [3], publicInterest: ' ' } }),
      anItem('whole', {
        classification: 'exempt',
        exemption: { paragraphs: [3], publicInterest: 'Because.' },
      }),
      anItem('open'),
    ]
    expect(found({ items })).toEqual([
      'R2 problem unset',
      'R20 problem bare',
      'R21 problem bare',
      'R21 problem half',
    ])
  })
})
