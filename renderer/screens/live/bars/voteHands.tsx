import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { voteSides } from '../../../../shared/domain/meetingFact.ts'
import type { VoteSide } from '../../../../shared/domain/meetingFact.ts'
import { checkVote } from '../../../../shared/domain/voting.ts'
import type { VoteGiven } from '../../../../shared/domain/voting.ts'
import { useLive } from '../useLive.ts'
import { Advice } from './voteChoice.tsx'
import { countsOf, voteGiven } from './voteEntry.ts'
import type { TypedCounts } from './voteEntry.ts'
import type { VoteRoom } from './voteRoom.ts'

export interface VoteHandsProps {
  readonly room: VoteRoom
  /** True where every vote is to be taken by name (R26). */
  readonly byName: boolean
  readonly typed: TypedCounts
  readonly onTyped: (typed: TypedCounts) => void
  readonly onEnter: (given: VoteGiven) => void
  readonly onEscape: () => void
}

const names: Readonly<Record<VoteSide, string>> = { for: 'For', against: 'Against', abstain: 'Abstaining' }

/** A show of hands: three numbers, with Tab or a space between them, checked against who is in the room. */
export function VoteHands({ room, byName, typed, onTyped, onEnter, onEscape }: VoteHandsProps): ReactNode {
  const live = useLive()
  const saidId = useId()
  const fields = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState(false)
  const counts = countsOf(typed)
  const given = voteGiven('show-of-hands', { counts, ballots: [] }, null)
  const check = checkVote(given, room.rights, room.presider, (personId) => live.nameOf(personId))
  const isBlank = voteSides.every((side) => typed[side].trim() === '')
  const problem =
    counts === null
      ? 'Type numbers: for, against, abstaining.'
      : check.ok || (isBlank && !asked)
        ? null
        : check.sentence
  const focusField = (index: number): void => {
    const field = fields.current?.querySelectorAll('input')[index]
    field?.focus()
    field?.select()
  }
  const enter = (): void => {
    setAsked(true)
    if (counts !== null && check.ok) onEnter(given)
    else focusField(0)
  }
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') enter()
    else if (event.key === 'Escape') onEscape()
    else if (event.key === ' ') focusField(Math.min(index + 1, 2))
    else return
    event.preventDefault()
  }
  return (
    <>
      <Advice room={room} byName={byName} />
      <div className="vote-hands" ref={fields}>
        <span className="event-bar-name">Show of hands</span>
        {voteSides.map((side, index) => (
          <label key={side} className="vote-count">
            {names[side]}
            <input
              className="input"
              inputMode="numeric"
              autoComplete="off"
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for these fields by a key
              autoFocus={index === 0}
              aria-invalid={problem !== null}
              aria-describedby={saidId}
              value={typed[side]}
              onChange={(event) => onTyped({ ...typed, [side]: event.target.value })}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
          </label>
        ))}
        <button type="button" className="button button-primary" onClick={enter}>
          Record <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" className="button button-quiet" onClick={onEscape}>
          Back <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
      <p id={saidId} role="status" className={problem === null ? 'vote-said' : 'vote-said vote-problem'}>
        {problem ?? outcomeWords(given, check.ok ? check.notVoting : 0, isBlank, room.may.length)}
      </p>
    </>
  )
}

function outcomeWords(given: VoteGiven, notVoting: number, isBlank: boolean, may: number): string {
  if (isBlank) return `${may} may vote.`
  const { counts } = given
  const isTied = counts !== null && counts.for === counts.against
  const outcome = isTied ? 'Equal: a casting vote decides' : given.carried ? 'Carried' : 'Lost'
  return notVoting === 0 ? `${outcome}.` : `${outcome}. ${notVoting} of ${may} did not vote.`
}
