import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bundledAssets, readAsset } from '../../electron/render/assets.ts'
import { createRenderer, type Renderer, type RendererParts } from '../../electron/render/renderer.ts'
import { longMinutes, samplePaper } from '../helpers/samplePaper.ts'
import { readPdf } from '../helpers/pdfReader.ts'

test('what a bundle must carry is there to be copied', async () => {
  for (const { name, source } of bundledAssets) {
    expect(Buffer.compare(await readAsset(name), await readFile(source)), name).toBe(0)
  }
})

describe('the renderer', () => {
  const open: Renderer[] = []
  const logged: string[] = []
  const folders: string[] = []

  /** A thread that does what a paper's title says; its number of pages says which thread it is. */
  async function threadFile(): Promise<URL> {
    const folder = await mkdtemp(join(tmpdir(), 'minutebook-thread-'))
    folders.push(folder)
    const file = join(folder, 'thread.mjs')
    await writeFile(
      file,
      `import { parentPort, threadId } from 'node:worker_threads'
       parentPort.on('message', (request) => {
         const title = request.document?.title
         if (title === 'Fatal') process.exit(3)
         if (title === 'Thrown') throw new Error('out of order')
         if (title === 'Endless') {
           parentPort.postMessage({ kind: 'progress', progress: 0.1, what: 'Setting the pages' })
           for (;;);
         }
         const memory = /^[0-9]+$/.test(title) ? Number(title) : 0
         parentPort.postMessage({ kind: 'done', bytes: new Uint8Array([1]), pages: threadId, notes: [], memory })
       })`,
    )
    return pathToFileURL(file)
  }

  function renderer(parts: Partial<RendererParts> = {}): Renderer {
    const made = createRenderer({ log: { error: (what) => logged.push(what) }, ...parts })
    open.push(made)
    return made
  }

  afterEach(async () => {
    for (const each of open.splice(0)) await each.close()
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
    logged.length = 0
  })

  test('makes a paper in each format, on its thread, and says how far it is', async () => {
    const made = renderer()
    await made.warm()
    const progress: number[] = []
    const pdf = await made.render(samplePaper(), 'pdf', { onProgress: (each) => progress.push(each) })
    expect((await readPdf(pdf.bytes)).pages).toHaveLength(pdf.pages ?? 0)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
    expect(progress.at(-1)).toBe(1)
    const word = await made.render(samplePaper(), 'docx')
    expect(Buffer.from(word.bytes.subarray(0, 2)).toString()).toBe('PK')
    const html = await made.render(samplePaper(), 'html')
    expect(Buffer.from(html.bytes).toString()).toMatch(/^<!doctype html>/i)
    expect([word.pages, html.pages]).toEqual([null, null])
  })

  test('says what a paper could not do', async () => {
    const made = renderer()
    const paper = samplePaper({ footer: 'Parks \u{1f333}' })
    expect((await made.render(paper, 'pdf')).notes).toEqual([
      'The PDF prints an empty box for \u{1f333} in the line at the foot of every page: its typeface has no such character.',
    ])
    expect((await made.render(paper, 'docx')).notes).toEqual([])
  })

  test('refuses in every format a paper that leaves somebody out, and goes on', async () => {
    const made = renderer()
    const untitled = samplePaper({ title: ' ' })
    for (const format of ['pdf', 'docx', 'html'] as const) {
      await expect(made.render(untitled, format)).rejects.toMatchObject({
        name: 'AppError',
        code: 'invalid-input',
        details: { field: 'title' },
      })
    }
    expect((await made.render(samplePaper(), 'pdf')).pages).toBeGreaterThan(3)
    expect(logged).toEqual([])
  })

  test('stops a paper within 300 ms and makes the next one', async () => {
    const made = renderer()
    await made.warm()
    const controller = new AbortController()
    const started = new Promise<void>((resolve) => {
      made.render(longMinutes(60), 'pdf', { signal: controller.signal, onProgress: () => resolve() }).then(
        () => cancelled.resolve('finished'),
        (error: unknown) => cancelled.resolve(error),
      )
    })
    const cancelled = Promise.withResolvers<unknown>()
    const waiting = made.render(samplePaper(), 'pdf', { signal: controller.signal })
    waiting.catch(() => undefined)
    await started
    const before = performance.now()
    controller.abort(new Error('The clerk changed her mind'))
    expect(await cancelled.promise).toMatchObject({ message: 'The clerk changed her mind' })
    await expect(waiting).rejects.toThrow('The clerk changed her mind')
    expect(performance.now() - before).toBeLessThan(300)
    expect((await made.render(samplePaper(), 'pdf')).pages).toBeGreaterThan(3)
  })

  test('gives up a paper that never ends, and one that waits behind it, as soon as it is told', async () => {
    const made = renderer({ thread: await threadFile() })
    const endless = new AbortController()
    const behind = new AbortController()
    const started = Promise.withResolvers<undefined>()
    const onProgress = (): void => started.resolve(undefined)
    const first = made.render(samplePaper({ title: 'Endless' }), 'pdf', {
      signal: endless.signal,
      onProgress,
    })
    const second = made.render(samplePaper(), 'pdf', { signal: behind.signal })
    const third = made.render(samplePaper(), 'pdf')
    await started.promise
    behind.abort(new Error('Not the second'))
    await expect(second).rejects.toThrow('Not the second')
    endless.abort(new Error('Not the first'))
    await expect(first).rejects.toThrow('Not the first')
    expect((await third).bytes).toEqual(new Uint8Array([1]))
  })

  test('turns the death of its thread into a failure of that paper alone', async () => {
    const made = renderer({ thread: await threadFile() })
    const titles = ['Fatal', 'Minutes', 'Thrown', 'Agenda']
    const results = await Promise.allSettled(
      titles.map((title) => made.render(samplePaper({ title }), 'pdf')),
    )
    expect(
      results.map((each) => (each.status === 'fulfilled' ? 'made' : (each.reason as unknown))),
    ).toMatchObject([
      { name: 'AppError', code: 'unexpected' },
      'made',
      { name: 'AppError', code: 'unexpected' },
      'made',
    ])
    expect(logged).toHaveLength(2)
  })

  test('starts a fresh thread when the compiler holds too much', async () => {
    const made = renderer({ thread: await threadFile(), memoryLimit: 800 })
    const threads: (number | null)[] = []
    for (const title of ['700', '801', '10']) {
      threads.push((await made.render(samplePaper({ title }), 'pdf')).pages)
    }
    expect(threads[1]).toBe(threads[0])
    expect(threads[2]).not.toBe(threads[1])
  })

  test('starts a fresh thread once nothing was asked for a while, when the compiler holds much', async () => {
    const made = renderer({ thread: await threadFile(), memoryLimit: 800, restMilliseconds: 1 })
    const threadOf = async (title: string): Promise<number | null> =>
      (await made.render(samplePaper({ title }), 'pdf')).pages
    const first = await threadOf('700')
    await vi.waitFor(async () => expect(await threadOf('700')).not.toBe(first))
    const last = await threadOf('100')
    await Promise.all(['1', '2', '3'].map(threadOf))
    expect(await threadOf('100')).toBe(last)
  })

  test('refuses to make papers once closed', async () => {
    const made = renderer()
    await made.close()
    await expect(made.render(samplePaper(), 'html')).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
