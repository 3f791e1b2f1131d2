import { useState } from 'react'
import type { ReactNode } from 'react'
import type { VoteGiven } from '../../../../shared/domain/voting.ts'
import type { Vote } from '../../../../shared/domain/meetingFact.ts'
import type { MeetingView } from '../../../state/data.ts'
import { useLive } from '../useLive.ts'
import type { VoteActs } from './voteActs.ts'
import { VoteCasting } from './voteCasting.tsx'
import { QuestionLine, VoteChoice } from './voteChoice.tsx'
import { draftOf, keepDraft } from './voteDrafts.ts'
import type { VoteDraft } from './voteDrafts.ts'
import { noCounts, voteWords } from './voteEntry.ts'
import type { TypedCounts } from './voteEntry.ts'
import { VoteHands } from './voteHands.tsx'
import { VoteRecorded } from './voteRecorded.tsx'

export interface VoteTakenProps {
  readonly view: MeetingView
  readonly acts: VoteActs
  /** The motion voted on; null for what was never formally moved. */
  readonly question: string | null
  readonly onQuestion: (motionId: string | null) => void
  /** Something was moved, or one member's vote is to be noted. */
  readonly onOther: (act: 'motion' | 'amendment' | 'noted') => void
}

/** How something was decided: agreed, by hands or by name, and by a casting vote where the votes are equal. */
export function VoteTaken(props: VoteTakenProps): ReactNode {
  const { acts, question } = props
  const { was, room, tree, byName } = acts
  const vote = was?.kind === 'voted' ? was : null
  const live = useLive()
  const { itemId } = acts
  const [draft, setDraft] = useState<VoteDraft>(
    () => (was === null ? draftOf(live, itemId) : null) ?? firstDraft(vote, byName),
  )
  const { method, typed, ballots } = draft
  const change = (changed: Partial<VoteDraft>): void => {
    const next = { ...draft, ...changed }
    setDraft(next)
    if (was === null) keepDraft(live, itemId, next)
  }
  const [tied, setTied] = useState<VoteGiven | null>(null)

  const record = (given: VoteGiven): void =>
    acts.write({ kind: 'voted', motionId: question, ...given }, `the vote, ${voteWords(given)}`)
  /** A tie waits for the casting vote; anything else stands as it is. */
  const settle = (given: VoteGiven): void => {
    const isTied = given.counts !== null && given.counts.for === given.counts.against
    if (isTied) setTied(given)
    else record(given)
  }
  const back = (): void => change({ method: 'choice' })
  if (tied !== null) {
    return <VoteCasting room={room} tied={tied} onEnter={record} onEscape={() => setTied(null)} />
  }
  switch (method) {
    case 'choice':
      return (
        <VoteChoice
          room={room}
          itemId={itemId}
          tree={tree}
          question={question}
          onQuestion={props.onQuestion}
          isCorrection={was !== null}
          byName={byName}
          onAct={(act) => {
            if (act === 'agreed') record(agreed)
            else if (act === 'hands' || act === 'recorded') change({ method: act })
            else props.onOther(act)
          }}
          onEscape={acts.done}
        />
      )
    case 'hands':
      return (
        <>
          <QuestionLine tree={tree} question={question} />
          <VoteHands
            room={room}
            byName={byName}
            typed={typed}
            onTyped={(now) => change({ typed: now })}
            onEnter={settle}
            onEscape={back}
          />
        </>
      )
    case 'recorded':
      return (
        <>
          <QuestionLine tree={tree} question={question} />
          <VoteRecorded
            view={props.view}
            room={room}
            byName={byName}
            ballots={ballots}
            onBallots={(now) => change({ ballots: now })}
            onEnter={settle}
            onEscape={back}
          />
        </>
      )
  }
}

const agreed: VoteGiven = { method: 'agreed', counts: null, ballots: [], casting: null, carried: true }

function firstDraft(vote: Vote | null, byName: boolean): VoteDraft {
  return { method: firstMethod(vote, byName), typed: typedOf(vote), ballots: vote?.ballots ?? [] }
}

function firstMethod(vote: Vote | null, byName: boolean): VoteDraft['method'] {
  // Every vote on the budget is taken by name (R26).
  if (vote === null) return byName ? 'recorded' : 'choice'
  if (vote.method === 'agreed') return 'choice'
  return vote.method === 'recorded' ? 'recorded' : 'hands'
}

function typedOf(vote: Vote | null): TypedCounts {
  if (vote === null || vote.counts === null || vote.method !== 'show-of-hands') return noCounts
  const { counts } = vote
  return { for: String(counts.for), against: String(counts.against), abstain: String(counts.abstain) }
}
