import type { Writing } from '../../shared/domain/writing.ts'
import type { CommitteeData, MeetingView, PersonData } from '../state/data.ts'
import { wordsOf } from './words.ts'

interface Sources {
  readonly writing: Pick<Writing, 'dictionary'>
  readonly people: readonly PersonData[]
  readonly committees: readonly Pick<CommitteeData, 'name' | 'place'>[]
  /** The meeting that is minuted: its council and committee, and whoever is only in its own list. */
  readonly view: MeetingView
}

/** Words that are right at this meeting: the council's and the committee's own, and those of every name, title and place in the book. */
export function knownWords({ writing, people, committees, view }: Sources): Set<string> {
  const { council, committee, meeting } = view.record
  const own = writing.dictionary
    .filter((entry) => entry.committeeId === null || entry.committeeId === view.committeeId)
    .map((entry) => entry.word)
  return wordsOf([
    ...own,
    ...people.flatMap((person) => [person.name, person.address, ...person.titles.map(({ title }) => title)]),
    ...view.record.people.flatMap((person) => [person.name, person.address, person.title]),
    ...committees.flatMap(({ name, place }) => [name, place]),
    ...[council.name, council.signingOfficer, committee.name, committee.place, meeting.place],
    ...[meeting.governanceOfficer.name, meeting.governanceOfficer.title],
  ])
}
