import type { z } from 'zod'
import type { coreEventSchema } from '../../shared/api/contract.ts'

export type CoreEvent = z.infer<typeof coreEventSchema>

export interface EventHub {
  publish(event: CoreEvent): void
  /** For what happens with every key pressed: told once the typing pauses, and at the latest every two seconds. */
  publishSoon(stream: string): void
  watch(signal: AbortSignal | undefined): AsyncGenerator<CoreEvent, void>
  /** Ends every watch. */
  close(): void
}

const soonMilliseconds = 2_000
/** A watcher that reads nothing loses the oldest: it asks again for what it shows anyway. */
const longestQueue = 1_000

interface Watcher {
  readonly queue: CoreEvent[]
  wake: () => void
  gone: boolean
}

export function eventHub(): EventHub {
  const watchers = new Set<Watcher>()
  const soon = new Map<string, NodeJS.Timeout>()
  let closed = false
  const publish = (event: CoreEvent): void => {
    if (event.kind === 'changed') {
      clearTimeout(soon.get(event.stream))
      soon.delete(event.stream)
    }
    for (const watcher of watchers) {
      watcher.queue.push(event)
      if (watcher.queue.length > longestQueue) watcher.queue.shift()
      watcher.wake()
    }
  }
  return {
    publish,
    publishSoon: (stream) => {
      if (soon.has(stream)) return
      const timer = setTimeout(() => publish({ kind: 'changed', stream }), soonMilliseconds)
      timer.unref()
      soon.set(stream, timer)
    },
    watch: (signal) => {
      const watcher: Watcher = { queue: [], wake: () => undefined, gone: false }
      const leave = (): void => {
        watcher.gone = true
        watcher.wake()
      }
      watchers.add(watcher)
      signal?.addEventListener('abort', leave)
      const events = read()
      const finish = events.return.bind(events)
      // A generator that waits would hear of its end only with the next event.
      events.return = (value) => {
        leave()
        return finish(value)
      }
      return events

      async function* read(): AsyncGenerator<CoreEvent, void> {
        try {
          while (!closed && !watcher.gone) {
            const next = watcher.queue.shift()
            if (next === undefined) await new Promise<void>((resolve) => (watcher.wake = resolve))
            else yield next
          }
        } finally {
          watchers.delete(watcher)
        }
      }
    },
    close: () => {
      closed = true
      for (const timer of soon.values()) clearTimeout(timer)
      for (const watcher of watchers) watcher.wake()
    },
  }
}
