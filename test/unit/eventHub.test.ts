import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventHub } from '../../electron/core/eventHub.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const changed = (stream: string) => ({ kind: 'changed' as const, stream })

test('what is published - reaches everybody who watches, in order', async () => {
  const hub = eventHub()
  const [one, two] = [hub.watch(undefined), hub.watch(undefined)]
  hub.publish(changed('book'))
  hub.publish(changed('meeting:m'))
  for (const watch of [one, two]) {
    expect((await watch.next()).value).toEqual(changed('book'))
    expect((await watch.next()).value).toEqual(changed('meeting:m'))
  }
})

test('typing - is told once in two seconds, and at once when something else happens', async () => {
  const hub = eventHub()
  const watch = hub.watch(undefined)
  for (let key = 0; key < 20; key += 1) hub.publishSoon('meeting:m')
  vi.advanceTimersByTime(2_000)
  hub.publishSoon('meeting:m')
  hub.publish(changed('meeting:m'))
  vi.advanceTimersByTime(10_000)
  hub.publish(changed('end'))
  const heard: unknown[] = []
  for await (const event of watch) {
    if (event.kind === 'changed' && event.stream === 'end') break
    heard.push(event)
  }
  expect(heard).toEqual([changed('meeting:m'), changed('meeting:m')])
})

test('a watcher who leaves while nothing happens - is gone at once', async () => {
  const hub = eventHub()
  const watch = hub.watch(undefined)
  const waiting = watch.next()
  await watch.return()
  expect(await waiting).toEqual({ done: true, value: undefined })
})

test('an aborted watch and a closed hub - end', async () => {
  const hub = eventHub()
  const abort = new AbortController()
  const one = hub.watch(abort.signal).next()
  const two = hub.watch(undefined).next()
  abort.abort()
  expect((await one).done).toBe(true)
  hub.close()
  expect((await two).done).toBe(true)
})
