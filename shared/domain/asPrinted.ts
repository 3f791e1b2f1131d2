import type { Membership } from './committee.ts'
import type { HouseStyle } from './houseStyle.ts'
import type { MeetingRecord } from './meetingRecord.ts'
import type { PersonOnTheDay } from './person.ts'

/**
 * What confirmed minutes print that the book may say otherwise of later: somebody marries, a committee takes another name, a seat turns
 * out to have ended, the house writes times in another way. And the hash of each part, so that a changed word is found in its minute.
 */
export interface AsPrinted {
  readonly council: string
  readonly houseStyle: HouseStyle
  readonly committee: string
  readonly members: readonly Membership[]
  readonly people: readonly PersonOnTheDay[]
  /** SHA-256 over what stands above the first item, and over each item. */
  readonly headingHash: string
  readonly items: readonly { readonly itemId: string; readonly textHash: string }[]
}

/** The record as its minutes were confirmed, whatever the book says today; as it is while they are not. */
export function asConfirmed(record: MeetingRecord): MeetingRecord {
  const printed = record.meeting.state === 'confirmed' ? asPrintedOf(record) : null
  if (printed === null) return record
  const { council, houseStyle, committee, members, people } = printed
  const known = new Set(people.map((person) => person.id))
  return {
    ...record,
    council: { ...record.council, name: council, houseStyle },
    committee: { ...record.committee, name: committee },
    members,
    people: [...people, ...record.people.filter((person) => !known.has(person.id))],
  }
}

/** Of the confirmation that stands; null where there is none. */
export function asPrintedOf({ acts }: Pick<MeetingRecord, 'acts'>): AsPrinted | null {
  const withdrawn = new Set(acts.flatMap((act) => (act.kind === 'withdrawn' ? act.actId : [])))
  const confirmation = acts.findLast((act) => act.kind === 'confirmed' && !withdrawn.has(act.id))
  return confirmation?.kind === 'confirmed' ? confirmation.asPrinted : null
}
