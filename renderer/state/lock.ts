import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { create } from 'zustand'
import type { lockStatusSchema } from '../../shared/api/lockContract.ts'
import type { CoreAccess } from './core.tsx'

export type LockStatus = z.infer<typeof lockStatusSchema>

/** What this window knows of the lock; null until the core has said it. */
export const useLock = create<{ readonly status: LockStatus | null }>(() => ({ status: null }))

/** Asks the core how the lock stands. What was refused while it was locked is read again once it is not. */
export async function readLock(core: CoreAccess, queries: QueryClient): Promise<void> {
  await showLock(await core.client.lock.status({}), queries)
}

/** Shows how the lock stands now. */
export async function showLock(status: LockStatus, queries: QueryClient): Promise<void> {
  const before = useLock.getState().status
  useLock.setState({ status })
  if (before?.isLocked === true && !status.isLocked) await queries.invalidateQueries()
}

/** How often at most the core is told that somebody is there. */
const toldEveryMilliseconds = 15_000
const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Tells the core of keys and of the pointer, for as long as there is a PIN to lock with. Returns how to stop. */
export function tellOfHands(core: CoreAccess): () => void {
  let told = Number.NEGATIVE_INFINITY
  const tell = (): void => {
    const { status } = useLock.getState()
    const now = performance.now()
    if (status?.hasPin !== true || status.isLocked || now - told < toldEveryMilliseconds) return
    told = now
    // Said again with the next key: a core that is just starting again has nothing to be told.
    core.client.lock.touch({}).catch(() => undefined)
  }
  const how = { capture: true, passive: true }
  for (const sign of signsOfLife) window.addEventListener(sign, tell, how)
  return () => {
    for (const sign of signsOfLife) window.removeEventListener(sign, tell, how)
  }
}
