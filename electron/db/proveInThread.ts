import { Worker } from 'node:worker_threads'
import { siblingThread } from '../thread.ts'
import type { CopyFound } from './proveCopy.ts'
import type { ProveAnswer, ProveOrder } from './proveThread.ts'

/** As `proveCopy`, on a thread of its own. A copy that is damaged, or whose key is another, is answered with a sentence. */
export function proveInThread(
  order: ProveOrder,
): Promise<{ readonly found: CopyFound } | { readonly why: string }> {
  return new Promise((resolve) => {
    const thread = new Worker(siblingThread(import.meta.url, 'proveThread'), {
      workerData: order,
      execArgv: [],
    })
    thread.once('message', (answer: ProveAnswer) =>
      resolve(answer.kind === 'found' ? { found: answer.found } : { why: answer.why }),
    )
    thread.once('error', (error: Error) => resolve({ why: error.message }))
    thread.once('exit', () => resolve({ why: 'It could not be read.' }))
  })
}
