import type { AgendaItem } from './agenda.ts'
import type { Ballot, Vote, VoteCounts, VoteNoted } from './meetingFact.ts'
import type { VotingRight } from './presenceTimeline.ts'

/** As much of a vote as can be checked: a vote that was noted, or one that is being entered. */
export type VoteGiven = Pick<Vote, 'method' | 'counts' | 'ballots' | 'casting' | 'carried'>

export interface VoteRefused {
  readonly ok: false
  readonly code:
    | 'nothing-entered'
    | 'too-many'
    | 'may-not-vote'
    | 'twice'
    | 'sums'
    | 'no-tie'
    | 'not-presiding'
    | 'outcome'
    | 'too-many-noted'
    | 'other-side'
  /** What is amiss and what mends it, in words a clerk can act on. */
  readonly sentence: string
  /** Where to mend it. */
  readonly field: 'counts' | 'ballots' | 'casting' | 'carried' | 'side'
  /** Whom it is about; null for nobody. */
  readonly personId: string | null
}

export type VoteCheck =
  | {
      readonly ok: true
      /** How many of those who may vote did not: no fault, but worth saying while it can be asked. */
      readonly notVoting: number
    }
  | VoteRefused

type NameOf = (personId: string) => string
const aMember: NameOf = () => 'A member'

/**
 * Whether a vote can have been as entered, against who may vote on its item at its moment (`votingRights`) and who presides
 * (`presiderAt`). A show of hands cannot have more votes than those who may vote; a recorded vote has one ballot each, of nobody else.
 * A casting vote is given on a tie only, and only by whoever presides (R24); it is a vote, so a presider who may not vote on the item
 * (no vote of their own, an interest, out of the room) has none.
 */
export function checkVote(
  vote: VoteGiven,
  rights: readonly VotingRight[],
  presider: string | null,
  nameOf: NameOf = aMember,
): VoteCheck {
  const may = rights.filter((right) => right.may).length
  if (vote.method === 'agreed') return checkAgreed(vote)
  const counts = vote.method === 'recorded' ? tally(vote.ballots) : vote.counts
  const sum = counts === null ? 0 : counts.for + counts.against + counts.abstain
  if (counts === null || sum === 0) {
    const field = vote.method === 'recorded' ? 'ballots' : 'counts'
    return refused(
      'nothing-entered',
      field,
      'Nobody’s vote is entered. Enter the votes, or choose agreed without a vote.',
    )
  }
  return (
    (vote.method === 'recorded' ? checkBallots(vote, rights, nameOf) : null) ??
    (sum > may ? refused('too-many', 'counts', tooMany(sum, may)) : null) ??
    checkCasting(vote, counts, rights, presider, nameOf) ??
    checkOutcome(vote, counts) ?? { ok: true, notVoting: may - sum }
  )
}

function checkAgreed(vote: VoteGiven): VoteCheck {
  if (vote.carried) return { ok: true, notVoting: 0 }
  return refused(
    'outcome',
    'carried',
    'What is agreed without a vote is carried. Take a vote if it was not agreed.',
  )
}

function checkBallots(vote: VoteGiven, rights: readonly VotingRight[], nameOf: NameOf): VoteRefused | null {
  const voted = new Set<string>()
  for (const { personId } of vote.ballots) {
    if (voted.has(personId)) {
      return refused(
        'twice',
        'ballots',
        `${nameOf(personId)} is entered twice. Take one of the votes out.`,
        personId,
      )
    }
    voted.add(personId)
    const bar = whyNot(personId, rights, nameOf)
    if (bar !== null) return refused('may-not-vote', 'ballots', bar, personId)
  }
  const sums = tally(vote.ballots)
  const { counts } = vote
  if (
    counts !== null &&
    (['for', 'against', 'abstain'] as const).some((side) => counts[side] !== sums[side])
  ) {
    return refused(
      'sums',
      'counts',
      'The numbers are not those of the names. They are counted from the names.',
    )
  }
  return null
}

function checkCasting(
  vote: VoteGiven,
  counts: VoteCounts,
  rights: readonly VotingRight[],
  presider: string | null,
  nameOf: NameOf,
): VoteRefused | null {
  if (vote.casting === null) return null
  const { personId } = vote.casting
  if (counts.for !== counts.against) {
    const votes = `${counts.for} for and ${counts.against} against`
    return refused(
      'no-tie',
      'casting',
      `A casting vote is given on a tie only, and there were ${votes}. Take it out.`,
      personId,
    )
  }
  if (personId !== presider) {
    const who = presider === null ? 'nobody is known to preside' : `${nameOf(presider)} presides`
    return refused(
      'not-presiding',
      'casting',
      `Only whoever presides has a casting vote, and ${who}. Enter who took the chair.`,
      personId,
    )
  }
  const bar = whyNot(personId, rights, nameOf)
  return bar === null
    ? null
    : refused('may-not-vote', 'casting', `${bar} Nor have they a casting vote.`, personId)
}

