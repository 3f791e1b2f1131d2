import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLive, useShownItem } from '../useLive.ts'
import { MotionForm } from './motionForm.tsx'
import { useVoteActs } from './voteActs.ts'
import type { VoteActs, VoteBarProps } from './voteActs.ts'
import { questionNow } from './voteEntry.ts'
import { useFocusAgain } from './voteFocus.ts'
import { VoteNotedForm } from './voteNotedForm.tsx'
import { VoteTaken } from './voteTaken.tsx'
import './vote.css'

type Stage = 'vote' | 'motion' | 'amendment' | 'noted'

/** Ctrl+Shift+M: what was moved and how it was decided. Enter alone: agreed without a vote. */
export function VoteBar(props: VoteBarProps): ReactNode {
  const shown = useShownItem(useLive())
  const acts = useVoteActs(props)
  const bar = useFocusAgain(props.opened)
  const { was, tree } = acts
  const [stage, setStage] = useState<Stage>(() => firstStage(was))
  const [chosen, setChosen] = useState(() => (was?.kind === 'voted' ? was.motionId : questionNow(tree)))
  // The line of a motion may have been taken out meanwhile.
  const question = tree.some((place) => place.motion.id === chosen) ? chosen : null
  // What is moved or noted goes back to the vote; of what is corrected there is no vote to go back to.
  const back = (): void => (was === null ? setStage('vote') : acts.done())
  // Another item was opened meanwhile: this waits for its own.
  if (was === null && acts.itemId !== shown) return null
  return (
    <div
      ref={bar}
      className="event-bar vote-bar"
      role="group"
      aria-label={was === null ? 'Motion or vote' : 'Correction'}
      aria-describedby="vote-advice"
    >
      {stage === 'vote' ? (
        <VoteTaken
          view={props.view}
          acts={acts}
          question={question}
          onQuestion={setChosen}
          onOther={setStage}
        />
      ) : stage === 'noted' ? (
        <VoteNotedForm
          room={acts.room}
          itemId={acts.itemId}
          given={was?.kind === 'vote-noted' ? was : null}
          onEnter={(noted) => acts.write({ kind: 'vote-noted', ...noted }, 'the member’s own vote')}
          onEscape={back}
        />
      ) : (
        <Moved
          acts={acts}
          amends={stage === 'amendment' ? amendable(acts, question) : null}
          onEscape={back}
        />
      )}
    </div>
  )
}

function Moved(props: {
  readonly acts: VoteActs
  readonly amends: string | null
  readonly onEscape: () => void
}): ReactNode {
  const { was, room, write } = props.acts
  const given = was?.kind === 'moved' ? was : null
  const amends = given === null ? props.amends : given.amends
  const name = amends === null ? 'the motion' : 'the amendment'
  return (
    <MotionForm
      movers={room.may}
      given={given}
      amends={amends}
      onEnter={(words) => write({ kind: 'moved', amends, ...words }, name)}
      onEscape={props.onEscape}
    />
  )
}

function firstStage(was: VoteActs['was']): Stage {
  if (was?.kind === 'moved') return 'motion'
  return was?.kind === 'vote-noted' ? 'noted' : 'vote'
}

/** What an amendment amends: the motion in question, or the one that the amendment in question would amend. */
function amendable({ tree }: VoteActs, question: string | null): string | null {
  const place = tree.find((each) => each.motion.id === question) ?? tree.at(-1)
  if (place === undefined) return null
  return place.depth === 0 ? place.motion.id : place.motion.amends
}
