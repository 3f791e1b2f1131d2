import { searchKinds } from '../../shared/domain/search.ts'
import type { SearchRow } from '../../shared/domain/search.ts'
import type { RowsOfMeeting } from '../../electron/db/searchIndex.ts'

/** Rows of a minute book of twenty years, of invented words: the same each time. */
export interface SearchBookSize {
  readonly years: number
  readonly meetings: number
  readonly points: number
}

export const twentyYears: SearchBookSize = { years: 20, meetings: 60, points: 40 }

const beginnings = [
  'ba',
  'co',
  'de',
  'fi',
  'gu',
  'ha',
  'li',
  'mo',
  'ne',
  'or',
  'pa',
  're',
  'sa',
  'te',
  'un',
  'ver',
]
const ends = ['', '', 's', 'ing', 'ed', 'er', 'tion', 'ment', 'ly', 'al', 'ness', 'able']
/** Of so many different words a committee makes its minutes; the commonest make up half of them. */
const vocabularySize = 14_000

/** Draws the same numbers for the same seed. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export class SearchBook {
  readonly words: readonly string[]
  readonly #next = draws(7)

  constructor() {
    const made = new Set<string>()
    while (made.size < vocabularySize) {
      const syllables = Array.from({ length: 1 + Math.floor(this.#next() * 3) }, () => this.#one(beginnings))
      made.add(`${syllables.join('')}${this.#one(ends)}`)
    }
    // The commonest are short, as in any language.
    this.words = [...made].toSorted((a, b) => a.length - b.length)
  }

  /** Zipf: the word at place n comes about once for every n of the first. */
  word(): string {
    const place = Math.floor(vocabularySize ** this.#next()) - 1
    return this.words[place] ?? ''
  }

  text(length: number): string {
    return Array.from({ length }, () => this.word()).join(' ')
  }

  /** The rows of every meeting, the earliest first. */
  *meetings({ years, meetings, points }: SearchBookSize): Generator<Omit<RowsOfMeeting, 'stamp'>> {
    for (let number = 0; number < years * meetings; number += 1) {
      const year = 2006 + Math.floor(number / meetings)
      const day = String(1 + (number % 28)).padStart(2, '0')
      const month = String(1 + (Math.floor(number / 5) % 12)).padStart(2, '0')
      yield {
        meetingId: `meeting-${number}`,
        committeeId: `committee-${number % 6}`,
        date: `${year}-${month}-${day}`,
        rows: Array.from({ length: points }, (_, index) => this.#row(number, index)),
      }
    }
  }

  #row(meeting: number, index: number): SearchRow {
    const kind =
      index % 8 === 7 ? 'resolution' : (searchKinds[Math.floor(this.#next() ** 3 * 8)] ?? 'minutes')
    return {
      ...{ key: `row ${index}`, kind, isPublic: true, itemId: `item-${meeting}-${Math.floor(index / 8)}` },
      ...{ placeId: `place-${meeting}-${index}`, page: null, number: String(Math.floor(index / 8)) },
      classification: this.#next() < 0.93 ? 'public' : 'exempt',
      label: `${index})`,
      title: this.text(5),
      above: '',
      words: this.text(14 + Math.floor(this.#next() * 45)),
      people: [`person-${Math.floor(this.#next() * 60)}`],
    }
  }

  #one<Value extends string>(list: readonly Value[]): Value {
    return list[Math.floor(this.#next() * list.length)] as Value
  }
}
