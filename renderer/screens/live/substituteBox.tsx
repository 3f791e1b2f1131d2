import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { addSubstitute, introduce } from './attendanceActs.ts'
import { readNewPerson } from './newPerson.ts'
import { PersonPicker } from './personPicker.tsx'
import { substituteCandidates } from './substituteCandidates.ts'
import { useLive } from './useLive.ts'

/** Who sits for a member: named substitutes of the committee, councillors, whoever else is typed, or a new name. */
export function SubstituteBox(props: {
  readonly view: MeetingView
  readonly absent: { readonly personId: string; readonly name: string }
  readonly onDone: () => void
  readonly onEscape: () => void
}): ReactNode {
  const live = useLive()
  const { api } = useCore()
  const people = useQuery(api.people.list.queryOptions({ input: {} }))
  const { attendance, members, committee, meeting } = props.view.record
  const listed = new Set(attendance.map((one) => one.personId))
  const candidates = substituteCandidates({
    people: (people.data ?? []).filter((person) => !listed.has(person.id)),
    named: new Set(members.filter((seat) => seat.role === 'substitute').map((seat) => seat.personId)),
    committee: committee.name,
    date: meeting.date,
  })
  return (
    <div className="inline-box">
      <PersonPicker
        label={`Substitute for ${props.absent.name}`}
        placeholder="Who sits for them?"
        candidates={candidates}
        showsAll
        onChoose={(personId) => {
          const person = people.data?.find((one) => one.id === personId)
          if (person !== undefined) introduce(live, person)
          addSubstitute(live, { kind: 'known', personId }, props.absent.personId)
          props.onDone()
        }}
        onNew={(typed) => {
          addSubstitute(live, readNewPerson(typed), props.absent.personId)
          props.onDone()
        }}
        onEscape={props.onEscape}
      />
    </div>
  )
}
