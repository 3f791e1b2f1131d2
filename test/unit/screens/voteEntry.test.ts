import { describe, expect, test } from 'vitest'
import {
  countsOf,
  inMemberOrder,
  marked,
  motionTree,
  nextWithoutVote,
  openAmendments,
  questionNow,
  roomBeforeRollCall,
  sideOfLetter,
  voteGiven,
  voteWords,
} from '../../../renderer/screens/live/bars/voteEntry.ts'
import { replacements } from '../../../renderer/screens/live/bars/voteCorrection.ts'
import { rewriteEventLines } from '../../../renderer/editor/eventLines.ts'
import { tiedToMotions } from '../../../renderer/state/tiedToMotions.ts'
import type { LineFact } from '../../../shared/domain/meetingFact.ts'
import { mayVote, roomOf } from '../../../shared/domain/presenceTimeline.ts'
import { aMotion, anAttendance, aRecord, aSeat, aVote, ballots } from '../../helpers/recordBuilder.ts'
import { countingIds } from '../../helpers/screens/minutesDoc.ts'
import { settled, testSession } from '../../helpers/screens/fakeCore.ts'

const motion = aMotion('motion', { at: '10:40' })
const amendment = aMotion('amendment', { at: '10:42', amends: 'motion' })
const later = aMotion('later', { at: '10:44', amends: 'motion' })

describe('the motions of an item', () => {
  test('stand as a tree: amendments under what they would amend, with how they were decided', () => {
    const other = aMotion('other', { itemId: 'second' })
    const lost = aVote('vote', { motionId: 'amendment', carried: false, at: '10:43' })
    const tree = motionTree([later, motion, other, amendment, lost], 'first')
    expect(tree.map((place) => [place.motion.id, place.depth, place.vote?.id ?? null])).toEqual([
      ['motion', 0, null],
      ['amendment', 1, 'vote'],
      ['later', 1, null],
    ])
  })

  test('put the amendment to the vote before the motion, of several the last', () => {
    const tree = (...facts: readonly LineFact[]) => motionTree(facts, 'first')
    expect(questionNow(tree())).toBeNull()
    expect(questionNow(tree(motion))).toBe('motion')
    expect(questionNow(tree(motion, amendment, later))).toBe('later')
    const votedLater = aVote('v1', { motionId: 'later' })
    expect(questionNow(tree(motion, amendment, later, votedLater))).toBe('amendment')
    const votedBoth = aVote('v2', { motionId: 'amendment' })
    const both = tree(motion, amendment, later, votedLater, votedBoth)
    expect(questionNow(both)).toBe('motion')
    expect(openAmendments(both, 'motion')).toEqual([])
    expect(openAmendments(tree(motion, amendment), 'motion').map((place) => place.motion.id)).toEqual([
      'amendment',
    ])
  })

  test('keep an amendment whose motion was taken out', () => {
    expect(motionTree([amendment], 'first').map((place) => place.depth)).toEqual([0])
  })
})

describe('a show of hands', () => {
  test('is three numbers, an empty field being none', () => {
    expect(countsOf({ for: '5', against: ' 2 ', abstain: '' })).toEqual({ for: 5, against: 2, abstain: 0 })
    expect(countsOf({ for: 'five', against: '2', abstain: '' })).toBeNull()
    expect(countsOf({ for: '-1', against: '2', abstain: '' })).toBeNull()
  })

  test('is carried by more for than against, and a casting vote counts on a tie only', () => {
    const vote = (counts: { for: number; against: number; abstain: number }) =>
      voteGiven('show-of-hands', { counts, ballots: [] }, { personId: 'ida-moss', side: 'for' })
    expect(vote({ for: 3, against: 2, abstain: 9 })).toMatchObject({ carried: true, casting: null })
    expect(vote({ for: 2, against: 3, abstain: 0 })).toMatchObject({ carried: false, casting: null })
    expect(vote({ for: 2, against: 2, abstain: 0 })).toMatchObject({
      carried: true,
      casting: { personId: 'ida-moss' },
    })
  })

  test('is said in few words', () => {
    expect(voteWords(aVote('v'))).toBe('agreed without a vote')
    const counts = { for: 2, against: 2, abstain: 1 }
    const tie = aVote('v', { method: 'show-of-hands', counts, carried: true })
    expect(voteWords({ ...tie, casting: { personId: 'x', side: 'for' } })).toBe(
      'carried 2 to 2 and a casting vote',
    )
  })
})

