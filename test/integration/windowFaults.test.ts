import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { bringPageBack, noteProcesses, processGone } from '../../electron/windowFaults.ts'

/** A window as Electron hands one in, as far as its end is concerned: what is done to it stands in `done`. */
function aWindow(answers: number[] = []) {
  const done: string[] = []
  const contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => {
      done.push('ended')
      contents.emit('render-process-gone', {}, { reason: 'killed' })
    },
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    reload: () => void done.push('loaded'),
  })
  const clock = { now: 0 }
  bringPageBack(window, {
    dialog: {
      showMessageBox: (question: unknown) => {
        done.push((question as { message: string }).message)
        return Promise.resolve({ response: answers.shift() ?? 0, checkboxChecked: false })
      },
    },
    quit: () => void done.push('quit'),
    now: () => clock.now,
  })
  const gone = (reason: string, at: number): void => {
    clock.now = at
    contents.emit('render-process-gone', {}, { reason })
  }
  return { window, done, gone }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const [twice, silent] = [
  'The window of Minutebook stopped twice.',
  'The window of Minutebook does not answer.',
]

test('a page whose process ended is loaded anew at once, and one that was closed is not', () => {
  const { done, gone } = aWindow()
  gone('clean-exit', 1_000)
  gone('crashed', 2_000)
  gone('oom', 60_000)
  expect(done).toEqual(['loaded', 'loaded'])
})

test.each([
  [0, ['loaded', twice, 'loaded']],
  [1, ['loaded', twice, 'quit']],
])('a page that ends again at once is asked about: answer %i', async (answer, expected) => {
  const { done, gone } = aWindow([answer])
  gone('crashed', 1_000)
  gone('crashed', 5_999)
  await settled()
  expect(done).toEqual(expected)
})

test.each([
  [0, [silent]],
  [1, [silent, 'ended', 'loaded']],
])('a page that does not answer is asked about once: answer %i', async (answer, expected) => {
  const { window, done } = aWindow([answer])
  window.emit('unresponsive')
  window.emit('unresponsive')
  await settled()
  expect(done).toEqual(expected)
})

test('processes that end by themselves are noted by what they were, and those that end as they should are not', () => {
  const app = new EventEmitter()
  const noted: unknown[] = []
  noteProcesses(app as unknown as Parameters<typeof noteProcesses>[0], (details) => noted.push(details))
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit' })
  app.emit('render-process-gone', {}, {}, { reason: 'memory-eviction' })
  expect(noted).toEqual([
    { question: 'gpu', reason: 'crashed' },
    { question: 'page', reason: 'memory-eviction' },
  ])
  expect(processGone('Pepper Plugin Broker', 'oom')).toEqual({
    question: 'pepper-plugin-broker',
    reason: 'oom',
  })
})
