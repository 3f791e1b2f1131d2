import { homedir } from 'node:os'
import { join } from 'node:path'
import { browserArguments, findBrowser, openBrowser, snapFolder } from './browserFinder.ts'
import { createCoreThread } from './coreBridge.ts'
import type { CoreThread } from './coreBridge.ts'
import {
  addressOnRunningHost,
  readRuntime,
  removeRuntime,
  windowAddress,
  writeRedirectFile,
  writeRuntime,
} from './loopbackFiles.ts'
import { codeLifeMilliseconds, createSecrets } from './loopbackSecrets.ts'
import { startLoopbackServer } from './loopbackServer.ts'
import type { StaticFiles } from './staticFiles.ts'
import type { UserFolders } from './userFolders.ts'

export interface LoopbackHostOptions {
  readonly folders: UserFolders
  /** The book to open; null for the last one. */
  readonly book: string | null
  readonly port: number
  readonly files: StaticFiles
  /** How long after the last page is gone the host closes itself; null for never. */
  readonly idleMilliseconds: number | null
  /** A test gives its own thread. */
  readonly threadFile?: URL
}

export interface LoopbackHost {
  /** "http://127.0.0.1:41234" */
  readonly origin: string
  /** An address that signs one window in, once, within 30 seconds. */
  readonly newAddress: () => string
  /** Resolves once the host has closed, of itself or by `close`. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

/** Starts the core and serves it with the page on 127.0.0.1. */
export async function startLoopbackHost(options: LoopbackHostOptions): Promise<LoopbackHost> {
  const secrets = createSecrets(() => performance.now())
  const core = await createCoreThread({
    configFolder: options.folders.config,
    book: options.book,
    host: 'browser',
    suggestedFolder: options.folders.suggestedBook,
    ...(options.threadFile === undefined ? {} : { threadFile: options.threadFile }),
  })
  const closed = Promise.withResolvers<undefined>()
  let idle: NodeJS.Timeout | null = null
  const onPages = (count: number): void => {
    if (idle !== null) clearTimeout(idle)
    if (count === 0 && options.idleMilliseconds !== null) {
      idle = setTimeout(() => void close(), options.idleMilliseconds)
    }
  }
  const server = await listenOrClose(core, () =>
    startLoopbackServer({
      door: (request) => core.door(request),
      files: options.files,
      secrets,
      port: options.port,
      onPages,
    }),
  )
  const origin = `http://127.0.0.1:${server.port}`
  if (await noneIsRunning(options.folders.config)) {
    writeRuntime(options.folders.config, { pid: process.pid, port: server.port, startKey: secrets.startKey })
  }

  let closing: Promise<void> | null = null
  const closeAll = async (): Promise<void> => {
    removeRuntime(options.folders.config, process.pid)
    await server.close()
    // The pages that were cut off start the wait for new ones; there will be none.
    if (idle !== null) clearTimeout(idle)
    await core.close()
    closed.resolve(undefined)
  }
  const close = (): Promise<void> => (closing ??= closeAll())
  return { origin, newAddress: () => windowAddress(origin, secrets.newCode()), closed: closed.promise, close }
}

async function listenOrClose<T>(core: CoreThread, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen()
  } catch (error) {
    await core.close()
    throw error
  }
}

async function noneIsRunning(configFolder: string): Promise<boolean> {
  const runtime = readRuntime(configFolder)
  return runtime === null || (await addressOnRunningHost(runtime)) === null
}

export type Opened = 'window' | { readonly why: string }

/** Opens a window on a fresh address, or says why it cannot. `onFailure` is told if the browser ends at once with an error. */
export function openWindow(address: string, configFolder: string, onFailure: () => void): Opened {
  const browser = findBrowser()
  if (!browser.found) return { why: browser.why }
  const own = snapFolder(browser.path, homedir())
  const file = writeRedirectFile(address, ...(own === null ? [] : [own]))
  setTimeout(() => file.remove(), codeLifeMilliseconds).unref()
  process.once('exit', () => file.remove())
  const profile = join(own ?? configFolder, own === null ? 'browser' : 'minutebook-browser')
  openBrowser(browser.path, browserArguments(file.address, profile), () => {
    file.remove()
    onFailure()
  })
  return 'window'
}
