import { Dictionary } from './dictionary.ts'
import type { SpellingAnswer, SpellingQuestion } from './messages.ts'

/** The dictionary in a thread of its own: the window never waits for it. */
let dictionary: Promise<Dictionary> | null = null

async function open(affixes: string, words: string): Promise<Dictionary> {
  return new Dictionary(...(await Promise.all([read(affixes), read(words)])))
}

/** A host that is just starting again answers a moment later: until then no word is judged. */
const againAfterMilliseconds = 2_000

async function read(address: string): Promise<string> {
  for (;;) {
    const answer = await fetch(address).catch(() => null)
    const text = answer?.ok === true ? await answer.text().catch(() => null) : null
    if (text !== null) return text
    await new Promise((resolve) => setTimeout(resolve, againAfterMilliseconds))
  }
}

async function answer(question: SpellingQuestion): Promise<SpellingAnswer | null> {
  if (question.kind === 'open') {
    dictionary = open(question.affixes, question.words)
    return null
  }
  if (dictionary === null) throw new Error('The dictionary is opened before anything is asked of it.')
  const opened = await dictionary
  switch (question.kind) {
    case 'check':
      return { kind: 'checked', words: question.words, wrong: opened.wrongAmong(question.words) }
    case 'learn':
      opened.learn(question.words)
      return null
    case 'suggest':
      return { kind: 'suggested', word: question.word, suggestions: opened.suggest(question.word) }
  }
}

globalThis.addEventListener('message', (event: MessageEvent<SpellingQuestion>) => {
  void answer(event.data).then((made) => {
    if (made !== null) globalThis.postMessage(made)
  })
})
