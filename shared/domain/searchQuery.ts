import { searchKindNames, searchKinds } from './search.ts'
import type { SearchKind } from './search.ts'

/** A word or a phrase to look for. Its words are letters and figures alone, so that none can be read as anything else. */
export interface SearchTerm {
  readonly words: readonly string[]
  /** In quotation marks: as it stands, and no word that means the same. */
  readonly isQuoted: boolean
  /** It is still being typed: whatever begins so. */
  readonly isPrefix: boolean
}

/** What the words in the field ask for. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[]
  readonly without: readonly SearchTerm[]
  /** Titles of items, each of which must hold the words. */
  readonly items: readonly SearchTerm[]
  /** Names, as they were typed. */
  readonly members: readonly string[]
  readonly committees: readonly string[]
  readonly kinds: readonly SearchKind[]
  /** YYYY-MM-DD, both ends included. */
  readonly from: string | null
  readonly to: string | null
  /** What could not be understood, a sentence each. */
  readonly problems: readonly string[]
}

/** More than anybody types; the rest is left out. */
const mostTerms = 24

/**
 * Reads what is typed: words, "a phrase", -without, and `member:`, `item:`, `resolved:`, `type:`, `committee:`, `year:`, `from:`, `to:`.
 * Whatever else stands before a colon is a word like any other. Never throws.
 */
export function readSearch(typed: string): SearchQuery {
  const found: Found = {
    ...{ terms: [], without: [], items: [], members: [], committees: [], kinds: [] },
    ...{ from: null, to: null, problems: [] },
  }
  for (const piece of piecesOf(typed)) take(piece, found)
  return found
}

type Found = {
  -readonly [Key in keyof SearchQuery]: SearchQuery[Key] extends readonly (infer One)[]
    ? One[]
    : SearchQuery[Key]
}

interface Piece {
  readonly isWithout: boolean
  readonly name: FilterName | null
  readonly text: string
  readonly isQuoted: boolean
  readonly isPrefix: boolean
}

const filterNames = ['member', 'item', 'resolved', 'type', 'committee', 'year', 'from', 'to'] as const
type FilterName = (typeof filterNames)[number]

function piecesOf(typed: string): Piece[] {
  const names = filterNames.join('|')
  const pattern = new RegExp(
    `(${names}):(?=\\s|$)|(-)?(?:(${names}):)?(?:["“”]([^"“”]*)(?:["“”]|$)|(\\S+))`,
    'giu',
  )
  return [...typed.matchAll(pattern)].map((match): Piece => {
    const [whole, lone, minus, name, quoted, bare] = match
    const isLast = match.index + whole.length === typed.length
    const given = (name ?? lone)?.toLowerCase()
    return {
      isWithout: minus !== undefined,
      name: filterNames.find((known) => known === given) ?? null,
      text: quoted ?? bare ?? '',
      isQuoted: quoted !== undefined,
      isPrefix: bare !== undefined && isLast,
    }
  })
}

function take(piece: Piece, found: Found): void {
  const { text, name } = piece
  switch (name) {
    case 'member':
      if (text !== '') found.members.push(text)
      return
    case 'committee':
      if (text !== '') found.committees.push(text)
      return
    case 'item':
      add(found.items, piece)
      return
    case 'resolved':
      if (!found.kinds.includes('resolution')) found.kinds.push('resolution')
      add(found.terms, piece)
      return
    case 'type':
      takeKind(text, piece.isPrefix, found)
      return
    case 'year':
    case 'from':
    case 'to':
      takeDays(name, piece, found)
      return
    case null:
      add(piece.isWithout ? found.without : found.terms, piece)
  }
}

function add(terms: SearchTerm[], { text, isQuoted, isPrefix }: Piece): void {
  const words = wordsOf(text)
  if (words.length === 0 || terms.length >= mostTerms) return
  const last = words.at(-1) ?? ''
  // What begins with one letter is nearly everything.
  terms.push({ words, isQuoted, isPrefix: isPrefix && last.length > 1 && /[\p{L}\p{N}]$/u.test(text) })
}

/** The words of a text as the index parts them: letters and figures, without the marks above or below them. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function takeKind(text: string, isTyping: boolean, found: Found): void {
  const given = text.toLowerCase()
  const kind = searchKinds.find(
    (known) =>
      given !== '' && (known.startsWith(given) || searchKindNames[known].toLowerCase().startsWith(given)),
  )
  if (kind !== undefined) {
    if (!found.kinds.includes(kind)) found.kinds.push(kind)
  } else if (!isTyping || given.length > 3) {
    found.problems.push(`There is no type “${text}”. There are ${searchKinds.join(', ')}.`)
  }
}

function takeDays(name: 'year' | 'from' | 'to', { text, isPrefix }: Piece, found: Found): void {
  const days = daysOf(text)
  if (days === null) {
    if (!isPrefix) found.problems.push(`“${text}” is no year and no day. Type year:2023, or from:2023-05-01.`)
    return
  }
  if (name !== 'to') found.from = days.first
  if (name !== 'from') found.to = days.last
}

/** "2023", "2014-2023" or "2023-05-01". */
function daysOf(text: string): { readonly first: string; readonly last: string } | null {
  const years = /^(\d{4})(?:[-–](\d{4}))?$/u.exec(text)
  if (years !== null) return { first: `${years[1]}-01-01`, last: `${years[2] ?? years[1]}-12-31` }
  const months = /^\d{4}-\d{2}$/u.test(text)
  if (months) return { first: `${text}-01`, last: `${text}-31` }
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? { first: text, last: text } : null
}
