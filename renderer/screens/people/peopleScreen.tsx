import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { navigate } from 'wouter/use-hash-location'
import { addressedName, titleOn } from '../../../shared/domain/person.ts'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { showPane } from '../../frame/frameState.ts'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData, PersonData } from '../../state/data.ts'
import { newId } from '../../state/newId.ts'
import { reportProblem } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import { seatedOn } from '../committees/seats.ts'
import { PersonForm } from './personForm.tsx'
import { clockStates, seatWords } from './seatClock.ts'
import type { SeatClock } from './seatClock.ts'

/** Councillors, officers and guests with their forms of address and dated titles. */
export function PeopleScreen({ personId }: { readonly personId: string | null }): ReactNode {
  const { api, client } = useCore()
  const people = useQuery(api.people.list.queryOptions({ input: {} }))
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const seats = useQuery(api.people.attendance.queryOptions({ input: {} }))
  const clocks = new Map((seats.data ?? []).map((clock) => [clock.personId, clock]))
  const chosen = people.data?.find((person) => person.id === personId)
  const add = async (): Promise<void> => {
    const id = newId()
    await client.people.save({ id, address: '', name: 'New person', titles: [], approvedAbsences: [] })
    await people.refetch()
    navigate(`/people/${id}`)
    showPane('inspector')
  }
  const addPerson = (): void => void add().catch(reportProblem)
  useCommands([
    {
      id: 'person.new',
      title: 'New person',
      group: 'People',
      keys: ['Ctrl+N', 'Alt+Shift+N'],
      run: addPerson,
    },
  ])
  return (
    <Frame
      title="People"
      actions={
        <Button keys="Ctrl+N" command="person.new" onPress={addPerson}>
          New person
        </Button>
      }
      rail={{ name: 'Places', content: <MainRail at="people" /> }}
      work={{ name: 'People' }}
      inspector={{
        name: 'Person',
        content:
          chosen === undefined ? (
            <EmptyState title="Nobody chosen">
              Choose a name to change it, its form of address or its title.
            </EmptyState>
          ) : (
            <PersonForm key={chosen.id} person={chosen} clock={clocks.get(chosen.id)} />
          ),
      }}
      status={people.data === undefined ? undefined : <span>{people.data.length} people</span>}
    >
      {people.data === undefined ? (
        <Loading query={people} />
      ) : people.data.length === 0 ? (
        <EmptyState
          title="Nobody yet"
          action={
            <Button kind="primary" onPress={addPerson}>
              New person
            </Button>
          }
        >
          Members arrive here when their names are added to a committee. Officers who attend meetings can be
          added by hand or at the meeting.
        </EmptyState>
      ) : (
        <PeopleTable
          people={people.data}
          committees={committees.data ?? []}
          clocks={clocks}
          chosenId={personId}
        />
      )}
    </Frame>
  )
}

interface PeopleTableProps {
  readonly people: readonly PersonData[]
  readonly committees: readonly CommitteeData[]
  /** The six months of councillors, by their ids (R28). */
  readonly clocks: ReadonlyMap<string, SeatClock>
  readonly chosenId: string | null
}

function PeopleTable({ people, committees, clocks, chosenId }: PeopleTableProps): ReactNode {
  const [typed, setTyped] = useState('')
  const day = today()
  const shown = people
    .filter((person) =>
      `${addressedName(person)} ${titleOn(person, day)}`.toLowerCase().includes(typed.toLowerCase()),
    )
    .toSorted((a, b) => surname(a).localeCompare(surname(b), 'en-GB'))
  return (
    <div className="stack">
      <SearchField className="field field-medium" value={typed} onChange={setTyped}>
        <Label className="field-label">Find a person</Label>
        <Input className="input" autoComplete="off" />
      </SearchField>
      <p role="status" className="muted">
        {shown.length === people.length ? `${people.length} people` : `${shown.length} of ${people.length}`}
      </p>
      <table className="list-table">
        <caption className="visually-hidden">People</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Title today</th>
            <th scope="col">Sits on</th>
            <th scope="col">Attendance in six months</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <tr key={person.id} data-chosen={person.id === chosenId}>
              <th scope="row">
                <a
                  href={`#/people/${person.id}`}
                  aria-current={person.id === chosenId ? 'true' : undefined}
                  onClick={() => showPane('inspector')}
                >
                  {addressedName(person)}
                </a>
              </th>
              <td>{titleOn(person, day)}</td>
              <td>{seatsOf(person, committees, day)}</td>
              <td>
                <SeatCell clock={clocks.get(person.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** By what the book knows, and in words what it comes to. Officers and guests have none. */
function SeatCell({ clock }: { readonly clock: SeatClock | undefined }): ReactNode {
  if (clock === undefined) return null
  return (
    <>
      {seatWords(clock)}
      <span className={`cell-hint seat-${clock.state}`}>{clockStates[clock.state]}</span>
    </>
  )
}

function surname(person: PersonData): string {
  return person.name.split(' ').at(-1) ?? person.name
}

function seatsOf(person: PersonData, committees: readonly CommitteeData[], day: string): string {
  return committees
    .filter((committee) => seatedOn(committee.memberships, day).some((seat) => seat.personId === person.id))
    .map((committee) => committee.name)
    .join('; ')
}
