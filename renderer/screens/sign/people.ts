import { addressedName } from '../../../shared/domain/person.ts'
import type { MeetingView } from '../../state/data.ts'

/** Who presided at a meeting; else the chair of the committee on the day; else an empty name. */
export function presiderOf({ record }: MeetingView): {
  readonly personId: string | null
  readonly name: string
} {
  const seat = record.members.find((each) => each.role === 'chair')
  const id = record.meeting.presidedBy ?? seat?.personId
  const person = record.people.find((each) => each.id === id)
  return { personId: person?.id ?? null, name: person === undefined ? '' : addressedName(person) }
}

export function chairOf(view: MeetingView): string {
  return presiderOf(view).name
}
