import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Attendance } from '../../../shared/domain/presence.ts'
import { inTheRoom, presiderAt, votingRights } from '../../../shared/domain/presenceTimeline.ts'
import type { VotingRight } from '../../../shared/domain/presenceTimeline.ts'
import { outOfTheRoom } from '../../../shared/domain/presence.ts'
import type { MeetingView } from '../../state/data.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { readReason, reasonWords } from './apologyReason.ts'
import { markPresent } from './attendanceActs.ts'
import { takeTheChair } from './chairActs.ts'
import { MarkChoices } from './markChoices.tsx'
import type { Move } from './markChoices.tsx'
import { ReasonBox } from './reasonBox.tsx'
import { SubstituteBox } from './substituteBox.tsx'
import { reportProblem } from '../../state/notices.ts'
import { useRoom } from './roomNow.ts'
import { useAttendance, useLive, useShownItem } from './useLive.ts'
import './attendance.css'

export const statusLetters: Readonly<Record<Attendance['status'], string>> = {
  'not-yet': '–',
  present: 'P',
  apologies: 'A',
  absent: 'X',
  substituted: 'S',
}

export const statusWords: Readonly<Record<Attendance['status'], string>> = {
  'not-yet': 'not yet marked',
  present: 'present',
  apologies: 'apologies',
  absent: 'absent, no apologies',
  substituted: 'represented by a substitute',
}

/**
 * The members, one letter each: P, A, X or S marks the one in focus and goes on to the next; L says that they left, came back or arrived;
 * Shift+P marks all who are left; V puts the one in focus in the chair.
 */
