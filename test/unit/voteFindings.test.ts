import { describe, expect, it } from 'vitest'
import { findings } from '../../shared/domain/checks/findings.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import {
  aDeclaration,
  aFact,
  aMeeting,
  aMotion,
  anAttendance,
  anItem,
  anUrgency,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  aVote,
  aVoteNoted,
  ballots,
  minutesOf,
  note,
  prose,
  resolution,
} from '../helpers/recordBuilder.ts'

const inSession = aMeeting({ state: 'in-session' })

function whyOf(given: Partial<MeetingRecord>, rule: string): string[] {
  return findings(aRecord({ meeting: inSession, ...given }))
    .filter((finding) => finding.rule === rule)
    .map((finding) => finding.why)
}

/** "rule level where" of each. */
function found(given: Partial<MeetingRecord>): string[] {
  return findings(aRecord({ meeting: inSession, ...given })).map(
    ({ rule, level, where }) => `${rule} ${level} ${where ?? 'meeting'}`,
  )
}

const left = (personId: string, at: string, itemId: string | null = null) =>
  aFact(`${personId} left ${at}`, { kind: 'left', at, personId, itemId })
const recorded = (cast: Parameters<typeof ballots>[0], given: Parameters<typeof aVote>[1] = {}) => {
  const given2 = ballots(cast)
  const count = (side: string): number => given2.filter((ballot) => ballot.side === side).length
  return aVote('v', {
    method: 'recorded',
    ballots: given2,
    counts: { for: count('for'), against: count('against'), abstain: count('abstain') },
    carried: count('for') > count('against'),
    ...given,
  })
}

describe('the findings of votes', () => {
  it('are none for a vote that fits the room, also when somebody leaves in the minute after it', () => {
    const vote = recorded({ for: ['ida-moss', 'tom-fell'], against: ['una-beck'] }, { at: '11:00' })
    expect(found({ facts: [vote, left('una-beck', '11:00')] })).toEqual([])
  })

  it('say when a time put right leaves more votes than members in the room', () => {
    const vote = aVote('v', {
      at: '11:00',
      method: 'show-of-hands',
      counts: { for: 3, against: 0, abstain: 0 },
    })
    expect(found({ facts: [vote, left('una-beck', '11:01')] })).toEqual([])
    expect(whyOf({ facts: [vote, left('una-beck', '10:59')] }, 'R24')).toEqual([
      'Of the vote at 11.00 am: 3 votes, but only 2 members in the room may vote on this item.',
    ])
  })

  it('name everybody who voted and was barred, by the rule that bars them', () => {
    const record: Partial<MeetingRecord> = {
      members: [...aRecord().members, aSeat('cora', { role: 'co-optee', voting: false })],
      people: [...aRecord().people, aPersonOnTheDay('cora')],
      attendance: [...aRecord().attendance, anAttendance('cora')],
      facts: [
        aDeclaration('d'),
        left('tom-fell', '10:20', 'first'),
        aFact('back', { kind: 'returned', at: '10:30', personId: 'tom-fell' }),
        left('una-beck', '10:40'),
        recorded({ for: ['ida-moss', 'tom-fell', 'una-beck', 'cora'] }, { at: '11:00' }),
      ],
    }
    expect(found(record)).toEqual([
      'R23 problem first',
      'R36 advice first',
      'R36 problem first',
      'R24 problem first',
      'R32 problem first',
    ])
    expect(whyOf(record, 'R32')).toEqual([
      'Of the vote at 11.00 am: Councillor Cora has no vote on this committee.',
    ])
  })

  it('say when a casting vote was given by somebody who did not preside', () => {
    const tie = recorded(
      { for: ['ida-moss'], against: ['tom-fell'] },
      { at: '11:00', casting: { personId: 'ida-moss', side: 'for' }, carried: true },
    )
    expect(found({ facts: [tie] })).toEqual([])
    const taken = aFact('c', { kind: 'took-chair', at: '10:30', personId: 'una-beck' })
    expect(whyOf({ facts: [taken, tie] }, 'R24')).toEqual([
      'Of the vote at 11.00 am: Only whoever presides has a casting vote, and Councillor Una Beck presides. Enter who took the chair.',
    ])
  })

  it('say when one member’s noted vote cannot have been', () => {
    const vote = recorded({ for: ['ida-moss', 'una-beck'] }, { at: '11:00' })
    const noted = aVoteNoted('n', { at: '11:00' })
    expect(found({ facts: [vote, { ...noted, side: 'for' }] })).toEqual([])
    expect(found({ facts: [vote, noted] })).toEqual(['R25 problem first'])
    const again = [
      { ...vote, id: 'w' },
      { ...noted, id: 'o', side: 'for' },
    ] as const
    expect(found({ facts: [vote, { ...noted, side: 'for' }, ...again] })).toEqual([])
    expect(found({ facts: [vote, { ...noted, side: 'for' }, again[1]] })).toEqual(['R25 problem first'])
    expect(found({ facts: [vote, left('una-beck', '11:00'), { ...noted, side: 'for' }] })).toEqual([
      'R24 problem first',
    ])
  })

  it('ask for names on the budget, in votes and where something is resolved without one', () => {
    const items = [anItem('first', { kind: 'budget' })]
    const names = recorded({ for: ['ida-moss', 'tom-fell', 'una-beck'] })
    const minutes = [minutesOf('first', [resolution(['approve it'])])]
    expect(found({ items, facts: [names], minutes })).toEqual([])
    expect(found({ items, facts: [names, aVote('w')], minutes })).toEqual(['R26 problem first'])
    expect(found({ items, minutes })).toEqual(['R26 problem first'])
    expect(found({ items, minutes: [minutesOf('first', [prose('Deferred.')])] })).toEqual([])
    expect(found({ facts: [aVote('w')], minutes })).toEqual([])
  })
})

