import { useId } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { barSentence } from '../../../../shared/domain/voting.ts'
import type { VoteGiven } from '../../../../shared/domain/voting.ts'
import { useLive } from '../useLive.ts'
import type { VoteRoom } from './voteRoom.ts'

export interface VoteCastingProps {
  readonly room: VoteRoom
  /** The vote with equal votes, without a casting vote. */
  readonly tied: VoteGiven
  readonly onEnter: (given: VoteGiven) => void
  readonly onEscape: () => void
}

/** The votes are equal: the second or casting vote of whoever presides, or none (R24). */
export function VoteCasting({ room, tied, onEnter, onEscape }: VoteCastingProps): ReactNode {
  const live = useLive()
  const saidId = useId()
  const { presider, rights } = room
  const bar = rights.find((right) => right.personId === presider)
  const name = presider === null ? null : live.nameOf(presider)
  const why =
    name === null
      ? 'Nobody is known to preside. Mark who took the chair with V in the attendance.'
      : bar === undefined
        ? `${name} presides and is not a member of the committee: there is no casting vote.`
        : bar.why === null
          ? null
          : `${name} presides. ${barSentence(bar.why, name)}`
  const votes = `${tied.counts?.for ?? 0} for and ${tied.counts?.against ?? 0} against`
  const cast = (side: 'for' | 'against'): void => {
    if (presider === null || why !== null) return
    onEnter({ ...tied, casting: { personId: presider, side }, carried: side === 'for' })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    const onButton = event.target instanceof HTMLElement && event.target.dataset['side'] !== undefined
    if (key === 'f') cast('for')
    else if (key === 'a') cast('against')
    else if (key === 'escape') onEscape()
    else if (key === 'enter' && !onButton) onEnter(tied)
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the letters are those of the buttons inside
    <div className="vote-casting" onKeyDown={onKeyDown}>
      <p id={saidId} className="vote-said">
        The votes are equal, {votes}. {why ?? `${name ?? ''} presides and may give a casting vote.`}
      </p>
      <div className="vote-buttons">
        {why !== null
          ? null
          : (['for', 'against'] as const).map((side) => (
              <button
                key={side}
                type="button"
                className="button"
                data-side={side}
                aria-label={`Casting vote of ${name ?? 'the chair'}: ${side}`}
                onClick={() => cast(side)}
              >
                Casting vote {side} <kbd aria-hidden="true">{side === 'for' ? 'F' : 'A'}</kbd>
              </button>
            ))}
        <button
          type="button"
          className="button"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just recorded a tie, and the next letter belongs here
          autoFocus
          aria-describedby={saidId}
          onClick={() => onEnter(tied)}
        >
          None: not carried <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" className="button button-quiet" onClick={onEscape}>
          Back <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </div>
  )
}
