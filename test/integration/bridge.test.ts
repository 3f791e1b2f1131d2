import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { StreamingRequestInit } from '../../electron/coreMessages.ts'
import { createCoreThread } from '../../electron/coreBridge.ts'
import type { CoreThread, CoreThreadOptions } from '../../electron/coreBridge.ts'
import { defined } from '../../shared/domain/assert.ts'

const open: CoreThread[] = []

async function tinyCore(options: Partial<CoreThreadOptions> = {}): Promise<CoreThread> {
  const core = await createCoreThread({
    configFolder: '/nowhere',
    book: null,
    host: 'browser',
    suggestedFolder: '/suggested',
    threadFile: new URL('../helpers/tinyDoorThread.ts', import.meta.url),
    ...options,
  })
  open.push(core)
  return core
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((core) => core.close()))
})

function post(path: string, body = '', init: RequestInit = {}): Request {
  return new Request(`http://127.0.0.1:1${path}`, { method: 'POST', body, ...init })
}

async function nextText(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const { value } = await reader.read()
  return new TextDecoder().decode(value)
}

/** Asks until the answer is as hoped: what passes between threads takes a moment. */
async function counts(core: CoreThread, hoped: string): Promise<unknown> {
  for (;;) {
    const said = await (await core.door(post('/api/rpc/counts'))).text()
    if (said === hoped) return JSON.parse(said)
    // A thread that is down is answered for without waiting: the new one must have its turn.
    await setImmediate()
  }
}

describe('a request over the bridge', () => {
  test('reaches the core with its method, path, query, headers and body, and the answer comes back', async () => {
    const core = await tinyCore()
    const answer = await core.door(
      post('/api/rpc/echo?x=1', '{"words":"café"}', { headers: { 'content-type': 'application/json' } }),
    )
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      method: 'POST',
      search: '?x=1',
      headers: { 'content-type': 'application/json' },
      body: '{"words":"café"}',
      start: {
        configFolder: '/nowhere',
        host: 'browser',
        suggestedFolder: '/suggested',
        canChooseFolder: false,
      },
    })
  })

  test('carries a file that is streamed in', async () => {
    const core = await tinyCore()
    const words = ['one ', 'two']
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const word = words.shift()
        if (word === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(word))
      },
    })
    const init: StreamingRequestInit = { method: 'PUT', body, duplex: 'half' }
    const request = new Request('http://127.0.0.1:1/api/files', init)
    expect(await (await core.door(request)).json()).toMatchObject({ method: 'PUT', body: 'one two' })
  })

  test('lets events flow while the answer is still open, and commands of the menu among them', async () => {
    const core = await tinyCore()
    const answer = await core.door(post('/api/rpc/events/watch'))
    const reader = defined(answer.body, 'events have a body').getReader()
    expect(await nextText(reader)).toBe('data: hello\n\n')
    core.menu('new-meeting')
    expect(await nextText(reader)).toBe('data: new-meeting\n\n')
    await reader.cancel()
    expect(await counts(core, '{"cancelled":1,"aborted":0}')).toEqual({ cancelled: 1, aborted: 0 })
  })

  test('that is aborted rejects here and is aborted there', async () => {
    const core = await tinyCore()
    const abort = new AbortController()
    const answer = core.door(post('/api/rpc/never', '', { signal: abort.signal }))
    // Asked after it and answered: so the first has arrived.
    await core.door(post('/api/rpc/counts'))
    abort.abort(new Error('no longer wanted'))
    await expect(answer).rejects.toThrow('no longer wanted')
    expect(await counts(core, '{"cancelled":0,"aborted":1}')).toEqual({ cancelled: 0, aborted: 1 })
  })

  test('asks the host for a folder and gets what the officer chose', async () => {
    const core = await tinyCore({ chooseFolder: () => Promise.resolve('/home/ruth/book') })
    expect(await (await core.door(post('/api/rpc/choose'))).json()).toEqual({ folder: '/home/ruth/book' })
  })

  test('on which the door itself breaks is answered with a sentence, and the next is served', async () => {
    const core = await tinyCore()
    const answer = await core.door(post('/api/rpc/breaks'))
    expect(answer.status).toBe(500)
    expect(await answer.json()).toMatchObject({
      json: { code: 'unexpected', message: expect.stringMatching(/Try again/) as string },
    })
    expect((await core.door(post('/api/rpc/echo'))).status).toBe(200)
  })
})

describe('a core whose thread dies', () => {
  test('answers what was asked with 503 and a sentence, breaks open streams, and is there again for the next request', async () => {
    const deaths: string[] = []
    const core = await tinyCore({ onDeath: (why) => deaths.push(why) })
    const events = defined(
      (await core.door(post('/api/rpc/events/watch'))).body,
      'events have a body',
    ).getReader()
    expect(await nextText(events)).toBe('data: hello\n\n')
    const waiting = core.door(post('/api/rpc/never'))
    const killer = await core.door(post('/api/rpc/dies'))
    expect(killer.status).toBe(503)
    expect(await killer.json()).toMatchObject({
      json: {
        defined: true,
        code: 'unexpected',
        status: 503,
        message: expect.stringMatching(/is safe/) as string,
      },
    })
    expect((await waiting).status).toBe(503)
    await expect(events.read()).rejects.toThrow('ended in the middle')
    expect(deaths).toEqual([expect.stringContaining('a fault outside the door')])
    expect(await (await core.door(post('/api/rpc/echo', 'again'))).json()).toMatchObject({ body: 'again' })
  })

  test('again and again is given up on, in a sentence', async () => {
    const core = await tinyCore()
    for (let death = 0; death < 6; death += 1) {
      expect((await core.door(post('/api/rpc/dies'))).status).toBe(503)
    }
    const answer = await core.door(post('/api/rpc/echo'))
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Close Minutebook and start it again')
  })

  test('that cannot be made even once says why', async () => {
    await expect(tinyCore({ book: 'refused' })).rejects.toMatchObject({
      code: 'storage',
      message: 'This book cannot be opened.',
    })
  })
})
