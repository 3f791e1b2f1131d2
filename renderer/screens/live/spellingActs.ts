import type { QueryClient } from '@tanstack/react-query'
import { markMisspellings, replaceMisspelling, TextReader } from '../../editor/spelling.ts'
import type { Misspelling } from '../../editor/spelling.ts'
import { nextMisspelling } from '../../editor/spellingWalk.ts'
import { windowSpelling } from '../../spelling/windowSpelling.ts'
import { wordsIn } from '../../spelling/words.ts'
import type { CoreAccess } from '../../state/core.tsx'
import { reportProblem } from '../../state/notices.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/** How long the dictionary may take to answer before what is known by then must do, in milliseconds. */
const answerWithin = 2_000

/** Checks the shown item to its end and answers the next wrong word; null when there is none. */
export async function toNextMisspelling(live: LiveMeeting): Promise<Misspelling | null> {
  await checkShown(live)
  return nextMisspelling(live.session.state())
}

async function checkShown(live: LiveMeeting): Promise<void> {
  const reader = new TextReader(windowSpelling)
  if (!reader.readAll(live.session.state()).isComplete) await nextAnswer()
  live.session.run(markMisspellings(reader.readAll(live.session.state()).found))
}

function nextAnswer(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, answerWithin)
    const stop = windowSpelling.version.subscribe(done)
  })
}

/** Puts a suggestion in the place of the word: one step of undo. The apostrophe stays as the officer writes it. */
export function replaceBy(live: LiveMeeting, misspelling: Misspelling, suggestion: string): void {
  const by = misspelling.word.includes('’') ? suggestion.replaceAll("'", '’') : suggestion
  live.session.run(replaceMisspelling(misspelling, by))
}

/** The word is right here from now on: at once in this window, and in the council's or the committee's dictionary once the core has it. */
export function learnWord(
  core: CoreAccess,
  queries: QueryClient,
  word: string,
  committeeId: string | null,
): void {
  ignoreWord(word)
  const save = async (): Promise<void> => {
    const writing = await core.client.writing.get({})
    const entry = { word: asJudged(word), committeeId }
    await core.client.writing.save({ ...writing, dictionary: [...writing.dictionary, entry] })
    await queries.invalidateQueries({ queryKey: core.api.writing.key() })
  }
  save().catch(reportProblem)
}

/** The word is right in this window until it is closed. */
export function ignoreWord(word: string): void {
  windowSpelling.ignore(asJudged(word))
}

function asJudged(word: string): string {
  return wordsIn(word)[0]?.text ?? word
}
