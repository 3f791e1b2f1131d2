import { fork } from 'node:child_process'
import type { ForkOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { siblingThread } from '../thread.ts'
import type { FromChild } from './childMessages.ts'
import type { ChildStarter } from './childStarter.ts'

/** The heap of JavaScript alone; what lies outside it is watched by the child's own second thread. */
const heapMegabytes = 256

/** Nothing of this process's own. Windows starts nothing without knowing where it is itself. */
export function bareEnvironment(): Record<string, string> {
  const system = process.env['SystemRoot']
  return system === undefined ? {} : { SystemRoot: system }
}

/** How a child is started, the same for every one: what it may not do, Node itself sees to. */
export const childWords: Pick<ForkOptions, 'execArgv' | 'env' | 'serialization'> = {
  execArgv: [
    `--max-old-space-size=${heapMegabytes}`,
    '--permission',
    '--allow-fs-read=*',
    '--allow-worker',
    '--disable-warning=SecurityWarning',
  ],
  env: bareEnvironment(),
  serialization: 'advanced',
}

/**
 * Children of a host that is Node itself. They can neither write files nor start programs, know nothing of this process's environment, and
 * end when it does.
 */
export const startNodeChild: ChildStarter = (limits, ears) => {
  const file = fileURLToPath(siblingThread(import.meta.url, 'fileChild'))
  const child = fork(file, [String(limits.memoryBytes)], {
    ...childWords,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let over = false
  const end = (why: string): void => {
    if (over) return
    over = true
    ears.ended(why)
  }
  child.on('message', (message) => {
    if (!over) ears.message(message as FromChild)
  })
  child.on('error', (error) => {
    child.kill('SIGKILL')
    end(error.message)
  })
  child.on('exit', (code, signal) => end(signal ?? `code ${code ?? '?'}`))
  // A child that waits for work must not keep a command-line run from ending.
  child.unref()
  child.channel?.unref()
  return {
    post: (message) => {
      // A pipe that broke is told by the end of the child.
      if (!over) child.send(message, () => undefined)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
