import { cutWords } from './cutWords.ts'
import { addressedName } from '../../shared/domain/person.ts'
import type { PersonOnTheDay } from '../../shared/domain/person.ts'
import { leadingAddress } from '../../shared/domain/nameParts.ts'
import type { ReadAttendee } from './readAttendance.ts'

/** Everybody who is named, each once, by the name without its form of address. */
export class ImportedPeople {
  readonly #byName = new Map<string, PersonOnTheDay>()
  readonly #newId: () => string
  /** Offices that sentences call people by: "the Chair". */
  readonly #offices = new Map<string, string>()
  #list: PersonOnTheDay[] | null = null
  readonly #found = new Map<string, string | null>()

  constructor(newId: () => string) {
    this.#newId = newId
  }

  /** The person of a list: one who is known by this name, or by a longer form of it that nobody else has. */
  person({ address, name, title }: Pick<ReadAttendee, 'address' | 'name' | 'title'>): string {
    const key = keyOf(name)
    const known = this.#byName.get(key) ?? this.#longer(address, name)
    this.#list = null
    this.#found.clear()
    if (known === undefined) {
      const person = { id: this.#newId(), address, name, title: cutWords(title, 500) }
      this.#byName.set(key, person)
      return person.id
    }
    if (known.title === '' && title !== '')
      this.#byName.set(keyOf(known.name), { ...known, title: cutWords(title, 500) })
    return known.id
  }

  /** "Councillor Vetch" of a sentence is "Councillor E Vetch" of the list. */
  #longer(address: string, name: string): PersonOnTheDay | undefined {
    const id = this.named(`${address} ${name}`.trim())
    return id === null ? undefined : this.all().find((person) => person.id === id)
  }

  office(name: string, personId: string): void {
    this.#offices.set(name, personId)
    this.#found.clear()
  }

  /** The one whom these words name: in full, by surname alone, or by initial and surname; null for nobody or several. */
  named(words: string): string | null {
    const lower = words
      .toLowerCase()
      .replace(/\s*\(.*\)$/, '')
      .replace(/[.,;:]+$/, '')
      .trim()
    const known = this.#found.get(lower)
    if (known !== undefined) return known
    const found = this.#find(lower, words)
    this.#found.set(lower, found)
    return found
  }

  #find(lower: string, words: string): string | null {
    const office = this.#offices.get(lower.replace(/^the /, ''))
    if (office !== undefined) return office
    const all = this.all()
    const exact = all.filter((person) =>
      [person.name.toLowerCase(), addressedName(person).toLowerCase()].includes(lower),
    )
    if (exact.length === 1) return exact[0]?.id ?? null
    const { rest } = leadingAddress(words.replace(/\s*\(.*\)$/, '').replace(/^the /i, ''))
    const said = partsOf(rest)
    const surname = said.at(-1)
    if (surname === undefined || said.length > 5) return null
    const fitting = all.filter((person) => {
      const own = partsOf(person.name)
      if (own.at(-1) !== surname) return false
      const [given = ''] = said.slice(0, -1)
      const [ownGiven = ''] = own.slice(0, -1)
      return (
        given === '' ||
        ownGiven === '' ||
        given === ownGiven ||
        (isInitial(given, ownGiven) && given.charAt(0) === ownGiven.charAt(0))
      )
    })
    return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
  }

  all(): PersonOnTheDay[] {
    this.#list ??= [...this.#byName.values()]
    return this.#list
  }
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/\./g, '').replace(/\s+/g, ' ')
}

const courtesies = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'sir', 'dame', 'lord', 'lady'])

function partsOf(name: string): string[] {
  return keyOf(name)
    .split(' ')
    .filter((part) => part !== '' && !courtesies.has(part))
}

function isInitial(one: string, other: string): boolean {
  return one.length <= 2 || other.length <= 2
}
