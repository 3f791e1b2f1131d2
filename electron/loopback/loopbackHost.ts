import { homedir } from 'node:os'
import { join } from 'node:path'
import { browserArguments, findBrowser, openBrowser, snapFolder } from './browserFinder.ts'
import { createCoreThread } from '../coreBridge.ts'
import type { CoreThread } from '../coreBridge.ts'
import { AppError } from '../../shared/domain/appError.ts'
import {
  addressOnRunningHost,
  mayComeBack,
  readRuntime,
  removeRuntime,
  windowAddress,
  writeRedirectFile,
  writeRuntime,
} from './loopbackFiles.ts'
import type { Runtime } from './loopbackFiles.ts'
import { codeLifeMilliseconds, createSecrets } from './loopbackSecrets.ts'
import type { LoopbackSecrets } from './loopbackSecrets.ts'
import { startLoopbackServer } from './loopbackServer.ts'
import type { LoopbackServer } from './loopbackServer.ts'
import type { StaticFiles } from '../staticFiles.ts'
import type { UserFolders } from '../userFolders.ts'

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

/** How often a host writes down that it runs. */
const aliveMilliseconds = 10 * 60 * 1_000

/**
 * Starts the core and serves it with the page on 127.0.0.1. After a crash of the host before, it takes the same port and the tokens of its
 * pages, so that they can send what they still hold.
 */
export async function startLoopbackHost(options: LoopbackHostOptions): Promise<LoopbackHost> {
  const { config, suggestedBook } = options.folders
  const core = await createCoreThread({
    configFolder: config,
    book: options.book,
    host: 'browser',
    suggestedFolder: suggestedBook,
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
  const door = (request: Request): Promise<Response> => core.door(request)
  const { server, secrets, isFirst } = await listenOrClose(core, async () => {
    const before = readRuntime(config)
    const isRunning = before !== null && (await addressOnRunningHost(before)) !== null
    const listening = await listen(options.port, isRunning ? null : before, (port, secrets) =>
      startLoopbackServer({ door, files: options.files, secrets, port, onPages }),
    )
    return { ...listening, isFirst: !isRunning }
  })
  const stopAnnouncing = isFirst ? announce(config, server.port, secrets) : () => undefined

  let closing: Promise<void> | null = null
  const closeAll = async (): Promise<void> => {
    stopAnnouncing()
    await server.close()
    // The pages that were cut off start the wait for new ones; there will be none.
    if (idle !== null) clearTimeout(idle)
    await core.close()
    closed.resolve(undefined)
  }
  const close = (): Promise<void> => (closing ??= closeAll())
  const origin = `http://127.0.0.1:${server.port}`
  return { origin, newAddress: () => windowAddress(origin, secrets.newCode()), closed: closed.promise, close }
}

async function listenOrClose<T>(core: CoreThread, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await core.close()
    throw error
  }
}

interface Listening {
  readonly server: LoopbackServer
  readonly secrets: LoopbackSecrets
}

/** Listens where the host that crashed did, with the tokens of its pages; else on the port asked for, where those are worth nothing. */
async function listen(
  port: number,
  crashed: Runtime | null,
  start: (port: number, secrets: LoopbackSecrets) => Promise<LoopbackServer>,
): Promise<Listening> {
  const now = (): number => performance.now()
  if (crashed !== null && (port === 0 || port === crashed.port) && mayComeBack(crashed, Date.now())) {
    const secrets = createSecrets(now, crashed.tokens)
    try {
      return { server: await start(crashed.port, secrets), secrets }
    } catch (error) {
      // Somebody else has the port by now.
      if (!(error instanceof AppError) || port !== 0) throw error
    }
  }
  const secrets = createSecrets(now)
  return { server: await start(port, secrets), secrets }
}

/** Says in the runtime file where this host is, again and again until it is stopped; then the file goes. */
function announce(configFolder: string, port: number, secrets: LoopbackSecrets): () => void {
  const { startKey, tokenDigests } = secrets
  const write = (): void =>
    writeRuntime(configFolder, {
      pid: process.pid,
      port,
      startKey,
      tokens: [...tokenDigests],
      aliveAt: Date.now(),
    })
  write()
  const timer = setInterval(() => {
    try {
      write()
    } catch {
      // On a full disk the older time stands: the pages of a crash then have a little less than their hours.
    }
  }, aliveMilliseconds)
  timer.unref()
  return () => {
    clearInterval(timer)
    removeRuntime(configFolder, process.pid)
  }
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
