import { flushSync } from 'react-dom'
import { create } from 'zustand'

export type PaneName = 'rail' | 'work' | 'inspector'

interface FrameState {
  /** The pane in view where there is room for one alone. */
  readonly shown: PaneName
  readonly inspectorHidden: boolean
  readonly dialog: 'palette' | 'keys' | null
  readonly show: (pane: PaneName) => void
  readonly toggleInspector: () => void
  /** What the palette begins with: "#" for minute numbers. */
  readonly paletteText: string
  readonly openDialog: (dialog: FrameState['dialog'], paletteText?: string) => void
}

export const useFrame = create<FrameState>((set) => ({
  shown: 'work',
  inspectorHidden: false,
  dialog: null,
  show: (shown) =>
    set((state) => ({ shown, inspectorHidden: state.inspectorHidden && shown !== 'inspector' })),
  toggleInspector: () => set((state) => ({ inspectorHidden: !state.inspectorHidden })),
  paletteText: '',
  openDialog: (dialog, paletteText = '') => set({ dialog, paletteText }),
}))

/** Brings a pane into view and puts the focus where it last was in it. */
export function showPane(pane: PaneName): void {
  // The pane may have been hidden until now. It is laid out and focused at once: the next key is meant for it.
  flushSync(() => useFrame.getState().show(pane))
  const element = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)
  if (element !== null) focusInPane(element)
}

/** How long a menu takes to close and to give the focus back, in milliseconds. */
const menuClosingMilliseconds = 60

/**
 * Puts the focus somewhere at once, and again if a menu that is just closing took it back. `focus` gives the element it focused, or
 * null when there is none.
 */
export function focusNow(focus: () => HTMLElement | null): void {
  const element = focus()
  setTimeout(() => {
    if (element === null || document.activeElement !== element) focus()
  }, menuClosingMilliseconds)
}

const lastFocused = new WeakMap<Element, HTMLElement>()

/** Remembers where the focus is in its pane. */
export function rememberFocus(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement)) return
  const pane = target.closest('[data-pane]')
  if (pane !== null && pane !== target) lastFocused.set(pane, target)
}

/** Focuses what was last focused in the pane, else the first thing that takes the focus, else the pane. */
export function focusInPane(pane: HTMLElement): void {
  const last = lastFocused.get(pane)
  if (last?.isConnected === true && pane.contains(last)) {
    last.focus()
    return
  }
  const first = pane.querySelector<HTMLElement>(
    '[contenteditable="true"], a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select, textarea, [tabindex="0"]',
  )
  ;(first ?? pane).focus()
}

/** Moves the focus to the next pane in view (-1: the one before), as F6 does in Windows. */
export function cyclePanes(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null || pane.getClientRects().length > 0,
  )
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  const start = current === -1 && direction === -1 ? 0 : current
  const next = panes[(start + direction + panes.length) % panes.length]
  if (next !== undefined) focusInPane(next)
}
