import { useState } from 'react'
import type { ReactNode } from 'react'
import { addressedName } from '../../../shared/domain/person.ts'
import { useIsNarrow } from '../../frame/narrow.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { DateField } from '../../parts/dateField.tsx'
import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/textField.tsx'
import type { CommitteeData, MembershipData, PersonData } from '../../state/data.ts'
import { useDraftState } from '../../state/useDraft.ts'
import type { Draft } from '../../state/draft.ts'
import { reportDone } from '../../state/notices.ts'
import { today } from '../../state/today.ts'
import { AddMembers } from './addMembers.tsx'
import { useAttendanceHere } from './attendanceHere.ts'
import { roleOptions, seatedOn } from './seats.ts'

export interface MembersGridProps {
  readonly draft: Draft<CommitteeData>
  readonly people: readonly PersonData[]
}

/** Who sits on the committee from when to when, as a grid: Tab goes from cell to cell. */
export function MembersGrid({ draft, people }: MembersGridProps): ReactNode {
  const { value, errors } = useDraftState(draft)
  const [showsFormer, setShowsFormer] = useState(false)
  const day = today()
  const here = useAttendanceHere(value.id)
  const sitting = new Set(seatedOn(value.memberships, day).map((seat) => seat.id))
  const former = value.memberships.filter((seat) => seat.to !== null && seat.to < day).length
  const shown = value.memberships.filter((seat) => showsFormer || seat.to === null || seat.to >= day)
  const change = (id: string, part: Partial<MembershipData>): void =>
    draft.change({
      memberships: draft
        .state()
        .value.memberships.map((seat) => (seat.id === id ? { ...seat, ...part } : seat)),
    })
  const remove = (seat: MembershipData, name: string): void => {
    const before = draft.state().value.memberships
    draft.change({ memberships: before.filter((other) => other.id !== seat.id) })
    reportDone(`${name} was taken off the list. To end a membership, give its last day instead.`, () =>
      draft.change({ memberships: before }),
    )
  }
  return (
    <section>
      <h2>Members</h2>
      {errors['memberships'] === undefined ? null : (
        <p className="field-error" role="alert">
          {errors['memberships']}
        </p>
      )}
      {value.memberships.length === 0 ? (
        <p className="muted">
          Nobody yet. Type a name below, or paste the whole list: one name to a line, as it stands on the
          council’s website or in Excel.
        </p>
      ) : (
        <div className="grid-scroll">
          <table className="grid-table">
            <caption className="visually-hidden">Members, {sitting.size} today</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Role</th>
                <th scope="col">Group</th>
                <th scope="col">Votes</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Here</th>
                <th scope="col">
                  <span className="visually-hidden">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((seat) => (
                <SeatRow
                  key={seat.id}
                  seat={seat}
                  name={nameOf(people, seat.personId)}
                  here={here.get(seat.personId) ?? '–'}
                  errors={errorsOf(errors, value.memberships.indexOf(seat))}
                  onChange={(part) => change(seat.id, part)}
                  onRemove={remove}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {former === 0 ? null : (
        <Checkbox isSelected={showsFormer} onChange={setShowsFormer}>
          Show {former} former {former === 1 ? 'member' : 'members'}
        </Checkbox>
      )}
      <AddMembers committeeId={value.id} beforeAdding={draft.flush} />
    </section>
  )
}

function nameOf(people: readonly PersonData[], personId: string): string {
  const person = people.find((known) => known.id === personId)
  return person === undefined ? 'Unknown person' : addressedName(person)
}

/** The errors of one seat: "memberships.3.from" becomes "from". */
function errorsOf(errors: Readonly<Record<string, string>>, index: number): Readonly<Record<string, string>> {
  const prefix = `memberships.${index}.`
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, sentence]) => [path.slice(prefix.length), sentence]),
  )
}

function SeatRow(props: {
  readonly seat: MembershipData
  readonly name: string
  /** How often of the meetings of this municipal year: "67 %". */
  readonly here: string
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<MembershipData>) => void
  readonly onRemove: (seat: MembershipData, name: string) => void
}): ReactNode {
  const { seat, name, here, errors, onChange, onRemove } = props
  // Under each other the fields have no column to name them.
  const hideLabel = !useIsNarrow()
  return (
    <tr>
      <th scope="row">
        <a href={`#/people/${seat.personId}`}>{name}</a>
      </th>
      <td>
        <Select
          hideLabel={hideLabel}
          label={`Role of ${name}`}
          options={roleOptions}
          value={seat.role}
          onChange={(role) => onChange({ role })}
          error={errors['role']}
        />
      </td>
      <td>
        <TextField
          hideLabel={hideLabel}
          label={`Group of ${name}`}
          value={seat.group}
          onChange={(group) => onChange({ group })}
          error={errors['group']}
        />
      </td>
      <td className="cell-centre">
        <Checkbox
          label={`${name} votes`}
          isSelected={seat.voting}
          onChange={(voting) => onChange({ voting })}
        >
          <span className={hideLabel ? 'visually-hidden' : ''}>votes</span>
        </Checkbox>
      </td>
      <td>
        <DateField
          hideLabel={hideLabel}
          label={`${name}, member from`}
          value={seat.from}
          onChange={(from) => {
            if (from !== null) onChange({ from })
          }}
          error={errors['from']}
        />
      </td>
      <td>
        <DateField
          hideLabel={hideLabel}
          label={`${name}, member to`}
          value={seat.to}
          onChange={(to) => onChange({ to })}
          error={errors['to']}
        />
      </td>
      <td className="cell-short">
        {hideLabel ? null : 'Here: '}
        {here}
      </td>
      <td>
        <Button kind="quiet" label={`Remove ${name}`} onPress={() => onRemove(seat, name)}>
          Remove
        </Button>
      </td>
    </tr>
  )
}
