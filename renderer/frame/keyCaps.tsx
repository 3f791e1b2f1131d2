import type { ReactNode } from 'react'
import { useAppearance } from './appearance.ts'
import { commandList } from './commandList.ts'
import { keysNow } from './keyRules.ts'
import type { ChosenKeys } from './keyRules.ts'
import { isMac } from './platform.ts'

const signs: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→' }

/** "Alt+Shift+Up" as it stands on a button: "Alt+Shift+↑", with ⌘ for Ctrl on a Mac. */
export function shownKeys(keys: string): string {
  return keys
    .split('+')
    .map((part) => (part === 'Ctrl' && isMac ? '⌘' : (signs[part] ?? part)))
    .join('+')
}

/**
 * The keys to show where a command's own keys are written: those chosen in their place, null where they were taken away. `commandId` is
 * needed only where several screens have the same keys for a thing of their own.
 */
export function chosenFor(keys: string, chosen: ChosenKeys, commandId?: string): string | null {
  const owners = commandList.filter((command) =>
    commandId === undefined ? command.keys.includes(keys) : command.id === commandId,
  )
  const [owner] = owners
  if (owner === undefined || owners.length > 1 || chosen[owner.id] === undefined) return keys
  return keysNow(owner, chosen)[0] ?? null
}

/** The keys of a command beside its name, as the officer chose them. Not read out: aria-keyshortcuts says it. */
export function KeyCaps(props: { readonly keys: string; readonly command?: string | undefined }): ReactNode {
  const shown = chosenFor(
    props.keys,
    useAppearance((state) => state.keys),
    props.command,
  )
  return shown === null ? null : <kbd aria-hidden="true">{shownKeys(shown)}</kbd>
}