function checkOutcome(vote: VoteGiven, counts: VoteCounts): VoteRefused | null {
  const outcome = outcomeOf(counts, vote.casting)
  if (vote.carried === (outcome === 'carried')) return null
  const sentence = {
    carried: `With ${counts.for} for and ${counts.against} against it is carried, not lost.`,
    lost: `With ${counts.for} for and ${counts.against} against it is lost, not carried.`,
    tied: 'The votes are equal: without a casting vote for it, it is not carried.',
  }[outcome]
  return refused('outcome', 'carried', sentence)
}

/**
 * Whether one member's own vote can be as noted (R25): they may vote on the item, it is the side of their ballot where names were
 * taken, and no side has more names than a show of hands had votes. `others` are the votes noted already of the same vote.
 */
export function checkVoteNoted(
  noted: Pick<VoteNoted, 'personId' | 'side'>,
  rights: readonly VotingRight[],
  vote: Pick<Vote, 'counts' | 'ballots'> | null,
  others: readonly Pick<VoteNoted, 'personId' | 'side'>[] = [],
  nameOf: NameOf = aMember,
): { readonly ok: true } | VoteRefused {
  const { personId, side } = noted
  const bar = whyNot(personId, rights, nameOf)
  if (bar !== null) return refused('may-not-vote', 'side', bar, personId)
  if (others.some((other) => other.personId === personId)) {
    return refused('twice', 'side', `${nameOf(personId)}’s vote is noted already.`, personId)
  }
  const ballot = vote?.ballots.find((each) => each.personId === personId)
  if (ballot !== undefined && ballot.side !== side) {
    return refused(
      'other-side',
      'side',
      `The recorded vote has ${nameOf(personId)} ${sideWords[ballot.side]}. Put one of the two right.`,
      personId,
    )
  }
  const counted = vote?.counts?.[side]
  const names = others.filter((other) => other.side === side).length + 1
  if (counted !== undefined && names > counted) {
    return refused(
      'too-many-noted',
      'side',
      `${nameOf(personId)} would be number ${names} ${sideWords[side]}, but ${counted} ${counted === 1 ? 'vote was' : 'votes were'} counted. Check the numbers.`,
      personId,
    )
  }
  return { ok: true }
}

const sideWords = { for: 'in favour', against: 'against', abstain: 'abstaining' } as const

/** Why somebody's vote does not count, as a sentence; null when it does. */
function whyNot(personId: string, rights: readonly VotingRight[], nameOf: NameOf): string | null {
  const right = rights.find((each) => each.personId === personId)
  const name = nameOf(personId)
  if (right === undefined) return `${name} is not a member of the committee and may not vote.`
  return right.why === null ? null : barSentence(right.why, name)
}

/** Why a member may not vote, in words: for the list of names and for refusals. */
export function barSentence(why: NonNullable<VotingRight['why']>, name: string): string {
  switch (why) {
    case 'absent':
      return `${name} is not in the room. Enter when they arrived, or take the vote out.`
    case 'left':
      return `${name} has left the room. Enter when they returned, or take the vote out.`
    case 'interest':
      return `${name} declared an interest and may not vote on this item.`
    case 'no-vote':
      return `${name} has no vote on this committee.`
    case 'substituted':
      return `${name} is represented by a substitute, who votes for the seat.`
    case 'substitute-beside-member':
      return `${name} is a substitute for a seat that is filled already: only one of the two votes.`
  }
}

/** The sums of the names. */
export function tally(ballots: readonly Ballot[]): VoteCounts {
  const count = (side: Ballot['side']): number => ballots.filter((ballot) => ballot.side === side).length
  return { for: count('for'), against: count('against'), abstain: count('abstain') }
}

/** By the majority of those voting; on a tie by the casting vote, and tied (so not carried) without one (R24). */
export function outcomeOf(
  counts: VoteCounts,
  casting: Pick<NonNullable<Vote['casting']>, 'side'> | null,
): 'carried' | 'lost' | 'tied' {
  if (counts.for > counts.against) return 'carried'
  if (counts.for < counts.against) return 'lost'
  if (casting === null) return 'tied'
  return casting.side === 'for' ? 'carried' : 'lost'
}

/** Every vote on the budget is taken by name, on its amendments and on the parts of the item too (R26). */
export function needsRecordedVote(
  item: Pick<AgendaItem, 'kind' | 'parentId'>,
  items: readonly Pick<AgendaItem, 'id' | 'kind'>[] = [],
): boolean {
  return (
    item.kind === 'budget' || items.some((other) => other.id === item.parentId && other.kind === 'budget')
  )
}

function tooMany(sum: number, may: number): string {
  const votes = sum === 1 ? '1 vote' : `${sum} votes`
  const room =
    may === 0
      ? 'nobody in the room may vote on this item'
      : may === 1
        ? 'only 1 member in the room may vote on this item'
        : `only ${may} members in the room may vote on this item`
  return `${votes}, but ${room}.`
}

function refused(
  code: VoteRefused['code'],
  field: VoteRefused['field'],
  sentence: string,
  personId: string | null = null,
): VoteRefused {
  return { ok: false, code, sentence, field, personId }
}
