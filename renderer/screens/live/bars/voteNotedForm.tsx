import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { inTimeOrder } from '../../../../shared/domain/presence.ts'
import { voteSides } from '../../../../shared/domain/meetingFact.ts'
import type { LineFact, VoteNoted, VoteSide } from '../../../../shared/domain/meetingFact.ts'
import { checkVoteNoted } from '../../../../shared/domain/voting.ts'
import { PersonPicker } from '../personPicker.tsx'
import { useFacts, useLive } from '../useLive.ts'
import { sideLetters, sideOfLetter } from './voteEntry.ts'
import type { VoteRoom } from './voteRoom.ts'

export interface VoteNotedFormProps {
  readonly room: VoteRoom
  readonly itemId: string | null
  /** The noted vote to correct; null for a new one. */
  readonly given: VoteNoted | null
  readonly onEnter: (noted: Pick<VoteNoted, 'personId' | 'side'>) => void
  readonly onEscape: () => void
}

const sideNames: Readonly<Record<VoteSide, string>> = { for: 'For', against: 'Against', abstain: 'Abstained' }

/** One member asks that the minutes show how they voted (R25): the member, then F, A or B. */
export function VoteNotedForm(props: VoteNotedFormProps): ReactNode {
  const live = useLive()
  const facts = useFacts(live)
  const [personId, setPersonId] = useState(props.given?.personId ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const { vote, others } = noteContext(facts, props.itemId, props.given?.id ?? null)
  const give = (side: VoteSide): void => {
    if (personId === null) return
    const noted = { personId, side }
    const check = checkVoteNoted(noted, props.room.rights, vote, others, (id) => live.nameOf(id))
    if (check.ok) props.onEnter(noted)
    else setProblem(check.sentence)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || personId === null) return
    const side = sideOfLetter(event.key)
    if (side !== null) give(side)
    else if (event.key === 'Escape') props.onEscape()
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the letters are those of the buttons inside
    <div className="motion-form" onKeyDown={onKeyDown}>
      <span className="event-bar-name">
        {personId === null ? 'Whose vote is noted?' : `${live.nameOf(personId)} voted`}
      </span>
      {personId === null ? (
        <PersonPicker
          label="Whose vote is noted?"
          placeholder="Letters of a name, then Enter"
          candidates={props.room.may.map((id) => ({ id, name: live.nameOf(id), hint: '' }))}
          showsAll
          onChoose={setPersonId}
          onEscape={props.onEscape}
        />
      ) : (
        voteSides.map((side, index) => (
          <button
            key={side}
            type="button"
            className="button"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just chosen the member, and the next letter belongs here
            autoFocus={index === 0}
            onClick={() => give(side)}
          >
            {sideNames[side]} <kbd aria-hidden="true">{sideLetters[side]}</kbd>
          </button>
        ))
      )}
      <button type="button" className="button button-quiet" onClick={props.onEscape}>
        Back <kbd aria-hidden="true">Esc</kbd>
      </button>
      <p role="status" className="vote-said vote-problem">
        {problem ?? ''}
      </p>
    </div>
  )
}

/** The vote a noted vote belongs to, which is the last before it, and what else was noted of it. */
function noteContext(facts: readonly LineFact[], itemId: string | null, correctedId: string | null) {
  const own = (inTimeOrder(facts) as readonly LineFact[]).filter((fact) => fact.itemId === itemId)
  const end = own.findIndex((fact) => fact.id === correctedId)
  const before = end === -1 ? own : own.slice(0, end)
  const at = before.findLastIndex((fact) => fact.kind === 'voted')
  const vote = before[at]
  const next = own.findIndex((fact, index) => index > at && fact.kind === 'voted')
  const others = own
    .slice(at + 1, next === -1 ? own.length : next)
    .filter((fact) => fact.kind === 'vote-noted' && fact.id !== correctedId)
  return {
    vote: vote?.kind === 'voted' ? vote : null,
    others: others.filter((fact): fact is VoteNoted => fact.kind === 'vote-noted'),
  }
}
