import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import type { EventKind } from '../../shared/domain/meetingFact.ts'
import {
  aDeclaration,
  aFact,
  aMeeting,
  aMotion,
  anAction,
  anAttendance,
  anItem,
  aRecord,
  aReport,
  aSection,
  aVote,
  aVoteNoted,
  ballots,
  minutesOf,
  resolution,
  words,
} from './recordBuilder.ts'

/** The line of a fact in the minutes. */
export function eventLine(
  event: EventKind,
  factId: string,
  text: string,
  given: Partial<Extract<MinutesBlock, { kind: 'event' }>> = {},
): MinutesBlock {
  return {
    ...{ id: `line ${factId}`, classification: 'public', kind: 'event', event, factId, edited: false },
    content: words(text),
    ...given,
  }
}

/**
 * A meeting at which something of every register happens: a public item 12 with a declaration, a recorded vote, a resolution of two
 * clauses and an action caught from it; an exempt item 13 with a resolution, a vote, a declaration and an action of its own.
 */
export function aMeetingOfActs(id: string, date: string, given: Partial<MeetingRecord> = {}): MeetingRecord {
  const of = (name: string): string => `${id}-${name}`
  return aRecord({
    meeting: aMeeting({ id, date, state: 'draft-minutes', presidedBy: 'ida-moss' }),
    items: [
      anItem(of('roads'), { kind: 'report', title: 'Traffic in Mill Lane' }),
      anItem(of('lease'), {
        kind: 'report',
        title: 'Lease of the kiosk',
        classification: 'exempt',
        exemption: { paragraphs: [3], publicInterest: 'The terms are being negotiated.' },
      }),
    ],
    attendance: [
      anAttendance('ida-moss'),
      anAttendance('tom-fell'),
      anAttendance('una-beck', 'apologies', { reason: { category: 'unwell', words: 'a cold' } }),
    ],
    facts: [
      aDeclaration(of('declared'), {
        itemId: of('roads'),
        items: [of('roads')],
        nature: 'a house in Mill Lane',
        interest: 'other-registrable',
        dispensation: true,
      }),
      aFact(of('left'), { kind: 'left', personId: 'tom-fell', itemId: of('roads'), at: '10:30' }),
      aFact(of('back'), { kind: 'returned', personId: 'tom-fell', itemId: of('roads'), at: '10:35' }),
      aMotion(of('moved'), { itemId: of('roads'), words: 'the report be noted' }),
      aVote(of('vote'), {
        itemId: of('roads'),
        motionId: of('moved'),
        method: 'recorded',
        ballots: ballots({ for: ['ida-moss'], against: ['tom-fell'] }),
        counts: { for: 1, against: 1, abstain: 0 },
        casting: { personId: 'ida-moss', side: 'for' },
      }),
      anAction(of('count'), {
        itemId: of('roads'),
        sourceId: of('publish'),
        what: 'publish the traffic count',
        who: 'Head of Highways',
        by: '2026-11-30',
      }),
      anAction(of('typed'), { itemId: of('roads'), what: 'ring the surveyor quietly', who: 'Clerk' }),
      aDeclaration(of('secret'), {
        itemId: of('lease'),
        items: [of('lease')],
        personId: 'ida-moss',
        nature: 'a share in the tenant Quillmark',
      }),
      aVoteNoted(of('noted'), { itemId: of('lease'), personId: 'tom-fell' }),
      anAction(of('terms'), {
        itemId: of('lease'),
        sourceId: of('grant'),
        what: 'send Quillmark the terms',
        by: '2026-10-20',
      }),
    ],
    minutes: [
      minutesOf(
        of('roads'),
        [
          eventLine('declared', of('declared'), 'Councillor Tom Fell declared a house in Mill Lane.'),
          eventLine('left', of('left'), 'Councillor Tom Fell left the room.'),
          eventLine('returned', of('back'), 'Councillor Tom Fell returned.'),
          eventLine('moved', of('moved'), 'It was moved that the report be noted.'),
          eventLine('voted', of('vote'), 'For 1, against 1, carried on the casting vote of the Chair.'),
          {
            ...{ id: of('resolved'), classification: 'public', kind: 'resolution' },
            clauses: [
              { id: of('note'), level: 0, content: words('note the report') },
              { id: of('publish'), level: 0, content: words('publish the traffic count') },
            ],
          },
        ],
        { number: '12', frozen: true },
      ),
      minutesOf(
        of('lease'),
        [
          eventLine('declared', of('secret'), 'Councillor Ida Moss declared a share in Quillmark.', {
            classification: 'exempt',
          }),
          eventLine('vote-noted', of('noted'), 'Councillor Tom Fell voted against.', {
            classification: 'exempt',
          }),
          {
            ...resolution(['grant the lease'], { id: of('lease-resolved'), classification: 'exempt' }),
            clauses: [{ id: of('grant'), level: 0, content: words('grant the lease') }],
          } as MinutesBlock,
        ],
        { number: '13', frozen: true },
      ),
    ],
    reports: [
      aReport(of('report'), {
        itemId: of('roads'),
        sections: [
          aSection('purpose', ['To report on traffic.']),
          { part: 'other', heading: 'Reasons for the recommendation', paragraphs: ['Speeds have risen.'] },
          {
            part: 'other',
            heading: 'Other options considered',
            paragraphs: ['Doing nothing.', 'A width limit.'],
          },
        ],
      }),
    ],
    ...given,
  })
}
