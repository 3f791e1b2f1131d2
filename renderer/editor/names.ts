/** Somebody or something that minutes name, as the list at the caret offers it. */
export interface NameEntry {
  /** Null for a committee or the council: its name is words, not a reference. */
  readonly personId: string | null
  /** As the row shows it, "Councillor Ruth Ashworth". */
  readonly name: string
  /** What stands beside it in the row, "Director of Family Services"; empty for nothing. It is searched too. */
  readonly title: string
  /** What is written into the minutes. */
  readonly words: string
  /** True for those whom minutes call Councillor: they are offered after that word. */
  readonly isCouncillor: boolean
}

interface Indexed {
  readonly entry: NameEntry
  readonly name: string
  readonly surname: string
  readonly title: string
}

/** How many rows the list has: more would be read, not chosen. */
export const mostNames = 8

/** The names of a meeting in the order in which they are offered. The list is made and folded when it is first asked for. */
export class NameBook {
  #entries: () => readonly NameEntry[] = () => []
  #indexed: readonly Indexed[] | null = null

  /** Replaces the names. `entries` are in order: today's attendance first. */
  set(entries: () => readonly NameEntry[]): void {
    this.#entries = entries
    this.#indexed = null
  }

  /** Those whose surname, name or title begins with the letters, at most `mostNames`, in the order of the book. No letters: the first. */
  find(letters: string): readonly NameEntry[] {
    const wanted = folded(letters).trim()
    return this.#first(({ name, title }) => beginsAWord(name, wanted) || beginsAWord(title, wanted))
  }

  /** The same of councillors, by their names alone, surnames before the others: what follows the word “Councillor”. */
  findCouncillors(letters: string): readonly NameEntry[] {
    const wanted = folded(letters).trim()
    const bySurname = this.#first(({ entry, surname }) => entry.isCouncillor && surname.startsWith(wanted))
    const byName = this.#first(({ entry, name }) => entry.isCouncillor && beginsAWord(name, wanted))
    return [...new Set([...bySurname, ...byName])].slice(0, mostNames)
  }

  #first(fits: (indexed: Indexed) => boolean): readonly NameEntry[] {
    this.#indexed ??= this.#entries().map(indexed)
    const found: NameEntry[] = []
    for (const one of this.#indexed) {
      if (fits(one)) found.push(one.entry)
      if (found.length === mostNames) break
    }
    return found
  }
}

/** Whether the letters are all of a surname or of the name that the row shows: nothing is left to complete. */
export function isWhole(entry: NameEntry, letters: string): boolean {
  const { name, surname } = indexed(entry)
  const wanted = folded(letters).trim()
  return wanted === surname || wanted === name || name.endsWith(` ${wanted}`)
}

function indexed(entry: NameEntry): Indexed {
  const surname = entry.name.split(' ').at(-1) ?? ''
  return { entry, name: folded(entry.name), surname: folded(surname), title: folded(entry.title) }
}

function beginsAWord(text: string, letters: string): boolean {
  return text.startsWith(letters) || text.includes(` ${letters}`)
}

const unaccented: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' },
}

/** Letters without case or accents; hyphens part words, apostrophes do not: "O’Brien-Łaska" as "obrien laska". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’‘]/gu, '')
    .replaceAll(/[-‐‑]/g, ' ')
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => unaccented[letter] ?? letter)
}
