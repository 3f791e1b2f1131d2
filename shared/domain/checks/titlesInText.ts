import type { PersonOnTheDay } from '../person.ts'

/**
 * The titles that a text gives a person beside the one they held on the day, each once: "Moira Lang, Director of Family Support," where
 * the list of those present has "Director of Family Services". Only what is alike is told of: a person may also speak as something else.
 */
export function otherTitles(person: PersonOnTheDay, texts: readonly string[]): string[] {
  const held = person.title.trim()
  if (held === '' || person.name.trim() === '') return []
  const found = new Set<string>()
  for (const text of texts) {
    for (const said of titlesBeside(person.name, text)) {
      if (!isSame(said, held) && isAlike(said, held)) found.add(said)
    }
  }
  return [...found]
}

/** What stands after "Name, " up to the next stop, and before ", Name", when it begins like a title. */
function titlesBeside(name: string, text: string): string[] {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const after = [...text.matchAll(new RegExp(String.raw`${quoted},\s+((?:the\s+)?\p{Lu}[^,.;:()]*)`, 'gu'))]
  const named = new RegExp(String.raw`,\s+${quoted}(?![\p{L}-])`, 'gu')
  const before = [...text.matchAll(named)].map((match) => upTo(text, match.index))
  return [...after.map((match) => titleWords(match[1] ?? '')), ...before.map(titleWords)].filter(
    (words) => words !== '',
  )
}

/** What stands before a place back to the stop before it, from its first capital; found by going back, since a pattern would begin at every capital anew. */
function upTo(text: string, end: number): string {
  let from = end
  while (from > 0 && !',.;:()'.includes(text.charAt(from - 1))) from -= 1
  return /\p{Lu}.*/su.exec(text.slice(from, end))?.[0] ?? ''
}

const joining = new Set(['of', 'for', 'and', 'the', 'to', 'in', 'with', '&', '-', '–'])

/** The longest beginning that reads like a title: capitalised words and what joins them. "Director of Care introduced" ends at "Care". */
function titleWords(words: string): string {
  const kept: string[] = []
  for (const word of words.replace(/^the\s+/i, '').split(/\s+/)) {
    if (!joining.has(word.toLowerCase()) && !/^\p{Lu}/u.test(word)) break
    kept.push(word)
  }
  while (kept.length > 0 && joining.has(kept.at(-1)?.toLowerCase() ?? '')) kept.pop()
  return kept.join(' ')
}

function wordsOf(title: string): string[] {
  return title
    .toLowerCase()
    .replace(/[’']/g, '’')
    .split(/[^\p{L}\p{N}’]+/u)
    .filter((word) => word !== '' && !joining.has(word))
}

/** The same words: a shorter or longer way to say one title is no other title. */
function isSame(said: string, held: string): boolean {
  const [a, b] = [wordsOf(said), wordsOf(held)]
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((word) => long.includes(word))
}

/** At least half of the words are shared. */
function isAlike(said: string, held: string): boolean {
  const [a, b] = [new Set(wordsOf(said)), new Set(wordsOf(held))]
  const shared = [...a].filter((word) => b.has(word)).length
  return a.size > 1 && (2 * shared) / (a.size + b.size) >= 0.5
}
