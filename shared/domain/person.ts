/** A title a person holds from one day (inclusive) to another (inclusive, or open). */
export interface PersonTitle {
  readonly title: string
  readonly from: string | null
  readonly to: string | null
}

/** The council approved, on a day, that a councillor may be away until another (R28): the reason itself is kept nowhere. */
export interface ApprovedAbsence {
  readonly on: string
  readonly until: string
}

/** A councillor, officer or guest. Titles are dated, so that an old paper keeps the title of its day. */
export interface Person {
  readonly id: string
  /** Form of address before the name: "Councillor", "Cllr", "Dr"; empty for none. */
  readonly address: string
  readonly name: string
  readonly titles: readonly PersonTitle[]
  readonly approvedAbsences: readonly ApprovedAbsence[]
}

/** A person as they stood on one day: what a paper prints. */
export interface PersonOnTheDay {
  readonly id: string
  readonly address: string
  readonly name: string
  /** Empty when the person held none. */
  readonly title: string
}

/** "Councillor Ruth Ashworth": the form of address and the name. */
export function addressedName(person: { readonly address: string; readonly name: string }): string {
  return person.address === '' ? person.name : `${person.address} ${person.name}`
}

/** The name of one of `people` as a sentence says it; "A member" for somebody who is not among them. */
export function nameAmong(
  people: readonly { readonly id: string; readonly address: string; readonly name: string }[],
  personId: string | null,
): string {
  const person = people.find((each) => each.id === personId)
  return person === undefined ? 'A member' : addressedName(person)
}

/** The title held on `date` (YYYY-MM-DD): of several that cover the day, the one that began last. Empty when none does. */
export function titleOn(person: Pick<Person, 'titles'>, date: string): string {
  const held = person.titles.filter(
    (title) => (title.from === null || title.from <= date) && (title.to === null || date <= title.to),
  )
  const latest = held.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1)
  return latest?.title ?? ''
}

export function personOn(person: Person, date: string): PersonOnTheDay {
  return { id: person.id, address: person.address, name: person.name, title: titleOn(person, date) }
}
