import type { ReactNode } from 'react'
import { addressedName } from '../../../shared/domain/person.ts'
import type { MeetingView } from '../../state/data.ts'
import { removePerson } from './attendanceActs.ts'
import { useLive } from './useLive.ts'

/** Those who sit for a member, at the table with the members. They come and go with F8. */
export function SubstitutesList({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const substitutes = view.record.attendance.filter((one) => one.capacity === 'substitute')
  if (substitutes.length === 0) return null
  return (
    <ul className="substitutes" aria-label="Substitutes">
      {substitutes.map((one) => {
        const person = live.person(one.personId)
        const name = person === undefined ? 'A substitute' : addressedName(person)
        return (
          <li key={one.personId}>
            <span className="others-name">
              {name}
              <span className="others-title">
                {one.substituteFor === null
                  ? 'substitute'
                  : `substitute for ${live.nameOf(one.substituteFor)}`}
              </span>
            </span>
            <button
              type="button"
              className="row-act"
              aria-label={`Remove ${name}`}
              onClick={() => removePerson(live, one.personId)}
            >
              ×
            </button>
          </li>
        )
      })}
    </ul>
  )
}
