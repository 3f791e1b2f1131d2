import { parentPort } from 'node:worker_threads'
import { defined } from '../../../shared/domain/assert.ts'
import { readingOf } from './readings.ts'
import type { Reading, ReadingQuestion } from './readings.ts'

export type ThreadAnswer = { readonly reading: Reading } | { readonly fault: string }

const port = defined(parentPort, 'started as a thread')

async function answered(question: ReadingQuestion): Promise<ThreadAnswer> {
  try {
    return { reading: await readingOf(question) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

port.on('message', (question: ReadingQuestion) => {
  void answered(question).then((answer) => port.postMessage(answer))
})
