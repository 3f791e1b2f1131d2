import { wordsOf } from '../../shared/domain/searchQuery.ts'
import type { SearchQuery, SearchTerm } from '../../shared/domain/searchQuery.ts'

/** What SQLite's index of words is asked; null for nothing. */
export interface SearchMatch {
  readonly match: string | null
  /** What no hit may hold. */
  readonly not: string | null
}

/**
 * The one way from what somebody typed to the language of FTS5: every word stands in quotation marks, and is letters and figures alone.
 * A hit has all terms in its words and its title together, and one at least in its words: else every point of an item would be a hit of its title.
 */
export function matchOf(
  query: Pick<SearchQuery, 'terms' | 'without' | 'items'>,
  synonyms: readonly (readonly string[])[],
): SearchMatch {
  const terms = withSynonyms(query.terms, synonyms)
  const parts = [
    // What two letters begin is nearly everything: there a title makes no difference, and would take twice the time.
    ...(terms.length === 0 || isBroad(query.terms) ? [] : [`{title words} : (${terms.join(' AND ')})`]),
    ...(terms.length === 0 ? [] : [`words : (${terms.join(' OR ')})`]),
    ...query.items.map((item) => `title : ${expression(item)}`),
  ]
  return {
    match: parts.length === 0 ? null : parts.join(' AND '),
    not: query.without.length === 0 ? null : query.without.map(expression).join(' OR '),
  }
}

function isBroad(terms: readonly SearchTerm[]): boolean {
  return terms.length === 1 && (terms[0]?.words.join('').length ?? 0) <= 2
}

/** One expression for each term, or for several that mean the same as other words. */
function withSynonyms(terms: readonly SearchTerm[], synonyms: readonly (readonly string[])[]): string[] {
  const groups = synonyms.map((group) => group.map(wordsOf).filter((words) => words.length > 0))
  const expressions: string[] = []
  for (let at = 0; at < terms.length;) {
    const found = longest(terms, at, groups)
    const here = terms.slice(at, at + (found?.length ?? 1))
    const asTyped = here.map(expression)
    const own = asTyped.length === 1 ? (asTyped[0] ?? '') : `(${asTyped.join(' AND ')})`
    const others = found?.group.map((words) => phrase(words)) ?? []
    expressions.push(others.length === 0 ? own : `(${[own, ...others].join(' OR ')})`)
    at += here.length
  }
  return expressions
}

interface FoundGroup {
  readonly group: readonly (readonly string[])[]
  /** How many terms it takes the place of. */
  readonly length: number
}

/** The group with the most words of those that the terms from `at` on say. */
function longest(
  terms: readonly SearchTerm[],
  at: number,
  groups: readonly (readonly (readonly string[])[])[],
): FoundGroup | null {
  const found = groups.flatMap((group) =>
    group.flatMap((words) => {
      const length = termsSaying(terms.slice(at), words)
      return length === 0 ? [] : [{ group, length }]
    }),
  )
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null
}

/** How many of the terms, from the first, say these words and no more; 0 when they do not. */
function termsSaying(terms: readonly SearchTerm[], words: readonly string[]): number {
  let said = 0
  for (const [index, term] of terms.entries()) {
    if (term.isQuoted || !term.words.every((word, n) => words[said + n] === word)) return 0
    said += term.words.length
    if (said === words.length) return index + 1
  }
  return 0
}

function expression({ words, isPrefix }: SearchTerm): string {
  if (!isPrefix) return phrase(words)
  const stems = words.length === 1 ? stemsOf(words[0] ?? '') : []
  const begun = `${phrase(words)} *`
  return stems.length === 0 ? begun : `(${[begun, ...stems.map((stem) => phrase([stem]))].join(' OR ')})`
}

function phrase(words: readonly string[]): string {
  return `"${words.join(' ')}"`
}

/** Ends of words that the index leaves off. */
const ends = [
  'ing al ally ed es ies ied ly ion ation ations ational ator ate ment ement ance ence able ible ivity',
  'ive iveness fulness ousness alism ization isation ously ently fully ively ically ality ility ity',
  'ibility ability ness',
].flatMap((line) => line.split(' '))

/**
 * The words of which a word half typed may be the beginning, where the index knows them by a shorter stem: a word half typed must find what
 * the whole word finds. Of "resolvi", which may become "resolving", it is "resolv"; of "planni" "plan"; of "voti" "vote".
 */
function stemsOf(begun: string): string[] {
  const stems = new Set<string>()
  for (let cut = begun.length - 1; cut >= 3 && begun.length - cut <= 6; cut -= 1) {
    const end = begun.slice(cut)
    // A whole end is left off by the index itself.
    if (!ends.some((known) => known !== end && known.startsWith(end))) continue
    const stem = begun.slice(0, cut)
    if (stem.length > 3 && stem.at(-1) === stem.at(-2)) stems.add(stem.slice(0, -1))
    // "site" is no beginning of "sit".
    if (end === 'e') continue
    if (stem.length > 3) stems.add(stem)
    if (/^[ai]/.test(end)) stems.add(`${stem}e`)
  }
  return [...stems]
}
