import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/domain/appError.ts'
import { addressOnRunningHost, readRuntime } from './loopbackFiles.ts'
import { openWindow, startLoopbackHost } from './loopbackHost.ts'
import { pageFolder, readStaticFiles } from '../staticFiles.ts'
import { userFolders } from '../userFolders.ts'

export interface ServeWishes {
  /** An absolute path; null for the last book. */
  readonly book: string | null
  /** 0 for any free one. */
  readonly port: number
  /** False: print the address and open no window. */
  readonly open: boolean
}

/** What to tell the officer; `address` signs one window in, once. */
export interface ServeNews {
  readonly kind: 'window' | 'address'
  readonly address: string
  readonly sentence: string
}

const redirectFileMilliseconds = 10_000

/** How long a host outlives its last window: long enough for a page to be reloaded, or a lid to be opened again. */
const idleMilliseconds = 120_000

/** Reads the words after the command. Throws `invalid-input` with one sentence. */
export function parseServeWords(words: readonly string[]): ServeWishes {
  const { values } = parsed(words)
  const port = Number(values.port ?? '0')
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new AppError('invalid-input', 'Give --port as a number from 1 to 65535, or leave it out.')
  }
  if (values.book === '') throw new AppError('invalid-input', 'Give --book the folder of a minute book.')
  return {
    book: values.book === undefined ? null : resolve(values.book),
    port,
    open: values['no-open'] !== true,
  }
}

/**
 * Heard more than once: a terminal, and npm on top of it, say it again while the book is still being closed, and a signal nobody hears ends the
 * process there and then. A terminal that is closed hangs up.
 */
export function stopWhenTold(
  told: { on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', stop: () => void): unknown },
  stop: () => void,
): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) told.on(signal, stop)
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { book: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    })
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new AppError(
      'invalid-input',
      `${said}. Known here: --book DIR, --port N, --no-open.`,
      {},
      { cause: error },
    )
  }
}

/**
 * Serves Minutebook to a browser until it closes itself or is told to stop by SIGINT, SIGTERM or SIGHUP. Where a host of this account is running
 * already, opens a window on that one instead, and returns.
 */
export async function serve(wishes: ServeWishes, tell: (news: ServeNews) => void): Promise<void> {
  const folders = userFolders()
  const runtime = wishes.book === null && wishes.port === 0 ? readRuntime(folders.config) : null
  const running = runtime === null ? null : await addressOnRunningHost(runtime)
  if (running !== null) {
    const opened = show(() => running, wishes, folders.config, tell)
    // The redirect file goes when this process does, so the browser is given the time to read it.
    if (opened) await setTimeout(redirectFileMilliseconds)
    return
  }
  const host = await startLoopbackHost({
    folders,
    book: wishes.book,
    port: wishes.port,
    files: readStaticFiles(pageFolder()),
    idleMilliseconds: wishes.open ? idleMilliseconds : null,
  })
  const stop = (): void => void host.close()
  stopWhenTold(process, stop)
  show(host.newAddress, wishes, folders.config, tell)
  await host.closed
}

/** Opens a window if one is wished for and can be had, and says in any case how things stand. True when it was opened. */
function show(
  newAddress: () => string,
  wishes: ServeWishes,
  configFolder: string,
  tell: (news: ServeNews) => void,
): boolean {
  const byHand = (why: string): void => {
    const address = newAddress()
    tell({
      kind: 'address',
      address,
      sentence: `${why}. Open this address in a browser on this computer within 30 seconds:\n${address}\nStarting Minutebook again in another terminal gives a fresh one. Ctrl+C stops it.`,
    })
  }
  if (!wishes.open) {
    byHand('Minutebook is ready')
    return false
  }
  const address = newAddress()
  const opened = openWindow(address, configFolder, () => byHand('The browser did not start'))
  if (opened !== 'window') {
    byHand(`${opened.why}, so Minutebook opens no window`)
    return false
  }
  tell({
    kind: 'window',
    address,
    sentence:
      'Minutebook is open in a window of your browser. It stops by itself soon after the last window is closed.',
  })
  return true
}
