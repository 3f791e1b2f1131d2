import { useState } from 'react'
import type { ReactNode } from 'react'
import { needsRecordedVote } from '../../../../shared/domain/voting.ts'
import type { VoteGiven } from '../../../../shared/domain/voting.ts'
import type { LineFact, Vote } from '../../../../shared/domain/meetingFact.ts'
import { focusEditor } from '../../../editor/editorView.tsx'
import type { MeetingView } from '../../../state/data.ts'
import { newId } from '../../../state/newId.ts'
import { useFacts, useLive, useShownItem } from '../useLive.ts'
import { MotionForm } from './motionForm.tsx'
import { VoteCasting } from './voteCasting.tsx'
import { QuestionLine, VoteChoice } from './voteChoice.tsx'
import type { VoteAct } from './voteChoice.tsx'
import { correctFact } from './voteCorrection.ts'
import { isOfVote, motionTree, noCounts, questionNow, voteWords } from './voteEntry.ts'
import type { FactOfVote, TypedCounts } from './voteEntry.ts'
import { VoteHands } from './voteHands.tsx'
import { VoteNotedForm } from './voteNotedForm.tsx'
import { VoteRecorded } from './voteRecorded.tsx'
import { useVoteRoom } from './voteRoom.ts'
import './vote.css'

type Stage = 'choice' | 'hands' | 'recorded' | 'casting' | 'motion' | 'amendment' | 'noted'

export interface VoteBarProps {
  readonly view: MeetingView
  /** The motion, vote or noted vote to correct; null for something new. */
  readonly corrects: string | null
  readonly onDone: () => void
}

/** Ctrl+Shift+M: what was moved and how it was decided. Enter alone: agreed without a vote. */
export function VoteBar({ view, corrects, onDone }: VoteBarProps): ReactNode {
  const live = useLive()
  const shown = useShownItem(live)
  const facts = useFacts(live)
  const [corrected] = useState(() => facts.find((fact) => fact.id === corrects) ?? null)
  const was = corrected !== null && isOfVote(corrected) ? corrected : null
  const itemId = was === null ? shown : was.itemId
  const { items } = view.record
  const item = items.find((one) => one.id === itemId)
  const byName = item !== undefined && needsRecordedVote(item, items)
  const room = useVoteRoom(view, itemId, was === null ? 'now' : { before: was.id })
  const tree = motionTree(facts, itemId)
  const vote = was?.kind === 'voted' ? was : null
  const [stage, setStage] = useState<Stage>(() => firstStage(was, byName))
  const [question, setQuestion] = useState(() => (vote === null ? questionNow(tree) : vote.motionId))
  const [typed, setTyped] = useState<TypedCounts>(() => typedOf(vote))
  const [ballots, setBallots] = useState(() => vote?.ballots ?? [])
  const [tied, setTied] = useState<VoteGiven | null>(null)

  const done = (): void => {
    onDone()
    focusEditor()
  }
  const write = (fact: LineFact, name: string): void => {
    if (was === null) live.recordFact(fact, name)
    else correctFact(live, was, fact, name)
    done()
  }
  const moment = () => ({ id: newId(), at: was?.at ?? live.now(), itemId })
  // The line of a motion may have been taken out meanwhile.
  const motionId = tree.some((place) => place.motion.id === question) ? question : null
  const record = (given: VoteGiven): void =>
    write({ ...moment(), kind: 'voted', motionId, ...given }, `the vote, ${voteWords(given)}`)
  const agree = (): void =>
    record({ method: 'agreed', counts: null, ballots: [], casting: null, carried: true })
  const act = (what: VoteAct): void => (what === 'agreed' ? agree() : setStage(what))
  /** A tie waits for the casting vote; anything else stands as it is. */
  const settle = (given: VoteGiven): void => {
    const isTied = given.counts !== null && given.counts.for === given.counts.against
    if (!isTied) return record(given)
    setTied(given)
    setStage('casting')
  }
  // Back to the choice; from there, out. Of what is corrected there is no other choice to go back to.
  const back = (): void => (was !== null && was.kind !== 'voted' ? done() : setStage('choice'))
  const common = { view, room, itemId }
  const stageShown = ((): ReactNode => {
    switch (stage) {
      case 'choice':
        return (
          <VoteChoice
            {...common}
            tree={tree}
            question={motionId}
            onQuestion={setQuestion}
            isCorrection={was !== null}
            byName={byName}
            onAct={act}
            onEscape={done}
          />
        )
      case 'hands':
        return <VoteHands {...common} typed={typed} onTyped={setTyped} onEnter={settle} onEscape={back} />
      case 'recorded':
        return (
          <VoteRecorded
            {...common}
            ballots={ballots}
            onBallots={setBallots}
            byName={byName}
            onEnter={settle}
            onEscape={back}
          />
        )
      case 'casting':
        return tied === null ? null : (
          <VoteCasting
            {...common}
            tied={tied}
            onEnter={record}
            onEscape={() => setStage(tied.method === 'recorded' ? 'recorded' : 'hands')}
          />
        )
      case 'motion':
      case 'amendment': {
        const motion = was?.kind === 'moved' ? was : null
        const amends =
          motion === null ? (stage === 'amendment' ? amendable(tree, motionId) : null) : motion.amends
        return (
          <MotionForm
            view={view}
            movers={room.may}
            given={motion}
            amends={amends}
            onEnter={(words) =>
              write(
                { ...moment(), kind: 'moved', amends, ...words },
                amends === null ? 'the motion' : 'the amendment',
              )
            }
            onEscape={back}
          />
        )
      }
      case 'noted':
        return (
          <VoteNotedForm
            {...common}
            given={was?.kind === 'vote-noted' ? was : null}
            onEnter={(noted) => write({ ...moment(), kind: 'vote-noted', ...noted }, 'a member’s own vote')}
            onEscape={back}
          />
        )
    }
  })()
  return (
    <div
      className="event-bar vote-bar"
      role="group"
      aria-label={was === null ? 'Motion or vote' : 'Correction'}
    >
      {stage === 'hands' || stage === 'recorded' || stage === 'casting' ? (
        <QuestionLine tree={tree} question={motionId} />
      ) : null}
      {stageShown}
    </div>
  )
}

function firstStage(was: FactOfVote | null, byName: boolean): Stage {
  if (was?.kind === 'moved') return 'motion'
  if (was?.kind === 'vote-noted') return 'noted'
  if (was?.kind === 'voted') {
    return was.method === 'recorded' ? 'recorded' : was.method === 'show-of-hands' ? 'hands' : 'choice'
  }
  // Every vote on the budget is taken by name (R26).
  return byName ? 'recorded' : 'choice'
}

function typedOf(vote: Vote | null): TypedCounts {
  if (vote?.counts === null || vote === null || vote.method !== 'show-of-hands') return noCounts
  const { counts } = vote
  return { for: String(counts.for), against: String(counts.against), abstain: String(counts.abstain) }
}

/** What an amendment amends: the motion in question, or the one that the amendment in question would amend. */
function amendable(tree: ReturnType<typeof motionTree>, motionId: string | null): string | null {
  const place = tree.find((each) => each.motion.id === motionId) ?? tree.at(-1)
  return place === undefined ? null : place.depth === 0 ? place.motion.id : place.motion.amends
}
