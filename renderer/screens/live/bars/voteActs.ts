import { useState } from 'react'
import { needsRecordedVote } from '../../../../shared/domain/voting.ts'
import type { Motion, Vote, VoteNoted } from '../../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import type { MeetingView } from '../../../state/data.ts'
import { newId } from '../../../state/newId.ts'
import { useFacts, useLive } from '../useLive.ts'
import type { LiveBar } from './liveBar.ts'
import { correctFact } from './voteCorrection.ts'
import { dropDraft } from './voteDrafts.ts'
import { isOfVote, motionTree } from './voteEntry.ts'
import type { FactOfVote, MotionPlace } from './voteEntry.ts'
import { useVoteRoom } from './voteRoom.ts'
import type { VoteRoom } from './voteRoom.ts'

export interface VoteBarProps {
  readonly view: MeetingView
  /** The item, and the motion, vote or noted vote of it to correct; null for something new. */
  readonly opened: Extract<LiveBar, { readonly kind: 'vote' }>
  readonly onDone: () => void
}

type FactFields = Omit<Motion, keyof Moment> | Omit<Vote, keyof Moment> | Omit<VoteNoted, keyof Moment>

interface Moment {
  readonly id: string
  readonly at: string
  readonly itemId: string | null
}

export interface VoteActs {
  readonly itemId: string | null
  /** What is corrected; null for something new. */
  readonly was: FactOfVote | null
  /** True where every vote is to be taken by name (R26). */
  readonly byName: boolean
  readonly room: VoteRoom
  readonly tree: readonly MotionPlace[]
  /** Closes the bar: the caret is where it was. */
  readonly done: () => void
  /** Writes it into the minutes, or in the place of what is corrected, and closes the bar. */
  readonly write: (fields: FactFields, name: string) => void
}

/** What the vote bar knows of the item, and how it writes. */
export function useVoteActs({ view, opened, onDone }: VoteBarProps): VoteActs {
  const live = useLive()
  const facts = useFacts(live)
  const [corrected] = useState(() => facts.find((fact) => fact.id === opened.corrects) ?? null)
  const was = corrected !== null && isOfVote(corrected) ? corrected : null
  const { itemId } = opened
  const { items } = view.record
  const item = items.find((one) => one.id === itemId)
  const room = useVoteRoom(view, itemId, was === null ? 'now' : { before: was.id })
  const done = (): void => {
    if (was === null) dropDraft(live, itemId)
    onDone()
    focusEditor()
  }
  const write = (fields: FactFields, name: string): void => {
    const fact = { ...fields, id: newId(), at: was?.at ?? live.now(), itemId }
    if (was === null) live.recordFact(fact, name)
    else correctFact(live, was, fact, name)
    done()
  }
  const byName = item !== undefined && needsRecordedVote(item, items)
  return { itemId, was, byName, room, tree: motionTree(facts, itemId), done, write }
}
