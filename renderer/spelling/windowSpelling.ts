import affixes from '../../node_modules/dictionary-en-gb/index.aff?url'
import words from '../../node_modules/dictionary-en-gb/index.dic?url'
import type { SpellingAnswer } from './messages.ts'
import { Spelling } from './spelling.ts'
import type { SpellingThread } from './spelling.ts'
import workerAddress from './spellingWorker.ts?worker&url'

/** The one script that this page may start a worker from: its policy lets no other through. */
export const spellingWorkerAddress: string = workerAddress

/** The spelling of this window: one dictionary, whatever meeting is open. */
export const windowSpelling = new Spelling(startWorker)

function startWorker(): SpellingThread {
  const worker = new Worker(spellingWorkerAddress, { type: 'module', name: 'spelling' })
  const absolute = (address: string): string => new URL(address, document.baseURI).href
  worker.postMessage({ kind: 'open', affixes: absolute(affixes), words: absolute(words) })
  return {
    send: (question) => worker.postMessage(question),
    listen: (heard) => {
      worker.addEventListener('message', (event: MessageEvent<SpellingAnswer>) => heard(event.data))
    },
  }
}
