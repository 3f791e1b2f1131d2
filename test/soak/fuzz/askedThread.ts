import { Worker } from 'node:worker_threads'
import type { ReadingQuestion } from './readings.ts'
import type { ThreadAnswer } from './readingThread.ts'

/** As a child is asked: `died` with what ended it. */
export type ThreadOutcome = ThreadAnswer | { readonly slow: true } | { readonly died: string }

export interface AskedThread {
  ask(question: ReadingQuestion, milliseconds: number): Promise<ThreadOutcome>
  close(): Promise<void>
}

/** What the product's own process may well spare. */
const heapMegabytes = 512

/** A thread that is asked one thing at a time, and started anew after it was ended or died. */
export function askedThread(): AskedThread {
  let thread: Worker | null = null
  const end = async (): Promise<void> => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }
  return {
    ask: async (question, milliseconds) => {
      const asked = (thread ??= new Worker(new URL('./readingThread.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      }))
      const { promise, resolve } = Promise.withResolvers<ThreadOutcome>()
      const timer = setTimeout(() => resolve({ slow: true }), milliseconds)
      const onMessage = (answer: ThreadAnswer): void => resolve(answer)
      const onError = (error: Error): void => resolve({ died: error.stack ?? error.message })
      asked.once('message', onMessage)
      asked.once('error', onError)
      asked.postMessage(question)
      const outcome = await promise
      clearTimeout(timer)
      asked.off('message', onMessage)
      asked.off('error', onError)
      if (!('reading' in outcome)) await end()
      return outcome
    },
    close: end,
  }
}
