import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { FromChild, ToChild } from './childMessages.ts'
import { isMemoryWatch, watchMemory } from './memoryWatch.ts'

/**
 * The process that opens officers' files. It answers one question at a time, for Node's `fork` and for Electron's utility process alike,
 * and a second thread of it ends it when it takes more memory than it was given: that thread runs while this one is deep in a file.
 */

interface ParentPort {
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}

function serve(): void {
  const start = process.memoryUsage.rss()
  const watch = new Worker(new URL(import.meta.url), {
    workerData: { watch: 'memory', limit: Number(process.argv[2]) },
    execArgv: [],
  })
  watch.unref()
  const port = 'parentPort' in process ? (process.parentPort as ParentPort | undefined) : undefined
  const say = (message: FromChild): void => {
    if (port === undefined) process.send?.(message)
    else port.postMessage(message)
  }
  const hear = async (message: ToChild): Promise<void> => {
    if ('expect' in message) return watch.postMessage(message.expect)
    const { id, question } = message
    try {
      // Loaded when first asked, so that the watch is there before any parser.
      const { answerQuestion } = await import('./answerQuestion.ts')
      const answer = await answerQuestion(question)
      say({ id, answer, grown: process.memoryUsage.rss() - start })
    } catch (error) {
      say({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  if (port === undefined) {
    process.on('message', (message) => void hear(message as ToChild))
    // Whoever asked is gone.
    process.on('disconnect', () => process.exit(0))
  } else port.on('message', ({ data }) => void hear(data as ToChild))
}

if (isMainThread) serve()
else if (isMemoryWatch(workerData)) watchMemory(workerData.limit, parentPort)
