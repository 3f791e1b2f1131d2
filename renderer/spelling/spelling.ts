import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { SpellingAnswer, SpellingQuestion } from './messages.ts'
import { officeWords } from './officeWords.ts'

/** The worker, as much of it as is needed here. */
export interface SpellingThread {
  send(question: SpellingQuestion): void
  listen(heard: (answer: SpellingAnswer) => void): void
}

export interface SpellingVersion {
  /** Rises when words that nobody had judged are judged; 0 until the dictionary is there. */
  readonly answers: number
  /** Rises when words that were judged may be judged otherwise. */
  readonly known: number
}

export type Verdict = 'right' | 'wrong' | 'unknown'

/**
 * Which words are spelt right in this window. Verdicts are about words, never about places: an answer that comes late cannot mark
 * anything that has changed meanwhile. The thread is started by the first question.
 */
export class Spelling {
  readonly version: StoreApi<SpellingVersion> = createStore<SpellingVersion>(() => ({
    answers: 0,
    known: 0,
  }))
  readonly #start: () => SpellingThread
  #thread: SpellingThread | null = null
  readonly #verdicts = new Map<string, Verdict>()
  #known: ReadonlySet<string> = new Set(officeWords)
  readonly #ignored = new Set<string>()
  readonly #suggesting = new Map<string, ((suggestions: readonly string[]) => void)[]>()

  constructor(start: () => SpellingThread) {
    this.#start = start
  }

  verdict(word: string): Verdict {
    if (this.#ignored.has(word) || isKnown(word, this.#known)) return 'right'
    return this.#verdicts.get(word) ?? 'unknown'
  }

  /** Has the words judged that are not yet; `version` tells when they are. */
  ask(words: readonly string[]): void {
    const unheard = [...new Set(words)].filter((word) => !this.#verdicts.has(word))
    if (unheard.length === 0) return
    for (const word of unheard) this.#verdicts.set(word, 'unknown')
    this.#send({ kind: 'check', words: unheard })
  }

  /** Names and dictionaries: exactly these words are right beside the language's own. */
  know(words: ReadonlySet<string>): void {
    const known = new Set([...officeWords, ...words])
    if (known.size === this.#known.size && [...known].every((word) => this.#known.has(word))) return
    this.#known = known
    // The thread's own verdicts hold these words too: what it said before may no longer be so.
    this.#verdicts.clear()
    this.#thread?.send({ kind: 'learn', words: known })
    this.#judgeAnew()
  }

  /** Right here until the window is closed. */
  ignore(word: string): void {
    this.#ignored.add(word)
    this.#judgeAnew()
  }

  /** What may have been meant, the likeliest first. */
  suggest(word: string): Promise<readonly string[]> {
    return new Promise((resolve) => {
      const waiting = this.#suggesting.get(word)
      if (waiting !== undefined) waiting.push(resolve)
      else {
        this.#suggesting.set(word, [resolve])
        this.#send({ kind: 'suggest', word })
      }
    })
  }

  #send(question: SpellingQuestion): void {
    if (this.#thread === null) {
      this.#thread = this.#start()
      this.#thread.listen((answer) => this.#hear(answer))
      this.#thread.send({ kind: 'learn', words: this.#known })
    }
    this.#thread.send(question)
  }

  #hear(answer: SpellingAnswer): void {
    if (answer.kind === 'suggested') {
      const waiting = this.#suggesting.get(answer.word) ?? []
      this.#suggesting.delete(answer.word)
      for (const resolve of waiting) resolve(answer.suggestions)
      return
    }
    const wrong = new Set(answer.wrong)
    for (const word of answer.words) this.#verdicts.set(word, wrong.has(word) ? 'wrong' : 'right')
    this.version.setState(({ answers }) => ({ answers: answers + 1 }))
  }

  #judgeAnew(): void {
    this.version.setState(({ known }) => ({ known: known + 1 }))
  }
}

/** "Hartley" makes HARTLEY right, not hartley; "virement" makes Virement and VIREMENT right. */
function isKnown(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true
  const lower = word.toLowerCase()
  const capitalised = `${word[0] ?? ''}${lower.slice(1)}`
  if (word === capitalised && known.has(lower)) return true
  return word === word.toUpperCase() && (known.has(lower) || known.has(capitalised))
}
