import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { addressedName, titleOn } from '../../../shared/domain/person.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { addAttendee, introduce, orderPeople, removePerson } from './attendanceActs.ts'
import { readNewPerson } from './newPerson.ts'
import { PersonPicker } from './personPicker.tsx'
import { useLive } from './useLive.ts'

/** Officers, partners and others in attendance, in the order in which they are printed. */
export function OthersList({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const { api } = useCore()
  const people = useQuery(api.people.list.queryOptions({ input: {} }))
  const [round, setRound] = useState(0)
  const others = view.record.attendance.filter((one) => one.capacity === 'attendee')
  const substitutes = view.record.attendance.filter((one) => one.capacity === 'substitute')
  const move = (index: number, step: 1 | -1): void => {
    const order = others.map((one) => one.personId)
    const [moved] = order.splice(index, 1)
    if (moved === undefined) return
    order.splice(index + step, 0, moved)
    orderPeople(live, [...substitutes.map((one) => one.personId), ...order])
  }
  const listed = new Set(view.record.attendance.map((one) => one.personId))
  const candidates = (people.data ?? [])
    .filter((person) => !listed.has(person.id))
    .map((person) => ({
      id: person.id,
      name: addressedName(person),
      hint: titleOn(person, view.record.meeting.date),
    }))
  return (
    <>
      <ol className="others">
        {others.map((one, index) => {
          const person = view.record.people.find((each) => each.id === one.personId)
          const name = person === undefined ? 'A guest' : addressedName(person)
          return (
            <li key={one.personId}>
              <span className="others-name">
                {name}
                <span className="others-title">{person?.title ?? ''}</span>
              </span>
              <span className="others-acts">
                <RowAct
                  label={`Move ${name} up`}
                  sign="↑"
                  isDisabled={index === 0}
                  onPress={() => move(index, -1)}
                />
                <RowAct
                  label={`Move ${name} down`}
                  sign="↓"
                  isDisabled={index === others.length - 1}
                  onPress={() => move(index, 1)}
                />
                <RowAct label={`Remove ${name}`} sign="×" onPress={() => removePerson(live, one.personId)} />
              </span>
            </li>
          )
        })}
      </ol>
      <PersonPicker
        key={round}
        label="Add somebody in attendance: name, title"
        placeholder="Add: name, title"
        takesFocus={round > 0}
        candidates={candidates}
        onChoose={(personId) => {
          const person = people.data?.find((one) => one.id === personId)
          if (person !== undefined) introduce(live, person)
          addAttendee(live, { kind: 'known', personId })
          setRound(round + 1)
        }}
        onNew={(typed) => {
          addAttendee(live, readNewPerson(typed))
          setRound(round + 1)
        }}
        onEscape={() => setRound(0)}
      />
    </>
  )
}

function RowAct(props: {
  readonly label: string
  readonly sign: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
}): ReactNode {
  return (
    <button
      type="button"
      className="row-act"
      aria-label={props.label}
      disabled={props.isDisabled}
      onClick={() => props.onPress()}
    >
      {props.sign}
    </button>
  )
}
