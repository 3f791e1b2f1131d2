import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { askedChild } from '../../electron/children/askChild.ts'
import type { AskedChild, AskedChildParts } from '../../electron/children/askChild.ts'
import { childrenByMessage, childrenOfCore } from '../../electron/bridgedChildren.ts'
import type { FromChildren, ToChildren } from '../../electron/bridgedChildren.ts'
import { childWords, startNodeChild } from '../../electron/children/nodeChildren.ts'
import { filePainter } from '../../electron/children/filePainter.ts'
import { bombPdf, objectBombPdf } from '../helpers/badFiles.ts'
import { linesPdf, plainPdf } from '../helpers/officersFiles.ts'

const open: AskedChild[] = []
const logged: string[] = []

function aChild(parts: Partial<AskedChildParts> = {}): AskedChild {
  const log = {
    info: (what: string, details: Readonly<Record<string, unknown>> = {}) =>
      void logged.push(`${what} ${JSON.stringify(details)}`),
  }
  const child = askedChild({ start: startNodeChild, log, ...parts })
  open.push(child)
  return child
}

afterEach(() => {
  for (const child of open.splice(0)) child.close()
  logged.length = 0
})

const patient = { milliseconds: 60_000 }
const soundOutcome = { kind: 'answer', answer: { kind: 'pdf', facts: { state: 'ready', pages: 2 } } }

describe('a process that opens officers’ files', () => {
  test('ends over a file that unpacks without end, and the next file is read by a new one', async () => {
    const child = aChild()
    const before = process.memoryUsage.rss()
    expect(await child.ask({ kind: 'read', bytes: objectBombPdf() }, patient)).toEqual({ kind: 'died' })
    expect(logged).toEqual([expect.stringContaining('child.died {"question":"read","why":"SIGKILL"}')])
    // What the file would have taken here: 1,500 MB.
    expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000)
    const next = await child.ask({ kind: 'read', bytes: await plainPdf(2) }, patient)
    expect(next).toMatchObject(soundOutcome)
  })

  test('never unpacks a drawing that is larger than any', async () => {
    const outcome = await aChild().ask({ kind: 'read', bytes: bombPdf() }, patient)
    expect(outcome).toMatchObject({ kind: 'answer', answer: { kind: 'refused' } })
    expect(logged).toEqual([])
  })

  test('is ended when it takes more memory than it is given, whatever it is doing', async () => {
    const child = aChild({ memoryBytes: 1_000_000 })
    const outcome = await child.ask({ kind: 'read', bytes: linesPdf(2_000) }, patient)
    expect(outcome).toEqual({ kind: 'died' })
  })

  test('is ended when its time is up, and the next file is read by a new one', async () => {
    const child = aChild()
    const bytes = linesPdf(5_000)
    const slow = await child.ask({ kind: 'read', bytes }, { milliseconds: 1 })
    expect(slow).toEqual({ kind: 'slow' })
    const next = await child.ask({ kind: 'read', bytes: await plainPdf(2) }, patient)
    expect(next).toMatchObject(soundOutcome)
  })

  test('is ended with the signal of whoever asked; who waits behind is answered', async () => {
    const child = aChild()
    const abort = new AbortController()
    const given = child.ask({ kind: 'read', bytes: linesPdf(5_000) }, { ...patient, signal: abort.signal })
    const waiting = child.ask({ kind: 'read', bytes: await plainPdf(2) }, patient)
    abort.abort(new Error('no longer wanted'))
    await expect(given).rejects.toThrow('no longer wanted')
    expect(await waiting).toMatchObject(soundOutcome)
  })

  test('can neither write files nor start programs nor see this process’s environment', async () => {
    // Asked of Node by the same words that start a child.
    const folder = mkdtempSync(join(tmpdir(), 'minutebook-child-'))
    try {
      const probe = join(folder, 'probe.mjs')
      const target = join(folder, 'written')
      writeFileSync(
        probe,
        `import { writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
const refused = (act) => { try { act(); return 'done' } catch (error) { return error.code } }
process.send([refused(() => writeFileSync(${JSON.stringify(target)}, 'x')), refused(() => spawnSync('true')), Object.keys(process.env).filter((key) => !key.startsWith('NODE_CHANNEL'))])
process.disconnect()
`,
      )
      const child = fork(probe, [], { ...childWords, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      const said = await new Promise((resolve) => child.once('message', resolve))
      expect(said).toEqual(['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED', []])
      expect(existsSync(target)).toBe(false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('works alike where only the host can start it', async () => {
    const toHost: ToChildren[] = []
    const core = childrenByMessage((message) => {
      toHost.push(message)
      queueMicrotask(() => host.hear(message))
    })
    const host = childrenOfCore(startNodeChild, (message: FromChildren) => core.hear(message))
    const child = aChild({ start: core.start })
    expect(await child.ask({ kind: 'read', bytes: await plainPdf(2) }, patient)).toMatchObject(soundOutcome)
    const lost = child.ask({ kind: 'read', bytes: linesPdf(5_000) }, patient)
    // The core's thread ended: so do its children.
    await Promise.resolve()
    host.close()
    expect(await lost).toEqual({ kind: 'died' })
    expect(toHost.map((message) => message.kind)).toContain('start-child')
  })
})

describe('a painter of pages', () => {
  test('opens a document once for all who ask for its pages at the same time', async () => {
    let opened = 0
    const painter = filePainter(aChild())
    const pdf = (): Promise<Uint8Array> => {
      opened += 1
      return Promise.resolve(linesPdf(30))
    }
    const pages = Array.from({ length: 30 }, (_, index) => painter.picture('pack', pdf, index + 1, 60))
    const drawn = await Promise.all(pages)
    expect(opened).toBe(1)
    expect(new Set(drawn.map((png) => Buffer.from(png).toString('base64'))).size).toBe(30)
  })

  test('opens again what had to give way to others', async () => {
    const painter = filePainter(aChild())
    const opened: string[] = []
    const draw = (key: string): Promise<Uint8Array> =>
      painter.picture(key, () => (opened.push(key), plainPdf(1, key)), 1, 60)
    const first = await draw('first')
    for (let index = 0; index < 8; index += 1) await draw(`other ${index}`)
    expect(Buffer.from(await draw('first')).equals(Buffer.from(first))).toBe(true)
    expect(opened.filter((key) => key === 'first')).toHaveLength(2)
  })

  test('does not try again a document that ended two processes', async () => {
    const painter = filePainter(aChild({ memoryBytes: 1_000_000 }))
    let opened = 0
    const draw = (): Promise<Uint8Array> =>
      painter.picture('heavy', () => ((opened += 1), Promise.resolve(linesPdf(20))), 1, 2_400)
    await expect(draw()).rejects.toMatchObject({ code: 'invalid-input' })
    const soFar = opened
    await expect(draw()).rejects.toThrow(/^This page cannot be shown/)
    // One process may end over opening it, and two over the page.
    expect([soFar <= 3, opened]).toEqual([true, soFar])
  })

  test('says that there is no such page', async () => {
    const painter = filePainter(aChild())
    await expect(painter.picture('two', () => plainPdf(2), 3, 60)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