export function AttendanceList(props: {
  readonly view: MeetingView
  /** Takes what is offered above the list, by Enter; null when nothing is. */
  readonly takeOffer: (() => void) | null
}): ReactNode {
  const { view } = props
  const live = useLive()
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<{ personId: string; box: 'choices' | 'reason' | 'substitute' } | null>(
    null,
  )
  const attendance = useAttendance(live, view)
  const members = attendance.filter((one) => one.capacity === 'member')
  const room = useRoom(live, view)
  const out = outOfTheRoom(room.facts)
  const shown = useShownItem(live)
  const rights = new Map(votingRights(room, shown).map((right) => [right.personId, right]))
  const presider = presiderAt(room)
  const here = inTheRoom(room)
  const moveOf = (personId: string): Move =>
    here.has(personId) ? 'left' : out.has(personId) ? 'returned' : 'arrived'
  const focusRow = (index: number): void => {
    const next = Math.max(0, Math.min(index, members.length - 1))
    setAt(next)
    list.current?.querySelectorAll<HTMLElement>('.attendance-row')[next]?.focus()
  }
  const close = (index: number, step: 0 | 1): void => {
    // Drawn and focused at once, not in the next frame: the next letter belongs to the next member, however fast it comes.
    flushSync(() => setOpen(null))
    focusRow(index + step)
  }
  const give = (index: number, letter: string): void => {
    const member = members[index]
    if (member === undefined) return
    const { personId } = member
    switch (letter) {
      case 'p':
      case 'x':
        live.marks.mark(personId, { status: letter === 'p' ? 'present' : 'absent', reason: null })
        return close(index, 1)
      case 'a':
        return setOpen({ personId, box: 'reason' })
      case 's':
        return setOpen({ personId, box: 'substitute' })
      case 'l':
        live.cameOrWent(moveOf(personId), personId, live.now())
        return setOpen(null)
      case 'v':
        takeTheChair(live, personId).catch(reportProblem)
        return close(index, 0)
      default:
    }
  }
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'arrowdown') focusRow(index + 1)
    else if (key === 'arrowup') focusRow(index - 1)
    else if (key === 'home') focusRow(0)
    else if (key === 'end') focusRow(members.length - 1)
    else if (key === 'escape') focusEditor()
    else if (key === 'enter' && props.takeOffer !== null) props.takeOffer()
    else if (key === 'p' && event.shiftKey) markRest()
    else if (['p', 'a', 'x', 's', 'l', 'v'].includes(key)) give(index, key)
    else return
    event.preventDefault()
  }
  const markRest = (): void =>
    markPresent(
      live,
      members.filter((one) => one.status === 'not-yet').map((one) => one.personId),
    )
  return (
    <>
      <ul className="attendance" ref={list} aria-label="Members">
        {members.map((member, index) => {
          const { personId } = member
          const name = memberName(view, personId, presider)
          const isOut = out.has(personId)
          const isOpen = open?.personId === personId
          const status = isOut ? 'left the room' : statusWords[member.status]
          const noVote = noVoteWords[rights.get(personId)?.why ?? 'absent']
          const reason = reasonWords(member, view.record.council.houseStyle.apologyReasons)
          return (
            <li key={personId}>
              <button
                type="button"
                className="attendance-row"
                tabIndex={index === at ? 0 : -1}
                aria-label={[`${name}: ${status}`, reason, noVote].filter((words) => words !== '').join(', ')}
                aria-expanded={isOpen}
                onFocus={() => setAt(index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onClick={() => setOpen(isOpen ? null : { personId, box: 'choices' })}
              >
                <span className="attendance-name">
                  {name}
                  {reason === '' ? null : <span className="attendance-reason"> {reason}</span>}
                  {noVote === '' ? null : <span className="attendance-no-vote">{noVote}</span>}
                </span>
                <span className={`mark mark-${isOut ? 'left' : member.status}`} aria-hidden="true">
                  {isOut ? 'L' : statusLetters[member.status]}
                </span>
              </button>
              {isOpen && open.box === 'choices' ? (
                <MarkChoices name={name} move={moveOf(personId)} onChoose={(letter) => give(index, letter)} />
              ) : null}
              {isOpen && open.box === 'reason' ? (
                <ReasonBox
                  name={name}
                  printing={view.record.council.houseStyle.apologyReasons}
                  onEnter={(typed) => {
                    live.marks.mark(personId, { status: 'apologies', reason: readReason(typed) })
                    close(index, 1)
                  }}
                  onEscape={() => close(index, 0)}
                />
              ) : null}
              {isOpen && open.box === 'substitute' ? (
                <SubstituteBox
                  view={view}
                  absent={{ personId, name }}
                  onDone={() => close(index, 1)}
                  onEscape={() => close(index, 0)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      {members.some((one) => one.status === 'not-yet') ? (
        <button type="button" className="button attendance-rest" onClick={markRest}>
          Mark the rest present <kbd aria-hidden="true">Shift+P</kbd>
        </button>
      ) : null}
    </>
  )
}

/** "Ruth Ashworth (Chair)", "Helen Bennett (in the chair)". */
export function memberName(
  view: MeetingView,
  personId: string,
  presider = view.record.meeting.presidedBy,
): string {
  const { people, members } = view.record
  const name = people.find((person) => person.id === personId)?.name ?? 'A member'
  const role = members.find((seat) => seat.personId === personId)?.role
  const words = [
    ...(role === 'chair' ? ['Chair'] : role === 'vice-chair' ? ['Vice Chair'] : []),
    ...(role === 'co-optee' ? ['co-opted'] : []),
    ...(presider === personId && role !== 'chair' ? ['in the chair'] : []),
  ]
  return words.length === 0 ? name : `${name} (${words.join(', ')})`
}

/** Why somebody in the room may not vote on the item that is shown; of who is not there the mark says enough. */
const noVoteWords: Readonly<Record<NonNullable<VotingRight['why']>, string>> = {
  absent: '',
  left: '',
  interest: 'no vote: interest',
  'no-vote': 'no vote',
  substituted: 'no vote: substitute sits',
  'substitute-beside-member': 'no vote: member sits',
}
