import type { Ballot } from '../../../../shared/domain/meetingFact.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import type { TypedCounts } from './voteEntry.ts'

/** A vote that is being entered. */
export interface VoteDraft {
  readonly method: 'choice' | 'hands' | 'recorded'
  readonly typed: TypedCounts
  /** In the order in which they were marked. */
  readonly ballots: readonly Ballot[]
}

const drafts = new WeakMap<LiveMeeting, Map<string | null, VoteDraft>>()

/**
 * The vote of an item that another question came in the way of: somebody leaves in the middle of it, and F8 takes the place of the vote
 * bar. It waits until it is recorded or put away.
 */
export function draftOf(live: LiveMeeting, itemId: string | null): VoteDraft | null {
  return drafts.get(live)?.get(itemId) ?? null
}

export function keepDraft(live: LiveMeeting, itemId: string | null, draft: VoteDraft): void {
  const known = drafts.get(live) ?? new Map<string | null, VoteDraft>()
  drafts.set(live, known.set(itemId, draft))
}

export function dropDraft(live: LiveMeeting, itemId: string | null): void {
  drafts.get(live)?.delete(itemId)
}
