import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { siblingThread } from '../thread.ts'
import { storageError } from './storageFault.ts'
import type { CopyFound } from './proveCopy.ts'
import type { ProveAnswer, ProveOrder } from './proveThread.ts'

/**
 * As `proveCopy`, on a thread of its own. A copy that is damaged, or whose key is another, is answered with a sentence. Rejected with `storage`
 * where the disk is full or fails meanwhile: that says nothing about the copy.
 */
export function proveInThread(
  order: ProveOrder,
): Promise<{ readonly found: CopyFound } | { readonly why: string }> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(siblingThread(import.meta.url, 'proveThread'), {
      workerData: order,
      execArgv: [],
    })
    thread.once('message', (answer: ProveAnswer) => {
      if (answer.kind === 'disk') reject(storageError(answer.reason, dirname(order.path)))
      else resolve(answer.kind === 'found' ? { found: answer.found } : { why: answer.why })
    })
    thread.once('error', (error: Error) => resolve({ why: error.message }))
    thread.once('exit', () => resolve({ why: 'It could not be read.' }))
  })
}
