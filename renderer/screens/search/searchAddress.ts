import { searchKinds } from '../../../shared/domain/search.ts'
import type { SearchKind } from '../../../shared/domain/search.ts'

/** What the search screen asks: the words and what was chosen beside them. */
export interface SearchAsked {
  readonly words: string
  readonly kinds: readonly SearchKind[]
  readonly committeeId: string | null
  readonly memberId: string | null
  /** Years, both included. */
  readonly from: string | null
  readonly to: string | null
  readonly order: 'best' | 'newest'
}

/** As a search is saved: what is not chosen is left out. */
export function written(asked: SearchAsked): string {
  const { words, kinds, committeeId, memberId, from, to, order } = asked
  const all = new URLSearchParams()
  if (words !== '') all.set('words', words)
  if (kinds.length > 0) all.set('kinds', kinds.join(','))
  const chosen = { committee: committeeId, member: memberId, from, to }
  for (const [name, value] of Object.entries(chosen)) if (value !== null) all.set(name, value)
  if (order === 'newest') all.set('order', order)
  return all.toString()
}

/** Reads what `written` gives; what cannot be read counts as not chosen. */
export function readAsked(text: string): SearchAsked {
  const all = new URLSearchParams(text)
  const kinds = (all.get('kinds') ?? '').split(',')
  const year = (name: string): string | null => {
    const given = all.get(name) ?? ''
    return /^\d{4}$/.test(given) ? given : null
  }
  return {
    words: all.get('words') ?? '',
    kinds: searchKinds.filter((kind) => kinds.includes(kind)),
    committeeId: all.get('committee'),
    memberId: all.get('member'),
    from: year('from'),
    to: year('to'),
    order: all.get('order') === 'newest' ? 'newest' : 'best',
  }
}

/**
 * The words of addresses, by their numbers. A browser writes every address into its history, in clear, and what is looked for may be exempt: the
 * address has the number alone, and the words go with the page.
 */
const heldWords: string[] = []
const mostHeld = 1_000

function numberOf(words: string): number {
  const known = heldWords.indexOf(words)
  if (known !== -1) return known
  if (heldWords.length >= mostHeld) heldWords.length = 0
  return heldWords.push(words) - 1
}

/** The address of the screen with a search, for `navigate`; `at` is the hit that was opened, from 0. It holds no word of it. */
export function searchAddress(asked: SearchAsked, at: number | null = null): string {
  const { words } = asked
  const chosen = written({ ...asked, words: '' })
  const query = [
    ...(words === '' ? [] : [`held=${numberOf(words)}`]),
    ...(chosen === '' ? [] : [chosen]),
  ].join('&')
  const place = at === null ? '' : `${query === '' ? '' : '&'}at=${at}`
  return query === '' && place === '' ? '/search' : `/search/${query}${place}`
}

/** What the address of the window says, as it stands: "#/search/held=3&at=2". One that was written by hand may have its words: "words=fountain". */
export function readSearchAddress(hash: string): {
  readonly asked: SearchAsked
  readonly at: number | null
} {
  const text = hash.replace(/^#?\/?search\/?/, '')
  const all = new URLSearchParams(text)
  const at = all.get('at')
  const asked = readAsked(text)
  const words = heldWords[Number(all.get('held') ?? -1)] ?? asked.words
  return { asked: { ...asked, words }, at: at !== null && /^\d{1,3}$/.test(at) ? Number(at) : null }
}
