import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Attendance } from '../../../shared/domain/presence.ts'
import { outOfTheRoom } from '../../../shared/domain/presence.ts'
import type { MeetingView } from '../../state/data.ts'
import { focusEditor } from '../../editor/editorView.tsx'
import { readReason, shownReason } from './apologyReason.ts'
import { MarkChoices } from './markChoices.tsx'
import { ReasonBox } from './reasonBox.tsx'
import { SubstituteBox } from './substituteBox.tsx'
import { useAttendance, useFacts, useLive } from './useLive.ts'

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
 * The members, one letter each: P, A, X or S marks the one in focus and goes on to the next; L says that they left or came back;
 * Shift+P marks all who are left; V puts the one in focus in the chair.
 */
export function AttendanceList({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<{ personId: string; box: 'choices' | 'reason' | 'substitute' } | null>(
    null,
  )
  const attendance = useAttendance(live, view)
  const members = attendance.filter((one) => one.capacity === 'member')
  const out = outOfTheRoom(useFacts(live))
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
        live.mark(personId, { status: letter === 'p' ? 'present' : 'absent', reason: null })
        return close(index, 1)
      case 'a':
        return setOpen({ personId, box: 'reason' })
      case 's':
        return setOpen({ personId, box: 'substitute' })
      case 'l':
        live.cameOrWent(out.has(personId) ? 'returned' : 'left', personId, live.now())
        return setOpen(null)
      case 'v':
        live.saveParticulars({ presidedBy: personId })
        return setOpen(null)
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
    else if (key === 'p' && event.shiftKey) markRest()
    else if (['p', 'a', 'x', 's', 'l', 'v'].includes(key)) give(index, key)
    else return
    event.preventDefault()
  }
  const markRest = (): void =>
    live.markRestPresent(members.filter((one) => one.status === 'not-yet').map((one) => one.personId))
  return (
    <>
      <ul className="attendance" ref={list} aria-label="Members">
        {members.map((member, index) => {
          const { personId } = member
          const name = memberName(view, personId)
          const isOut = out.has(personId)
          const isOpen = open?.personId === personId
          const status = isOut ? 'left the room' : statusWords[member.status]
          return (
            <li key={personId}>
              <button
                type="button"
                className="attendance-row"
                tabIndex={index === at ? 0 : -1}
                aria-label={`${name}: ${status}${reasonOf(member)}`}
                aria-expanded={isOpen}
                onFocus={() => setAt(index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onClick={() => setOpen(isOpen ? null : { personId, box: 'choices' })}
              >
                <span className="attendance-name">
                  {name}
                  {member.reason === null ? null : (
                    <span className="attendance-reason"> {shownReason(member.reason)}</span>
                  )}
                </span>
                <span className={`mark mark-${isOut ? 'left' : member.status}`} aria-hidden="true">
                  {isOut ? 'L' : statusLetters[member.status]}
                </span>
              </button>
              {isOpen && open.box === 'choices' ? (
                <MarkChoices name={name} isOut={isOut} onChoose={(letter) => give(index, letter)} />
              ) : null}
              {isOpen && open.box === 'reason' ? (
                <ReasonBox
                  name={name}
                  onEnter={(typed) => {
                    live.mark(personId, { status: 'apologies', reason: readReason(typed) })
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
export function memberName(view: MeetingView, personId: string): string {
  const { people, members, meeting } = view.record
  const name = people.find((person) => person.id === personId)?.name ?? 'A member'
  const role = members.find((seat) => seat.personId === personId)?.role
  const words = [
    ...(role === 'chair' ? ['Chair'] : role === 'vice-chair' ? ['Vice Chair'] : []),
    ...(role === 'co-optee' ? ['co-opted'] : []),
    ...(meeting.presidedBy === personId && role !== 'chair' ? ['in the chair'] : []),
  ]
  return words.length === 0 ? name : `${name} (${words.join(', ')})`
}

function reasonOf(member: Attendance): string {
  const words = shownReason(member.reason)
  return words === '' ? '' : `, ${words}`
}
