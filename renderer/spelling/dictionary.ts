import nspell from 'nspell'

/** How many suggestions the officer is shown. */
const mostSuggestions = 6

/** The British dictionary (en-GB, -ise) with words of this council learnt on top. Reading it takes a quarter of a second: only the worker does. */
export class Dictionary {
  readonly #speller: ReturnType<typeof nspell>
  #learnt: ReadonlySet<string> = new Set()

  /** `affixes` and `words` are the two files of the dictionary. */
  constructor(affixes: string, words: string) {
    this.#speller = nspell(affixes, words)
  }

  /** Those of the words that the dictionary does not know. */
  wrongAmong(words: readonly string[]): string[] {
    return words.filter((word) => !this.#speller.correct(word))
  }

  /** Exactly these words count as right from now on, beside those of the dictionary; they are suggested as well. */
  learn(words: ReadonlySet<string>): void {
    const stays = [...this.#learnt].filter((word) => words.has(word))
    for (const word of this.#learnt) if (!words.has(word)) this.#speller.remove(word)
    const added = [...words].filter((word) => !this.#learnt.has(word) && !this.#speller.correct(word))
    for (const word of added) this.#speller.add(word)
    this.#learnt = new Set([...stays, ...added])
  }

  /** What may have been meant, the likeliest first; none for a word that is right. */
  suggest(word: string): string[] {
    const found = this.#speller.suggest(word)
    const slip = (suggestion: string): number => slipOf(word.toLowerCase(), suggestion.toLowerCase())
    return found.toSorted((a, b) => slip(a) - slip(b)).slice(0, mostSuggestions)
  }
}

/** Two letters changed places, then a letter left out, then anything else: so hands slip. */
function slipOf(typed: string, meant: string): 0 | 1 | 2 {
  if ([...typed].toSorted().join('') === [...meant].toSorted().join('')) return 0
  return meant.length === typed.length + 1 && isInOrderWithin(typed, meant) ? 1 : 2
}

function isInOrderWithin(letters: string, word: string): boolean {
  let at = 0
  for (const letter of word) if (letter === letters[at]) at += 1
  return at === letters.length
}
