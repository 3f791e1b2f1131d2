/** What the page itself saw of a task: a second count beside the driver's, so that a task that goes past the driver is found out. */
export interface SeenByPage {
  /** Keys a keyboard pressed; Shift, Ctrl and Alt alone are part of the key they are held for. */
  readonly keys: number
  /** Presses of a pointer. */
  readonly clicks: number
  /** Pointer moves with a button held down. */
  readonly drags: number
  /** Words put into a field by a script and not by a hand. */
  readonly scripted: number
}

/** In the page, as an init script: begins to count before anything of the page listens. */
export function countTrusted(): void {
  const seen = { keys: 0, clicks: 0, drags: 0, scripted: 0 }
  Object.assign(window, { seenByPage: seen })
  const alone = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'])
  const listen = <Kind extends keyof WindowEventMap>(
    kind: Kind,
    count: (event: WindowEventMap[Kind]) => void,
  ): void => window.addEventListener(kind, count, { capture: true, passive: true })
  listen('keydown', (event) => {
    // A key that waited for its place is given to the page once more, by script: the hand pressed it once.
    if (event.isTrusted && !alone.has(event.key)) seen.keys += 1
  })
  listen('pointerdown', (event) => {
    if (event.isTrusted) seen.clicks += 1
  })
  listen('pointermove', (event) => {
    if (event.isTrusted && event.buttons !== 0) seen.drags += 1
  })
  listen('input', (event) => {
    if (!event.isTrusted) seen.scripted += 1
  })
}

/** In the page: what was seen so far, and the count begins again. */
export function takeSeen(): SeenByPage {
  const { seenByPage: seen } = window as unknown as { readonly seenByPage: Record<keyof SeenByPage, number> }
  const taken = { ...seen }
  Object.assign(seen, { keys: 0, clicks: 0, drags: 0, scripted: 0 })
  return taken
}
