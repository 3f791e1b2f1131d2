import { inTimeOrder } from '../../../../shared/domain/presence.ts'
import type {
  Ballot,
  LineFact,
  Motion,
  Vote,
  VoteCounts,
  VoteNoted,
  VoteSide,
} from '../../../../shared/domain/meetingFact.ts'
import type { Room, VotingRight } from '../../../../shared/domain/presenceTimeline.ts'
import { outcomeOf, tally } from '../../../../shared/domain/voting.ts'
import type { VoteGiven } from '../../../../shared/domain/voting.ts'

/** What the vote bar writes and corrects. */
export type FactOfVote = Motion | Vote | VoteNoted

export function isOfVote(fact: LineFact): fact is FactOfVote {
  return fact.kind === 'moved' || fact.kind === 'voted' || fact.kind === 'vote-noted'
}

/** A motion of an item where it stands: an amendment under what it would amend. */
export interface MotionPlace {
  readonly motion: Motion
  /** 0 for a motion, 1 for its amendment. */
  readonly depth: number
  /** The last vote on it; null while it waits for one. */
  readonly vote: Vote | null
}

/** The motions of an item as a tree: each followed by its amendments, in the order they were moved. */
export function motionTree(facts: readonly LineFact[], itemId: string | null): readonly MotionPlace[] {
  const inOrder = inTimeOrder(facts) as readonly LineFact[]
  const moved = inOrder.filter((fact): fact is Motion => fact.kind === 'moved' && fact.itemId === itemId)
  const known = new Set(moved.map((motion) => motion.id))
  const voteOn = (motionId: string): Vote | null =>
    inOrder.findLast((fact): fact is Vote => fact.kind === 'voted' && fact.motionId === motionId) ?? null
  const under = (parent: string | null, depth: number): MotionPlace[] =>
    moved
      .filter(
        (motion) => (motion.amends !== null && known.has(motion.amends) ? motion.amends : null) === parent,
      )
      .flatMap((motion) => [{ motion, depth, vote: voteOn(motion.id) }, ...under(motion.id, depth + 1)])
  return under(null, 0)
}

/** What is put to the vote next: an amendment before the motion it would amend, of several the one moved last. Null for nothing moved. */
export function questionNow(tree: readonly MotionPlace[]): string | null {
  const open = tree.filter((place) => place.vote === null)
  const deepest = Math.max(...open.map((place) => place.depth))
  return open.findLast((place) => place.depth === deepest)?.motion.id ?? null
}

/** The amendments of a motion that wait for a vote: they are voted on first. */
export function openAmendments(tree: readonly MotionPlace[], motionId: string): readonly MotionPlace[] {
  return tree.filter((place) => place.motion.amends === motionId && place.vote === null)
}

/** "carried 5 to 2": how a vote went, in few words. */
export function voteWords(vote: Pick<Vote, 'method' | 'counts' | 'casting' | 'carried'>): string {
  if (vote.method === 'agreed' || vote.counts === null) return 'agreed without a vote'
  const casting = vote.casting === null ? '' : ' and a casting vote'
  return `${vote.carried ? 'carried' : 'lost'} ${vote.counts.for} to ${vote.counts.against}${casting}`
}

/** The three numbers of a show of hands as they are typed. */
export type TypedCounts = Readonly<Record<VoteSide, string>>

export const noCounts: TypedCounts = { for: '', against: '', abstain: '' }

/** An empty field is none; null when a field holds no number. */
export function countsOf(typed: TypedCounts): VoteCounts | null {
  const number = (text: string): number => {
    const bare = text.trim()
    return bare === '' ? 0 : /^\d{1,4}$/.test(bare) ? Number(bare) : NaN
  }
  const counts = { for: number(typed.for), against: number(typed.against), abstain: number(typed.abstain) }
  return Object.values(counts).some(Number.isNaN) ? null : counts
}

/** One member's mark in a recorded vote; a mark given again stands last, so that Backspace takes it back first. */
export function marked(ballots: readonly Ballot[], personId: string, side: VoteSide): readonly Ballot[] {
  return [...ballots.filter((ballot) => ballot.personId !== personId), { personId, side }]
}

/** Where the next letter goes: the next member after this one without a vote, else the first without; null when all have voted. */
export function nextWithoutVote(
  members: readonly string[],
  ballots: readonly Ballot[],
  after: string | null,
): string | null {
  const voted = new Set(ballots.map((ballot) => ballot.personId))
  const at = after === null ? -1 : members.indexOf(after)
  const inTurn = [...members.slice(at + 1), ...members.slice(0, at + 1)]
  return inTurn.find((personId) => !voted.has(personId)) ?? null
}

/** The ballots in the order of the members: as the minutes list them. */
export function inMemberOrder(ballots: readonly Ballot[], members: readonly string[]): readonly Ballot[] {
  return ballots.toSorted((a, b) => members.indexOf(a.personId) - members.indexOf(b.personId))
}

/** The vote as it would be recorded now. */
export function voteGiven(
  method: 'show-of-hands' | 'recorded',
  entered: { readonly counts: VoteCounts | null; readonly ballots: readonly Ballot[] },
  casting: Vote['casting'],
): VoteGiven {
  const ballots = method === 'recorded' ? entered.ballots : []
  const counts = method === 'recorded' ? tally(ballots) : entered.counts
  const isTied = counts !== null && counts.for === counts.against
  const given = isTied ? casting : null
  return {
    method,
    counts,
    ballots,
    casting: given,
    carried: counts !== null && outcomeOf(counts, given) === 'carried',
  }
}

/**
 * The room while nobody has said who is there: everybody expected. An officer who takes the roll later is not kept from noting a vote
 * now.
 */
export function roomBeforeRollCall(room: Room): Room {
  if (room.attendance.some((one) => one.capacity !== 'attendee' && one.status !== 'not-yet')) return room
  const attendance = room.attendance.map((one) =>
    one.capacity === 'attendee' ? one : { ...one, status: 'present' as const },
  )
  return { ...room, attendance }
}

/** Why a member may not vote, in the few words that stand beside a name. */
export const barWords: Readonly<Record<NonNullable<VotingRight['why']>, string>> = {
  absent: 'not in the room',
  left: 'left the room',
  interest: 'declared an interest',
  'no-vote': 'has no vote here',
  substituted: 'a substitute votes for them',
  'substitute-beside-member': 'the member votes',
}

export const sideLetters: Readonly<Record<VoteSide, string>> = { for: 'F', against: 'A', abstain: 'B' }

/** The side a letter stands for; null for any other key. */
export function sideOfLetter(key: string): VoteSide | null {
  const letter = key.toUpperCase()
  return (['for', 'against', 'abstain'] as const).find((side) => sideLetters[side] === letter) ?? null
}