describe('the findings of interests', () => {
  const written = [minutesOf('first', [prose('Noted.')])]
  const declared = aDeclaration('d')

  it('name a member who was in the room when something was moved or voted on', () => {
    const facts = [declared, aMotion('m', { at: '10:40', seconder: null })]
    expect(whyOf({ facts }, 'R36')).toEqual([
      'Councillor Tom Fell declared an interest in “Item first” that keeps them from it, and was in the room at 10.40 am, when something was moved. Enter when they left.',
    ])
    expect(found({ facts: [...facts, left('tom-fell', '10:30', 'first')] })).toEqual([])
  })

  it('name a member of whom nothing says that they left, once the item is written', () => {
    expect(found({ facts: [declared], minutes: written })).toEqual(['R36 advice first'])
    expect(found({ facts: [declared] })).toEqual([])
    expect(found({ facts: [declared, left('tom-fell', '10:30', 'first')], minutes: written })).toEqual([])
    expect(found({ facts: [{ ...declared, leaves: true }], minutes: written })).toEqual([])
    expect(found({ facts: [{ ...declared, dispensation: true }], minutes: written })).toEqual([])
  })
})

describe('the findings of items', () => {
  const resolved = [minutesOf('first', [resolution(['agree'])])]

  it('ask why an item that was not on the agenda was urgent', () => {
    const items = [anItem('first', { kind: 'urgent', origin: 'meeting' })]
    expect(whyOf({ items }, 'R5')).toEqual([
      '“Item first” was not on the agenda, and its minutes do not say why it was urgent. Write there: “The Chair was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: …”',
    ])
    expect(found({ items })).toEqual(['R5 problem first'])
    expect(found({ items, facts: [anUrgency('u')] })).toEqual([])
    expect(found({ items, facts: [anUrgency('u', { reason: ' ' })] })).toEqual(['R5 problem first'])
    expect(found({ items: [anItem('first', { kind: 'report', origin: 'meeting' })] })).toEqual([
      'R5 advice first',
    ])
    expect(found({ items: [anItem('first', { kind: 'chair', origin: 'meeting' })] })).toEqual([])
  })

  it('take the reason from the minutes, in the words of the rule, however it came there', () => {
    const items = [anItem('first', { kind: 'urgent', origin: 'meeting' })]
    const written = (words: string): string[] =>
      found({ items, minutes: [minutesOf('first', [prose(words)])] })
    const opinion =
      'The Chair was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances'
    expect(written(`${opinion}: the bridge closes on Monday.`)).toEqual([])
    expect(
      written('As the bridge closes on Monday, it was taken as urgent in special circumstances.'),
    ).toEqual([])
    expect(written(`${opinion}: …`)).toEqual(['R5 problem first'])
    expect(written('The Chair said that this was urgent.')).toEqual(['R5 problem first'])
    expect(found({ items, minutes: [minutesOf('first', [note(`${opinion}: rain.`)])] })).toContain(
      'R5 problem first',
    )
  })

  it('take the reason of an item for its parts too', () => {
    const items = [
      anItem('first', { kind: 'urgent', origin: 'meeting' }),
      anItem('part', { kind: 'urgent', origin: 'meeting', parentId: 'first' }),
    ]
    expect(found({ items, facts: [anUrgency('u')] })).toEqual([])
  })

  it('let the heading for urgent business be until something is decided under it', () => {
    const items = [anItem('first', { kind: 'urgent', origin: 'standing' })]
    expect(found({ items, minutes: [minutesOf('first', [prose('None.')])] })).toEqual([])
    expect(found({ items, minutes: resolved })).toEqual(['R5 problem first'])
    expect(found({ items, facts: [aVote('v')] })).toEqual(['R5 problem first'])
  })

  it('ask when the public left for what is exempt or confidential and has been minuted', () => {
    const items = [anItem('first', { classification: 'confidential' })]
    expect(found({ items })).toEqual([])
    expect(found({ items, minutes: resolved })).toEqual(['R19 advice first'])
    expect(found({ items, minutes: resolved, facts: [aFact('x', { kind: 'excluded' })] })).toEqual([])
  })
})

