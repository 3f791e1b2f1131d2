/** A word to look up, and where it stands in its text. */
export interface Word {
  readonly from: number
  readonly to: number
  /** As a dictionary writes it: with a straight apostrophe, without a possessive. */
  readonly text: string
}

/** Letters, with apostrophes between them: "don’t", "O'Brien". */
const letters = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu
/** "(ii)", "ff)", "iv.": a reference to a point, not a word. */
const label = /^["'‘“]?\(?(?:([a-z])\1?|[ivxlc]{1,6}|[A-Z])[.)],?;?$/u
const address = /@|:\/\/|^www\.|\.(?:uk|com|org|net|eu|info)\b/u
/** What is written before a hyphen and is no word alone: "pre-meeting", "un-minuted". */
const prefix = /^(?:anti|co|mid|non|pre|re|sub|un)$/i
const holdsDigit = /\p{N}/u
/** Initials of up to five letters, also of several: "PSPO", "SENs". */
const initials = /^\p{Lu}{1,5}s?$/u

/**
 * The words of a text that a dictionary can judge. Hyphens part words; quotes and possessives fall away. Numbers, labels of points,
 * addresses, single letters and initials are no words.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const chunk of text.matchAll(/[^\s\u{fffc}]+/gu)) {
    if (label.test(chunk[0]) || address.test(chunk[0])) continue
    for (const match of chunk[0].matchAll(letters)) {
      const word = withoutPossessive(match[0].replaceAll('’', "'"))
      const isPrefix = prefix.test(word) && chunk[0][match.index + match[0].length] === '-'
      if (isPrefix || word.length < 2 || holdsDigit.test(word) || initials.test(word)) continue
      const from = chunk.index + match.index
      words.push({ from, to: from + word.length, text: word })
    }
  }
  return words
}

function withoutPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word
}

/** The words of names, titles and places, once each. */
export function wordsOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const text of texts) for (const word of wordsIn(text)) words.add(word.text)
  return words
}
