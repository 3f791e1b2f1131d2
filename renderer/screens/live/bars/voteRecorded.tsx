import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { voteSides } from '../../../../shared/domain/meetingFact.ts'
import type { Ballot, VoteSide } from '../../../../shared/domain/meetingFact.ts'
import { checkVote, tally } from '../../../../shared/domain/voting.ts'
import type { VoteGiven } from '../../../../shared/domain/voting.ts'
import type { MeetingView } from '../../../state/data.ts'
import { memberName } from '../attendanceList.tsx'
import { useLive } from '../useLive.ts'
import { Advice } from './voteChoice.tsx'
import { barWords, inMemberOrder, marked, nextWithoutVote } from './voteEntry.ts'
import { sideLetters, sideOfLetter, voteGiven } from './voteEntry.ts'
import type { VoteRoom } from './voteRoom.ts'

export interface VoteRecordedProps {
  readonly view: MeetingView
  readonly room: VoteRoom
  /** In the order in which they were marked. */
  readonly ballots: readonly Ballot[]
  readonly onBallots: (ballots: readonly Ballot[]) => void
  readonly byName: boolean
  readonly onEnter: (given: VoteGiven) => void
  readonly onEscape: () => void
}

const sideNames: Readonly<Record<VoteSide, string>> = {
  for: 'for',
  against: 'against',
  abstain: 'abstaining',
}

/** A recorded vote: F, A or B marks the member in focus and goes on to the next; Backspace takes the last mark back; Enter records. */
export function VoteRecorded(props: VoteRecordedProps): ReactNode {
  const { view, room, ballots, onBallots } = props
  const live = useLive()
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(() => nextWithoutVote(room.may, ballots, null) ?? room.may[0] ?? null)
  /** What Enter was answered with, and the votes it was about: other votes, and it is asked anew. */
  const [asked, setAsked] = useState<readonly Ballot[] | null>(null)
  const ordered = inMemberOrder(ballots, room.may)
  const given = voteGiven('recorded', { counts: null, ballots: ordered }, null)
  const check = checkVote(given, room.rights, room.presider, (personId) => live.nameOf(personId))
  const notVoting = check.ok ? check.notVoting : 0
  const wasAsked = asked === ballots

  const focusOn = (personId: string | null): void => {
    const find = (selector: string): HTMLElement | null => box.current?.querySelector(selector) ?? null
    const target = personId === null ? null : find(`.vote-row[data-person="${personId}"]`)
    ;(target ?? find('[data-record]'))?.focus()
  }
  const mark = (personId: string, side: VoteSide): void => {
    const now = marked(ballots, personId, side)
    // Drawn at once: the next letter belongs to the next member, however fast it comes.
    flushSync(() => onBallots(now))
    focusOn(nextWithoutVote(room.may, now, personId))
  }
  const takeBack = (): void => {
    const last = ballots.at(-1)
    if (last === undefined) return
    flushSync(() => onBallots(ballots.slice(0, -1)))
    focusOn(last.personId)
  }
  const step = (by: number): void => {
    const index = at === null ? 0 : room.may.indexOf(at) + by
    focusOn(room.may[Math.max(0, Math.min(index, room.may.length - 1))] ?? null)
  }
  const enter = (): void => {
    if (check.ok && (notVoting === 0 || wasAsked)) props.onEnter(given)
    else setAsked(ballots)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    const row = target instanceof HTMLElement ? target.dataset['person'] : undefined
    const side = sideOfLetter(event.key)
    const leaves = target instanceof HTMLElement && 'leave' in target.dataset
    if (side !== null && row !== undefined) mark(row, side)
    else if (event.key === 'Backspace') takeBack()
    else if (event.key === 'Enter' && !leaves) enter()
    else if (event.key === 'Escape') props.onEscape()
    else if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the letters are those of the rows inside
    <div className="vote-recorded" ref={box} onKeyDown={onKeyDown}>
      <Advice room={room} byName={props.byName} />
      <div className="vote-names">
        <div className="vote-heads" aria-hidden="true">
          <span>For</span>
          <span>Against</span>
          <span>Abstain</span>
        </div>
        <ul aria-label="Recorded vote: F for, A against, B abstaining">
          {room.may.map((personId) => {
            const side = ballots.find((ballot) => ballot.personId === personId)?.side ?? null
            const name = memberName(view, personId)
            return (
              <li key={personId}>
                <button
                  type="button"
                  className="vote-row"
                  data-person={personId}
                  tabIndex={personId === at ? 0 : -1}
                  // eslint-disable-next-line jsx-a11y/no-autofocus -- the officer has just asked for this list by a key
                  autoFocus={personId === at}
                  aria-label={`${name}: ${side === null ? 'no vote yet' : sideNames[side]}`}
                  onFocus={() => setAt(personId)}
                >
                  {name}
                </button>
                <span className="vote-marks">
                  {voteSides.map((each) => (
                    <button
                      key={each}
                      type="button"
                      className="vote-mark"
                      tabIndex={-1}
                      aria-pressed={each === side}
                      aria-label={`${name} ${sideNames[each]}`}
                      onClick={() => mark(personId, each)}
                    >
                      {sideLetters[each]}
                    </button>
                  ))}
                </span>
              </li>
            )
          })}
        </ul>
        <Barred view={view} room={room} />
      </div>
      <div className="vote-buttons">
        <Sums ballots={ballots} of={room.may.length} />
        <button
          type="button"
          className="button button-primary"
          data-record
          // Where nobody may vote there is no name to begin with.
          // eslint-disable-next-line jsx-a11y/no-autofocus -- as above
          autoFocus={at === null}
          onClick={enter}
        >
          Record <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button
          type="button"
          className="button button-quiet"
          data-leave
          aria-label="Take back the last vote"
          title="Take back the last vote, Backspace"
          disabled={ballots.length === 0}
          onClick={takeBack}
        >
          Take back <kbd aria-hidden="true">⌫</kbd>
        </button>
        <button type="button" className="button button-quiet" data-leave onClick={props.onEscape}>
          Back <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
      <p role="status" className={wasAsked && !check.ok ? 'vote-said vote-problem' : 'vote-said'}>
        {wasAsked || (check.ok && notVoting === 0) ? saidOf(check, given) : ''}
      </p>
    </div>
  )
}

