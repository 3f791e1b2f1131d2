import { presiderAt, quorumAt, votingRights } from '../../../../shared/domain/presenceTimeline.ts'
import type { Moment, VotingRight } from '../../../../shared/domain/presenceTimeline.ts'
import type { Quorum } from '../../../../shared/domain/presence.ts'
import type { MeetingView } from '../../../state/data.ts'
import { useRoom } from '../roomNow.ts'
import { useLive } from '../useLive.ts'
import { roomBeforeRollCall } from './voteEntry.ts'

export interface VoteRoom {
  readonly rights: readonly VotingRight[]
  /** Those who may vote, in the order of the list. */
  readonly may: readonly string[]
  readonly presider: string | null
  readonly quorum: Quorum
  /** False while nobody has been marked: then everybody expected may vote. */
  readonly isRollTaken: boolean
}

/** Who may vote on an item, and who presides, with what was marked and noted in this window included. */
export function useVoteRoom(view: MeetingView, itemId: string | null, at: Moment): VoteRoom {
  const known = useRoom(useLive(), view)
  const room = roomBeforeRollCall(known)
  const rights = votingRights(room, itemId, at)
  return {
    rights,
    may: rights.filter((right) => right.may).map((right) => right.personId),
    presider: presiderAt(room, at),
    quorum: quorumAt(room, at, itemId),
    isRollTaken: room === known,
  }
}
