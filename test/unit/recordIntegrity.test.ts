import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import type { MinutesAct } from '../../shared/domain/minutesActs.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import { aConfirmation, actBase, aSignature } from '../helpers/actBuilder.ts'
import {
  aDeclaration,
  aFact,
  aMeeting,
  aMotion,
  anAttendance,
  anItem,
  aPersonOnTheDay,
  aRecord,
  aSeat,
  aVote,
  ballots,
  minutesOf,
  point,
  resolution,
  aPaper,
  aReport,
} from '../helpers/recordBuilder.ts'

function whereAmiss(given: Partial<MeetingRecord>): unknown {
  try {
    checkRecord(aRecord(given))
    return 'nothing'
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error
    expect(error.message).toContain(String(error.details['where']))
    return error.details['where']
  }
}

const base = aRecord()
const accepted = { key: 'k', reason: 'It stays.', at: '2026-10-01T09:00:00.000Z', by: 'Perpetua Lark' }
const event = (factId: string | null): MinutesBlock => ({
  id: 'e',
  classification: 'public',
  kind: 'event',
  event: 'adjourned',
  factId,
  edited: false,
  content: [],
})
const token = (personId: string): MinutesBlock => ({
  id: 't',
  classification: 'public',
  kind: 'prose',
  content: [{ kind: 'person', personId, text: 'Somebody' }],
})

const corrected = aConfirmation(base, {
  corrections: [{ itemId: 'ghost', blockId: null, was: '', now: 'Tea was taken.' }],
})
const withdrawal = (actId: string): MinutesAct => ({
  ...{ ...actBase('withdrawal'), kind: 'withdrawn', actId, reason: 'Of another meeting.' },
})
const agreedHere: MinutesAct = {
  ...actBase('confirms'),
  ...{ kind: 'confirms', meetingId: 'earlier', actId: 'there', date: '2026-09-09', itemId: 'ghost' },
  ...{ manner: 'accurate', corrections: [] },
}

