import type { CoreAccess } from './core.tsx'

type Kind = Parameters<CoreAccess['client']['support']['fault']>[0]['kind']

/** A window that fails at every key tells of it this often, and then no more. */
const mostTold = 20
let told = 0

/** Has the core write down where it failed: the stack, never the message, which may quote what was typed. */
export function tellFault(core: CoreAccess, kind: Kind, error: unknown): void {
  told += 1
  if (told > mostTold) return
  const name = error instanceof Error ? error.name : typeof error
  const stack = error instanceof Error ? framesOf(error.stack ?? '') : ''
  // What cannot be told is lost: there is nobody else to tell it to.
  core.client.support.fault({ kind, name: name.slice(0, 100), stack }).catch(() => undefined)
}

function framesOf(stack: string): string {
  const frames = stack.split('\n').filter((line) => /^\s*at /.test(line))
  return frames.join('\n').slice(0, 20_000)
}

/** Listens for what nobody caught in this window. Returns how to stop. */
export function watchFaults(core: CoreAccess): () => void {
  const onError = (event: ErrorEvent): void => tellFault(core, 'error', event.error)
  const onRejection = (event: PromiseRejectionEvent): void => tellFault(core, 'rejection', event.reason)
  window.addEventListener('error', onError)
  window.addEventListener('unhandledrejection', onRejection)
  return () => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', onRejection)
  }
}
