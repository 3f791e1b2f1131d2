import { useEffect } from 'react'

/** Keeps the screen on while the minutes are in view. Where the machine refuses, it sleeps as it always does: nothing is said. */
export function useKeepAwake(): void {
  useEffect(() => keepAwake(document, navigator), [])
}

type Wake = Pick<WakeLockSentinel, 'release'>

/** What is used of a page and its navigator. */
interface Page {
  readonly visibilityState: string
  addEventListener(type: 'visibilitychange', listener: () => void): void
  removeEventListener(type: 'visibilitychange', listener: () => void): void
}
interface Machine {
  /** Not in every browser. */
  readonly wakeLock?: { request(kind: 'screen'): Promise<Wake> }
}

/** Asks now and whenever the page comes back into view, since a hidden page loses it. Returns how to stop. */
export function keepAwake(page: Page, { wakeLock }: Machine): () => void {
  let isOver = false
  let held: Wake | null = null
  const letGo = (wake: Wake): void => void wake.release().catch(() => undefined)
  const ask = (): void => {
    if (page.visibilityState !== 'visible' || wakeLock === undefined) return
    wakeLock.request('screen').then(
      (wake) => {
        if (isOver) letGo(wake)
        else held = wake
      },
      // Refused, e.g. to save the battery.
      () => undefined,
    )
  }
  ask()
  page.addEventListener('visibilitychange', ask)
  return () => {
    isOver = true
    page.removeEventListener('visibilitychange', ask)
    if (held !== null) letGo(held)
  }
}
