import type { App, BrowserWindow, Dialog, MessageBoxOptions } from 'electron'
import type { LogDetails } from './core/log.ts'

/** What becomes of a window whose page ends or hangs: decided here, on what of Electron is handed in. */

/** A page that ends again within this time is not loaded a second time unasked: it would go round for ever. */
const againMilliseconds = 5_000

/** Loaded anew it stands on the same meeting, at the last word that was saved. */
export function afterPageGone(reason: string, sinceLastMilliseconds: number): 'nothing' | 'load' | 'ask' {
  if (reason === 'clean-exit') return 'nothing'
  return sinceLastMilliseconds < againMilliseconds ? 'ask' : 'load'
}

export const pageGoneQuestion: MessageBoxOptions = {
  type: 'warning',
  title: 'Minutebook',
  message: 'The window of Minutebook stopped twice.',
  detail: 'Everything that showed as saved is safe. Open it again; if it goes on, start the computer again.',
  ...{ buttons: ['Open it again', 'Close Minutebook'], defaultId: 0, cancelId: 0, noLink: true },
}

export const unresponsiveQuestion: MessageBoxOptions = {
  type: 'warning',
  title: 'Minutebook',
  message: 'The window of Minutebook does not answer.',
  detail:
    'Waiting often helps. Opened again, it stands where you were; what did not show as saved may be lost.',
  ...{ buttons: ['Wait', 'Open it again'], defaultId: 0, cancelId: 0, noLink: true },
}

export interface WindowFaultParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>
  readonly quit: () => void
  /** Milliseconds of a clock that nobody sets. */
  readonly now: () => number
}

type Window = Pick<BrowserWindow, 'isDestroyed' | 'reload'> & {
  on(event: 'unresponsive', listener: () => void): unknown
  readonly webContents: Pick<BrowserWindow['webContents'], 'forcefullyCrashRenderer'> & {
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: { readonly reason: string }) => void,
    ): unknown
  }
}

/** Brings the page back when its process ended, and offers to when it does not answer. */
export function bringPageBack(window: Window, { dialog, quit, now }: WindowFaultParts): void {
  let last = Number.NEGATIVE_INFINITY
  let isAsking = false
  const ask = async (question: MessageBoxOptions): Promise<number | null> => {
    if (isAsking) return null
    isAsking = true
    try {
      const { response } = await dialog.showMessageBox(question)
      return window.isDestroyed() ? null : response
    } finally {
      isAsking = false
    }
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const next = afterPageGone(reason, now() - last)
    if (next !== 'nothing') last = now()
    if (next === 'load') window.reload()
    if (next !== 'ask') return
    void ask(pageGoneQuestion).then((answer) => {
      if (answer === 0) window.reload()
      if (answer === 1) quit()
    })
  })
  window.on('unresponsive', () => {
    void ask(unresponsiveQuestion).then((answer) => {
      // That it is gone is told above, and there it is loaded anew.
      if (answer === 1) window.webContents.forcefullyCrashRenderer()
    })
  })
}

/** What is written into the log of a process that ended by itself; null of one that ended as it should. */
export function processGone(type: string, reason: string): LogDetails | null {
  if (reason === 'clean-exit') return null
  const plain = (word: string): string => word.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  return { question: plain(type), reason: plain(reason) }
}

/** Has every process that ended by itself written down: of the page, of the pictures, of a file that was read. */
export function noteProcesses(app: Pick<App, 'on'>, note: (details: LogDetails) => void): void {
  const gone = (type: string, reason: string): void => {
    const details = processGone(type, reason)
    if (details !== null) note(details)
  }
  app.on('child-process-gone', (_event, { type, reason }) => gone(type, reason))
  app.on('render-process-gone', (_event, _contents, { reason }) => gone('page', reason))
}
