import { describe, expect, it } from 'vitest'
import type { VotingRight } from '../../shared/domain/presenceTimeline.ts'
import {
  barSentence,
  checkVote,
  checkVoteNoted,
  needsRecordedVote,
  outcomeOf,
  tally,
} from '../../shared/domain/voting.ts'
import type { VoteGiven } from '../../shared/domain/voting.ts'
import { anItem, aVote, ballots } from '../helpers/recordBuilder.ts'

const right = (personId: string, why: VotingRight['why'] = null): VotingRight => ({
  personId,
  seat: personId,
  may: why === null,
  why,
})
/** Four who may vote, Ida in the chair, and one for each reason not to. */
const rights = [
  ...['ida', 'tom', 'una', 'vic'].map((id) => right(id)),
  right('abe', 'absent'),
  right('lou', 'left'),
  right('ina', 'interest'),
  right('cop', 'no-vote'),
]
const named = (id: string): string => `Councillor ${id}`
const check = (
  given: Parameters<typeof aVote>[1],
  presider: string | null = 'ida',
): ReturnType<typeof checkVote> => checkVote(aVote('v', given), rights, presider, named)
const show = (
  forIt: number,
  against: number,
  abstain: number,
  more: Partial<VoteGiven> = {},
): ReturnType<typeof checkVote> =>
  check({
    method: 'show-of-hands',
    counts: { for: forIt, against, abstain },
    carried: forIt > against,
    ...more,
  })
const recorded = (
  given: Parameters<typeof ballots>[0],
  more: Partial<VoteGiven> = {},
): ReturnType<typeof checkVote> => {
  const cast = ballots(given)
  const counts = tally(cast)
  return check({ method: 'recorded', ballots: cast, counts, carried: counts.for > counts.against, ...more })
}

describe('a vote', () => {
  it('by show of hands may have fewer votes than those who may vote, which is told, and no more', () => {
    expect(show(3, 1, 0)).toEqual({ ok: true, notVoting: 0 })
    expect(show(2, 0, 0)).toEqual({ ok: true, notVoting: 2 })
    expect(show(3, 1, 1)).toEqual({
      ok: false,
      code: 'too-many',
      field: 'counts',
      personId: null,
      sentence: '5 votes, but only 4 members in the room may vote on this item.',
    })
  })

  it('is refused in words when only one may vote or nobody', () => {
    const counts = { for: 2, against: 0, abstain: 0 }
    const vote = aVote('v', { method: 'show-of-hands', counts })
    expect(checkVote(vote, [right('ida')], 'ida')).toMatchObject({
      sentence: '2 votes, but only 1 member in the room may vote on this item.',
    })
    expect(checkVote({ ...vote, counts: { ...counts, for: 1 } }, [], null)).toMatchObject({
      sentence: '1 vote, but nobody in the room may vote on this item.',
    })
  })

  it('has to have been entered', () => {
    expect(show(0, 0, 0)).toMatchObject({ ok: false, code: 'nothing-entered', field: 'counts' })
    expect(check({ method: 'show-of-hands', counts: null })).toMatchObject({ code: 'nothing-entered' })
    expect(recorded({})).toMatchObject({ code: 'nothing-entered', field: 'ballots' })
  })

  it('agreed without a vote is carried', () => {
    expect(check({})).toEqual({ ok: true, notVoting: 0 })
    expect(check({ carried: false })).toMatchObject({ ok: false, code: 'outcome', field: 'carried' })
  })

  it('by name is of those who may vote, once each', () => {
    expect(recorded({ for: ['ida', 'tom'], against: ['una'] })).toEqual({ ok: true, notVoting: 1 })
    expect(recorded({ for: ['ida', 'tom'], against: ['ida'] })).toMatchObject({
      code: 'twice',
      personId: 'ida',
      sentence: 'Councillor ida is entered twice. Take one of the votes out.',
    })
    for (const id of ['abe', 'lou', 'ina', 'cop', 'stranger']) {
      expect(recorded({ for: ['ida', id] })).toMatchObject({
        code: 'may-not-vote',
        field: 'ballots',
        personId: id,
      })
    }
    expect(recorded({ for: ['ina'] })).toMatchObject({
      sentence: 'Councillor ina declared an interest and may not vote on this item.',
    })
  })

  it('by name has the sums of its names', () => {
    expect(recorded({ for: ['ida'] }, { counts: { for: 2, against: 0, abstain: 0 } })).toMatchObject({
      code: 'sums',
    })
    expect(recorded({ for: ['ida'] }, { counts: null })).toMatchObject({ ok: true })
  })

  it('has a casting vote on a tie only, and of whoever presides', () => {
    const casting = { personId: 'ida', side: 'for' } as const
    expect(show(2, 2, 0, { casting, carried: true })).toMatchObject({ ok: true })
    expect(show(1, 1, 2, { casting: { ...casting, side: 'against' }, carried: false })).toMatchObject({
      ok: true,
    })
    expect(show(2, 1, 0, { casting })).toMatchObject({
      code: 'no-tie',
      field: 'casting',
      sentence: 'A casting vote is given on a tie only, and there were 2 for and 1 against. Take it out.',
    })
    expect(show(2, 2, 0, { casting: { personId: 'tom', side: 'for' }, carried: true })).toMatchObject({
      code: 'not-presiding',
      sentence:
        'Only whoever presides has a casting vote, and Councillor ida presides. Enter who took the chair.',
    })
  })

  it('has no casting vote of a presider who is unknown, or may not vote on the item', () => {
    const tie = {
      method: 'show-of-hands',
      counts: { for: 2, against: 2, abstain: 0 },
      carried: true,
    } as const
    expect(check({ ...tie, casting: { personId: 'ida', side: 'for' } }, null)).toMatchObject({
      code: 'not-presiding',
    })
    for (const id of ['cop', 'ina', 'lou']) {
      expect(check({ ...tie, casting: { personId: id, side: 'for' } }, id)).toMatchObject({
        code: 'may-not-vote',
        field: 'casting',
      })
    }
  })

  it('is carried as its numbers say', () => {
    expect(show(1, 2, 0, { carried: true })).toMatchObject({
      code: 'outcome',
      sentence: 'With 1 for and 2 against it is lost, not carried.',
    })
    expect(show(2, 1, 0, { carried: false })).toMatchObject({ code: 'outcome' })
    expect(show(2, 2, 0, { carried: true })).toMatchObject({
      sentence: 'The votes are equal: without a casting vote for it, it is not carried.',
    })
    expect(show(2, 2, 0)).toMatchObject({ ok: true })
  })
})

