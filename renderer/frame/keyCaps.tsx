import type { ReactNode } from 'react'
import { isMac } from './platform.ts'

const signs: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' }

/** "Alt+Shift+Up" as it stands on a button: "Alt+Shift+↑", with ⌘ for Ctrl on a Mac. */
export function shownKeys(keys: string): string {
  return keys
    .split('+')
    .map((part) => (part === 'Ctrl' && isMac ? '⌘' : (signs[part] ?? part)))
    .join('+')
}

/** The keys of a command beside its name. Not read out: aria-keyshortcuts says it. */
export function KeyCaps({ keys }: { readonly keys: string }): ReactNode {
  return <kbd aria-hidden="true">{shownKeys(keys)}</kbd>
}