describe('the findings of the quorum', () => {
  it('say at which moment it was lost, once for each time', () => {
    const facts = [
      left('tom-fell', '10:20'),
      left('una-beck', '10:30'),
      aFact('a', { kind: 'returned', at: '10:40', personId: 'una-beck' }),
      left('una-beck', '11:10'),
      left('ida-moss', '11:20'),
    ]
    expect(whyOf({ facts }, 'R23')).toEqual([
      'At 10.30 am the meeting needed 2 voting members and had 1. Check who was in the room, or enter the adjournment: without a quorum nothing can be decided.',
      'At 11.10 am the meeting needed 2 voting members and had 1. Check who was in the room, or enter the adjournment: without a quorum nothing can be decided.',
    ])
  })

  it('do not mind who leaves once the meeting is adjourned or has ended', () => {
    const facts = [left('tom-fell', '12:00'), left('una-beck', '12:00')]
    expect(found({ facts: [aFact('a', { at: '12:00' }), ...facts] })).toEqual([])
    const minutes = [minutesOf('first', [prose('Noted.')])]
    expect(found({ facts, minutes, meeting: aMeeting({ end: '12:00' }) })).toEqual([])
  })

  it('count a member who sent apologies and came after all, and ask no more after them', () => {
    const attendance = [
      anAttendance('ida-moss'),
      anAttendance('tom-fell', 'not-yet'),
      anAttendance('una-beck', 'absent'),
    ]
    const came = ['tom-fell', 'una-beck'].map((personId) =>
      aFact(personId, { kind: 'arrived', at: '09:59', personId }),
    )
    expect(found({ attendance, facts: came })).toEqual([])
  })
})
