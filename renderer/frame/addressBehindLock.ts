/**
 * Keeps the address as it is: the browser's Back and Forward, and an address typed by hand, would put another screen behind the lock, and take
 * the caret of the one that was left. Returns how to let go of it.
 */
export function holdAddress(): () => void {
  const { href } = window.location
  const state: unknown = window.history.state
  const hold = (event: Event): void => {
    // The address of a window that was opened anew loads the page again, behind the same lock.
    if (!/^#?(\/|$)/.test(window.location.hash)) return
    event.stopImmediatePropagation()
    if (window.location.href !== href) window.history.replaceState(state, '', href)
  }
  // Before the screens hear of it, and before the browser scrolls.
  const kinds = ['popstate', 'hashchange']
  for (const kind of kinds) window.addEventListener(kind, hold, { capture: true })
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, hold, { capture: true })
  }
}
