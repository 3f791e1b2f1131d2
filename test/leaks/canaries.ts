/** Everything after these letters and figures, and nothing else, tells one canary from another. */
const call = 'qzfinchx'
const digits = 5

/** Ways to write a canary that PDF, XML, HTML, JSON and a line's end each treat in their own way. All read alike once marks are gone. */
const spellings = [
  (code: string) => `QzfinchX${code}`,
  (code: string) => `Qzfi(nch)X${code}`,
  (code: string) => `Qz&finch<X>${code}`,
  (code: string) => `Qzfïnçh-X${code}`,
  (code: string) => `QzfinchX${code}${'incomprehensibilities'.repeat(4)}`,
  (code: string) => `Qz\\finch"X'${code}`,
  (code: string) => `Qz\ufb01nchX${code}`,
] as const

/** Spellings a file's name can have. */
const nameSpellings = [
  (code: string) => `QzfinchX${code}`,
  (code: string) => `Qzfi(nch)X${code}`,
  (code: string) => `Qz&finch-X${code}`,
  (code: string) => `Qzfïnçh X${code}`,
] as const

/** Words that must come out nowhere, each told from all others by where it was put. */
export class Canaries {
  readonly #places: string[] = []

  get count(): number {
    return this.#places.length
  }

  /** A new canary for a place, spelt in the next way. */
  mint(place: string): string {
    return this.#spelt(place, spellings)
  }

  /** A new canary that can stand in a file's name. */
  mintName(place: string): string {
    return this.#spelt(place, nameSpellings)
  }

  /** A new canary of letters and figures alone, for where nothing else may stand. */
  mintPlain(place: string): string {
    return this.#spelt(place, [spellings[0]])
  }

  /** Where the canary of this code was put. */
  placeOf(code: number): string {
    return this.#places[code] ?? `a place of another meeting (${code})`
  }

  #spelt(place: string, ways: readonly ((code: string) => string)[]): string {
    const code = this.#places.length
    this.#places.push(place)
    const way = ways[code % ways.length] ?? spellings[0]
    return way(String(code).padStart(digits, '0'))
  }
}

/** What is left of words when accents, ligatures, case, spaces, hyphens and marks are gone. */
export function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/** The codes of the canaries in words that are bare. */
export function codesIn(bareText: string): number[] {
  const found = new Set<number>()
  for (let at = bareText.indexOf(call); at !== -1; at = bareText.indexOf(call, at + 1)) {
    const code = bareText.slice(at + call.length, at + call.length + digits)
    if (/^\d{5}$/.test(code)) found.add(Number(code))
  }
  return [...found]
}