describe('a meeting record', () => {
  it('holds together when everything it names is in it', () => {
    expect(
      whereAmiss({
        items: [anItem('a'), anItem('a1', { parentId: 'a' }), anItem('a2', { parentId: 'a' }), anItem('b')],
        facts: [
          aFact('f'),
          aFact('g', { kind: 'left', personId: 'ida-moss', itemId: 'b' }),
          // The amendment stands before its motion, as when the motion's time was put right.
          aMotion('amendment', { amends: 'motion', itemId: 'a' }),
          aMotion('motion', { itemId: 'a' }),
          aVote('v', {
            motionId: 'motion',
            itemId: 'a',
            ballots: ballots({ for: ['ida-moss', 'tom-fell'] }),
          }),
        ],
        minutes: [
          minutesOf('a', [event('f'), token('ida-moss'), point('One'), resolution(['note', 'agree'])]),
          minutesOf('b', [event(null)]),
        ],
        papers: [aPaper('p', { itemId: 'a' })],
      }),
    ).toBe('nothing')
  })

  it.each<[string, Partial<MeetingRecord>, string]>([
    ['two people of one id', { people: [...base.people, aPersonOnTheDay('ida-moss')] }, 'people.3'],
    ['two items of one id', { items: [anItem('a'), anItem('a')] }, 'items.1'],
    [
      'one person marked twice',
      { attendance: [anAttendance('ida-moss'), anAttendance('ida-moss')] },
      'attendance.1',
    ],
    ['two minutes of one item', { minutes: [minutesOf('first', []), minutesOf('first', [])] }, 'minutes.1'],
    [
      'two blocks of one id',
      { minutes: [minutesOf('first', [point('x'), point('x')])] },
      'minutes.0.blocks.1',
    ],
    ['a seat of nobody', { members: [aSeat('ghost')] }, 'members.0.personId'],
    ['attendance of nobody', { attendance: [anAttendance('ghost')] }, 'attendance.0.personId'],
    [
      'a substitute for nobody',
      { attendance: [anAttendance('ida-moss', 'present', { substituteFor: 'ghost' })] },
      'attendance.0.substituteFor',
    ],
    ['a presider who is nobody', { meeting: aMeeting({ presidedBy: 'ghost' }) }, 'meeting.presidedBy'],
    ['a departure of nobody', { facts: [aFact('f', { kind: 'left' })] }, 'facts.0.personId'],
    ['an adjournment of a person', { facts: [aFact('f', { personId: 'ida-moss' })] }, 'facts.0.personId'],
    [
      'a vote on what is no motion',
      { facts: [aFact('f'), aVote('v', { motionId: 'f' })] },
      'facts.1.motionId',
    ],
    ['an amendment to what is not there', { facts: [aMotion('m', { amends: 'ghost' })] }, 'facts.0.amends'],
    ['an amendment to itself', { facts: [aMotion('m', { amends: 'm' })] }, 'facts.0.amends'],
    [
      'a member who votes twice',
      { facts: [aVote('v', { ballots: ballots({ for: ['ida-moss'], against: ['ida-moss'] }) })] },
      'facts.0.ballots.1',
    ],
    [
      'a vote of nobody',
      { facts: [aVote('v', { ballots: ballots({ for: ['ghost'] }) })] },
      'facts.0.personId',
    ],
    ['a motion of nobody', { facts: [aMotion('m', { seconder: 'ghost' })] }, 'facts.0.personId'],
    ['an interest in no item', { facts: [aDeclaration('d', { items: ['ghost'] })] }, 'facts.0.itemId'],
    ['an event in no item', { facts: [aFact('f', { itemId: 'ghost' })] }, 'facts.0.itemId'],
    ['a sub-item of nothing', { items: [anItem('a', { parentId: 'ghost' })] }, 'items.0.parentId'],
    [
      'a sub-item away from its item',
      { items: [anItem('a'), anItem('b'), anItem('a1', { parentId: 'a' })] },
      'items.2.parentId',
    ],
    [
      'a sub-item of a sub-item',
      { items: [anItem('a'), anItem('a1', { parentId: 'a' }), anItem('a2', { parentId: 'a1' })] },
      'items.2.parentId',
    ],
    ['minutes of no item', { minutes: [minutesOf('ghost', [])] }, 'minutes.0.itemId'],
    [
      'a sentence of no event',
      { minutes: [minutesOf('first', [event('ghost')])] },
      'minutes.0.blocks.0.factId',
    ],
    ['a name of nobody', { minutes: [minutesOf('first', [token('ghost')])] }, 'minutes.0.blocks.0'],
    [
      'an exempt item without paragraphs',
      { items: [anItem('a', { classification: 'exempt' })] },
      'items.0.exemption',
    ],
    [
      // A document is closed at once: its paragraphs may follow.
      'nothing, where a paper and a report are exempt and their paragraphs are still to be named',
      {
        items: [anItem('a')],
        papers: [aPaper('p', { itemId: 'a', classification: 'exempt' })],
        reports: [aReport('r', { itemId: 'a', classification: 'exempt' })],
      },
      'nothing',
    ],
    ['a paper of no item', { papers: [aPaper('p', { itemId: 'ghost' })] }, 'papers.0.itemId'],
    ['two reports of one id', { reports: [aReport('r'), aReport('r')] }, 'reports.1'],
    ['a report of no item', { reports: [aReport('r', { itemId: 'ghost' })] }, 'reports.0.itemId'],
    ['a report with the id of a paper', { papers: [aPaper('x')], reports: [aReport('x')] }, 'reports.0.id'],
    ['a finding let stand twice', { accepted: [accepted, accepted] }, 'accepted.1'],
    ['an act told twice', { acts: [aSignature(base), aSignature(base)] }, 'acts.1'],
    ['an act taken back that nobody did', { acts: [withdrawal('ghost')] }, 'acts.0.actId'],
    [
      'an act taken back before it was done',
      { acts: [withdrawal('confirmation'), aConfirmation(base)] },
      'acts.0.actId',
    ],
    ['a correction of no item', { acts: [corrected] }, 'acts.0.corrections.0.itemId'],
    [
      'nothing, where the correction of an item that is gone was taken back',
      { acts: [corrected, withdrawal('confirmation')] },
      'nothing',
    ],
    [
      'the words of an item that is not there, as they were confirmed',
      { acts: [aConfirmation(aRecord({ items: [anItem('ghost')] }))] },
      'acts.0.asPrinted.items.0.itemId',
    ],
    ['what was agreed under no item', { acts: [agreedHere] }, 'acts.0.itemId'],
  ])('is refused with %s', (_, given, where) => {
    expect(whereAmiss(given)).toBe(where)
  })
})