describe('a recorded vote', () => {
  const members = ['a', 'b', 'c']

  test('goes on to the next member without a vote, and round to one who was left out', () => {
    expect(nextWithoutVote(members, [], null)).toBe('a')
    expect(nextWithoutVote(members, ballots({ for: ['a', 'b'] }), 'b')).toBe('c')
    expect(nextWithoutVote(members, ballots({ for: ['b', 'c'] }), 'c')).toBe('a')
    expect(nextWithoutVote(members, ballots({ for: members }), 'c')).toBeNull()
  })

  test('takes a mark given again in the place of the first, and as the last', () => {
    const twice = marked(marked(ballots({ for: ['a'] }), 'b', 'against'), 'a', 'abstain')
    expect(twice).toEqual([
      { personId: 'b', side: 'against' },
      { personId: 'a', side: 'abstain' },
    ])
    expect(inMemberOrder(twice, members).map((ballot) => ballot.personId)).toEqual(['a', 'b'])
  })

  test('counts its names', () => {
    const names = ballots({ for: ['a', 'b'], abstain: ['c'] })
    expect(voteGiven('recorded', { counts: null, ballots: names }, null)).toEqual({
      method: 'recorded',
      counts: { for: 2, against: 0, abstain: 1 },
      ballots: names,
      casting: null,
      carried: true,
    })
  })

  test('knows its letters, in either case', () => {
    expect(['f', 'A', 'b', 'x', ' '].map(sideOfLetter)).toEqual(['for', 'against', 'abstain', null, null])
  })
})

describe('before the roll is called', () => {
  const members = [
    aSeat('ida-moss', { role: 'chair' }),
    aSeat('tom-fell', { voting: false, role: 'co-optee' }),
  ]

  test('everybody expected who has a vote may vote', () => {
    const attendance = ['ida-moss', 'tom-fell'].map((id) => anAttendance(id, 'not-yet'))
    const room = roomBeforeRollCall(roomOf(aRecord({ members, attendance })))
    expect([...mayVote(room, 'first')]).toEqual(['ida-moss'])
  })

  test('but once one is marked, the marks count', () => {
    const attendance = [anAttendance('ida-moss', 'not-yet'), anAttendance('tom-fell', 'present')]
    const room = roomOf(aRecord({ members, attendance }))
    expect(roomBeforeRollCall(room)).toBe(room)
  })
})

describe('a corrected motion', () => {
  const vote = aVote('vote', { motionId: 'amendment' })

  test('takes its amendments and the votes on them along', () => {
    const now = { ...motion, id: 'new' }
    const all = replacements([motion, amendment, vote], motion, now, countingIds('m'))
    expect(all.map((each) => each.now)).toEqual([
      now,
      { ...amendment, id: 'm1', amends: 'new' },
      { ...vote, id: 'm2', motionId: 'm1' },
    ])
  })

  test('is one step of undo with them, and the core never hears of a vote on a motion it does not know', async () => {
    const { core, session } = await testSession({ first: ['Words.'] })
    session.events.add(motion, 'A motion was moved.', 'the motion')
    session.events.add({ ...vote, motionId: 'motion' }, 'It was agreed.', 'the vote')
    const now = { ...motion, id: 'new', words: 'more' }
    const lines = [
      { factId: 'motion', line: { event: 'moved' as const, factId: 'new', sentence: 'Moved that more.' } },
      { factId: 'vote', line: { event: 'voted' as const, factId: 'again', sentence: 'It was agreed.' } },
    ]
    const facts = [now, { ...vote, id: 'again', motionId: 'new' }]
    expect(session.run(rewriteEventLines(lines, 'the motion'), facts)).toBe(true)
    await session.queue.flush()
    expect([...core.facts.keys()]).toEqual(['new', 'again'])
    session.undo()
    await session.queue.flush()
    expect([...core.facts.keys()].toSorted()).toEqual(['motion', 'vote'])
    expect(core.facts.get('vote')).toMatchObject({ motionId: 'motion' })
    await settled()
  })
})

test('a vote that comes back without its motion is of nothing formally moved', () => {
  const vote = aVote('vote', { motionId: 'motion' })
  expect(tiedToMotions([vote], [])).toEqual([{ ...vote, motionId: null }])
  expect(tiedToMotions([vote], [motion])).toEqual([vote])
  expect(tiedToMotions([vote, motion], [])).toEqual([vote, motion])
  expect(tiedToMotions([amendment], [])).toEqual([{ ...amendment, amends: null }])
})
