import type { KeyboardEvent, ReactNode } from 'react'
import { inTimeOrder } from '../../../../shared/domain/presence.ts'
import type { LiveMeeting } from '../liveMeeting.ts'
import { useFacts, useLive } from '../useLive.ts'
import { openAmendments, voteWords } from './voteEntry.ts'
import type { MotionPlace } from './voteEntry.ts'
import type { VoteRoom } from './voteRoom.ts'

export type VoteAct = 'agreed' | 'hands' | 'recorded' | 'motion' | 'amendment' | 'noted'

export interface VoteChoiceProps {
  readonly room: VoteRoom
  readonly itemId: string | null
  readonly tree: readonly MotionPlace[]
  /** The motion voted on; null for what was never formally moved. */
  readonly question: string | null
  readonly onQuestion: (motionId: string | null) => void
  readonly isCorrection: boolean
  /** True where every vote is to be taken by name (R26). */
  readonly byName: boolean
  readonly onAct: (act: VoteAct) => void
  readonly onEscape: () => void
}

/** How it was decided: Enter for agreed without a vote, a letter for anything else. */
export function VoteChoice(props: VoteChoiceProps): ReactNode {
  const { tree, question, onAct } = props
  const acts = useActs(props)
  const moveQuestion = (step: 1 | -1): void => {
    const at = tree.findIndex((place) => place.motion.id === question) + step
    props.onQuestion(tree[Math.max(0, Math.min(at, tree.length - 1))]?.motion.id ?? question)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = acts.find((each) => each.letter === event.key.toLowerCase())
    if (event.key === 'Escape') props.onEscape()
    else if (act !== undefined) onAct(act.act)
    else if (event.key === 'Enter' && isDefault(event.target)) onAct('agreed')
    else if (event.key === 'ArrowDown') moveQuestion(1)
    else if (event.key === 'ArrowUp') moveQuestion(-1)
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the letters are those of the buttons inside
    <div className="vote-choice" onKeyDown={onKeyDown}>
      <Advice room={props.room} byName={props.byName} />
      <Questions {...props} />
      <div className="vote-buttons">
        <button
          type="button"
          className="button button-primary"
          data-default
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this bar by a key
          autoFocus
          onClick={() => onAct('agreed')}
        >
          Agreed without a vote <kbd aria-hidden="true">Enter</kbd>
        </button>
        {acts.map(({ letter, act, name }) => (
          <button
            key={act}
            type="button"
            className="button"
            aria-keyshortcuts={letter}
            onClick={() => onAct(act)}
          >
            {name} <kbd aria-hidden="true">{letter.toUpperCase()}</kbd>
          </button>
        ))}
        <button type="button" className="button button-quiet" onClick={props.onEscape}>
          Cancel <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </div>
  )
}

function isDefault(target: EventTarget): boolean {
  // A radio button of a motion is no button to press: Enter there decides, as on the first button.
  return target instanceof HTMLInputElement || (target instanceof HTMLElement && 'default' in target.dataset)
}

interface VoteLetter {
  readonly letter: string
  readonly act: VoteAct
  readonly name: string
}

function useActs(props: VoteChoiceProps): readonly VoteLetter[] {
  const facts = useFacts(useLive())
  const last = inTimeOrder(facts).findLast((fact) => fact.kind === 'voted' && fact.itemId === props.itemId)
  // Of a vote taken by name everybody’s side is there already.
  const mayNote = last?.kind === 'voted' && last.method !== 'recorded'
  const acts: readonly VoteLetter[] = [
    { letter: 'h', act: 'hands', name: 'Show of hands' },
    { letter: 'r', act: 'recorded', name: 'Recorded vote' },
    { letter: 'm', act: 'motion', name: 'Motion moved' },
    { letter: 'a', act: 'amendment', name: 'Amendment' },
    { letter: 'n', act: 'noted', name: 'Note one member’s vote' },
  ]
  return acts.filter(({ act }) => {
    if (act === 'hands' || act === 'recorded') return true
    if (props.isCorrection) return false
    return act === 'motion' || (act === 'amendment' ? props.tree.length > 0 : mayNote)
  })
}

/** What the officer should know before the vote; it stops nothing. */
export function Advice(props: { readonly room: VoteRoom; readonly byName: boolean }): ReactNode {
  const { quorum, isRollTaken } = props.room
  const words = [
    ...(props.byName ? ['Every vote on the budget is taken by name.'] : []),
    ...(isRollTaken ? [] : ['The attendance is not taken yet: everybody expected is listed.']),
    ...(isRollTaken && !quorum.quorate
      ? [`Not quorate: ${quorum.present} of the ${quorum.needed} needed may vote on this item.`]
      : []),
  ]
  return words.length === 0 ? null : (
    <p id="vote-advice" className="vote-advice">
      {words.join(' ')}
    </p>
  )
}

/** "Amendment, Councillor Ruth Ashworth: it be adopted for one year" */
function questionWords({ motion, depth }: Pick<MotionPlace, 'motion' | 'depth'>, live: LiveMeeting): string {
  const what = depth === 0 ? 'Motion' : 'Amendment'
  const mover = motion.mover === null ? '' : `, ${live.nameOf(motion.mover)}`
  return `${what}${mover}${motion.words.trim() === '' ? '' : `: ${motion.words}`}`
}

/** What is voted on, while the votes are entered; nothing where nothing was moved. */
export function QuestionLine(props: Pick<VoteChoiceProps, 'tree' | 'question'>): ReactNode {
  const live = useLive()
  const place = props.tree.find(({ motion }) => motion.id === props.question)
  return place === undefined ? null : (
    <p className="vote-question-words">
      <b>Voting on</b> {questionWords(place, live)}
    </p>
  )
}

/** The motions of the item, amendments under what they would amend, and which of them is voted on. */
function Questions(props: VoteChoiceProps): ReactNode {
  const live = useLive()
  const { tree, question } = props
  if (tree.length === 0) return null
  const first = question === null ? [] : openAmendments(tree, question)
  return (
    <fieldset className="vote-questions">
      <legend>Voting on</legend>
      {tree.map(({ motion, depth, vote }) => (
        <label key={motion.id} className="vote-question" data-depth={Math.min(depth, 2)}>
          <input
            type="radio"
            name="vote-question"
            checked={motion.id === question}
            onChange={() => props.onQuestion(motion.id)}
          />
          <span className="vote-question-words">{questionWords({ motion, depth }, live)}</span>
          <span className="vote-state">{vote === null ? 'not voted on' : voteWords(vote)}</span>
        </label>
      ))}
      {first.length === 0 ? null : <p className="vote-advice">Its amendment is voted on first.</p>}
    </fieldset>
  )
}