function saidOf(check: ReturnType<typeof checkVote>, given: VoteGiven): string {
  if (!check.ok) return check.sentence
  if (check.notVoting > 0) {
    const who = check.notVoting === 1 ? '1 member has' : `${check.notVoting} members have`
    return `${who} no vote entered. Enter again records it so.`
  }
  const { counts } = given
  if (counts !== null && counts.for === counts.against) return 'Equal: a casting vote decides.'
  return given.carried ? 'Carried.' : 'Lost.'
}

/** Not spoken with each letter: the next name is what the officer needs to hear. */
function Sums({ ballots, of }: { readonly ballots: readonly Ballot[]; readonly of: number }): ReactNode {
  const counts = tally(ballots)
  const left = of - ballots.length
  return (
    <span className="vote-sums">
      <b>{counts.for}</b> for <b>{counts.against}</b> against <b>{counts.abstain}</b> abstaining
      {left > 0 ? <span className="vote-left"> {left} to go</span> : null}
    </span>
  )
}

/** Members who do not vote, and why. */
function Barred({ view, room }: { readonly view: MeetingView; readonly room: VoteRoom }): ReactNode {
  const barred = room.rights.filter((right) => right.why !== null)
  if (barred.length === 0) return null
  return (
    <ul className="vote-barred" aria-label="Not voting">
      {barred.map(({ personId, why }) => (
        <li key={personId}>
          {memberName(view, personId)}: {why === null ? '' : barWords[why]}
        </li>
      ))}
    </ul>
  )
}