describe('the outcome of a vote', () => {
  it('is that of the majority, and on a tie of the casting vote', () => {
    const tie = { for: 2, against: 2, abstain: 5 }
    expect(outcomeOf({ for: 2, against: 1, abstain: 9 }, null)).toBe('carried')
    expect(outcomeOf({ for: 1, against: 2, abstain: 0 }, null)).toBe('lost')
    expect(outcomeOf(tie, null)).toBe('tied')
    expect(outcomeOf(tie, { side: 'for' })).toBe('carried')
    expect(outcomeOf(tie, { side: 'against' })).toBe('lost')
  })
})

describe('the vote of one member', () => {
  const noted = { personId: 'una', side: 'against' } as const
  const hands = aVote('v', { method: 'show-of-hands', counts: { for: 3, against: 1, abstain: 0 } })

  it('may be noted of anybody who may vote, after any kind of vote', () => {
    expect(checkVoteNoted(noted, rights, null)).toEqual({ ok: true })
    expect(checkVoteNoted(noted, rights, aVote('v'))).toEqual({ ok: true })
    expect(checkVoteNoted(noted, rights, hands)).toEqual({ ok: true })
    expect(checkVoteNoted({ ...noted, personId: 'ina' }, rights, hands)).toMatchObject({
      code: 'may-not-vote',
    })
  })

  it('is noted once, and of no more members than voted that way', () => {
    expect(checkVoteNoted(noted, rights, hands, [noted])).toMatchObject({ code: 'twice' })
    expect(checkVoteNoted(noted, rights, hands, [{ personId: 'vic', side: 'against' }], named)).toMatchObject(
      {
        code: 'too-many-noted',
        sentence: 'Councillor una would be number 2 against, but 1 vote was counted. Check the numbers.',
      },
    )
  })

  it('is the side of their name in a recorded vote', () => {
    const names = aVote('v', { method: 'recorded', ballots: ballots({ for: ['una'] }) })
    expect(checkVoteNoted(noted, rights, names, [], named)).toMatchObject({
      code: 'other-side',
      sentence: 'The recorded vote has Councillor una in favour. Put one of the two right.',
    })
    expect(checkVoteNoted({ ...noted, side: 'for' }, rights, names)).toEqual({ ok: true })
  })
})

describe('why somebody may not vote', () => {
  it('is told in words of its own for each reason', () => {
    const whys = ['absent', 'left', 'interest', 'no-vote', 'substituted', 'substitute-beside-member'] as const
    const sentences = whys.map((why) => barSentence(why, 'Councillor Fell'))
    expect(new Set(sentences).size).toBe(whys.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^Councillor Fell .+\.$/)
  })
})

describe('a vote on the budget', () => {
  it('is taken by name, on its parts too, and on no other item', () => {
    const items = [
      anItem('budget', { kind: 'budget' }),
      anItem('fees', { parentId: 'budget' }),
      anItem('other'),
    ]
    expect(items.map((item) => needsRecordedVote(item, items))).toEqual([true, true, false])
    expect(items.map((item) => needsRecordedVote(item))).toEqual([true, false, false])
  })
})
