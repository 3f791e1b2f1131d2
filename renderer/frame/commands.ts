import { useEffect, useLayoutEffect, useState } from 'react'
import { useAppearance } from './appearance.ts'
import { commandList } from './commandList.ts'
import { keptForLater } from './typeAhead.ts'

/** Something the officer can do by name (Ctrl+K), by key, and from the host's menu. */
export interface Command {
  /** "item.next": unique; the host's menu uses it too. */
  readonly id: string
  /** As the palette shows it: "Adjourn the meeting". */
  readonly title: string
  /** The heading it stands under in the list of keys (F1): "Meeting". */
  readonly group: string
  /** Its own keys: "F9", "Ctrl+Shift+J", "Alt+Shift+Up"; the first is the one shown. Never Ctrl+Alt: that is AltGr. Listed in commandList.ts too. */
  readonly keys?: readonly string[]
  /** True leaves the key to a text field or the editor while it has the focus, e.g. for Ctrl+Z. */
  readonly notInText?: boolean
  /** False keeps it in the list but greyed. */
  readonly enabled?: boolean
  run(): void
}

const layers = { screen: new Map<symbol, readonly Command[]>(), app: new Map<symbol, readonly Command[]>() }

/** Registers commands for as long as the calling component is mounted. A screen's keys win over the application's. */
export function useCommands(commands: readonly Command[], layer: keyof typeof layers = 'screen'): void {
  const [owner] = useState(() => Symbol('commands'))
  useLayoutEffect(() => {
    layers[layer].set(owner, commands)
  })
  useLayoutEffect(
    () => () => {
      layers[layer].delete(owner)
    },
    [owner, layer],
  )
}

/** Every command there is now, the screen's first, with the keys that the officer chose. */
export function allCommands(): readonly Command[] {
  const chosen = useAppearance.getState().keys
  return [...layers.screen.values(), ...layers.app.values()].flat().map((command) => {
    const keys = fixed.has(command.id) ? undefined : chosen[command.id]
    return keys === undefined ? command : { ...command, keys }
  })
}

const fixed: ReadonlySet<string> = new Set(
  commandList.flatMap((command) => (command.isFixed === true ? [command.id] : [])),
)

/** Runs the command with this id if it is there and enabled. */
export function runCommand(id: string): void {
  const command = allCommands().find((known) => known.id === id)
  if (command !== undefined && command.enabled !== false) command.run()
}

/** Listens for the keys of all commands. Keys rest while a dialog is open: the dialog has its own. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (keptForLater(event)) return
      if (event.isComposing || event.getModifierState('AltGraph') || isDialogOpen()) return
      if (takesKeys(event.target)) return
      const command = allCommands().find(
        (known) => known.enabled !== false && (known.keys ?? []).some((keys) => matches(keys, event)),
      )
      if (command === undefined || (command.notInText === true && isText(event.target))) return
      event.preventDefault()
      event.stopPropagation()
      command.run()
    }
    // The capture phase, since the component library stops keys on their way up.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
}

/** A field in which keys are chosen: there they are pressed to be named, not to be obeyed. */
function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-takes-keys]') !== null
}

function isDialogOpen(): boolean {
  return (
    document.querySelector(
      'dialog[data-modal], [role="dialog"][data-modal], [role="alertdialog"][data-modal]',
    ) !== null
  )
}

/** True for anything that takes typing. */
export function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type))
  )
}

const keyNames: Readonly<Record<string, string>> = {
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  pgup: 'pageup',
  pgdn: 'pagedown',
  esc: 'escape',
}

/** Does this event press these keys? Ctrl is Command on a Mac. */
export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.toLowerCase().split('+')
  const last = parts.at(-1) ?? ''
  const wanted = keyNames[last] ?? last
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  if (has('ctrl') !== (event.ctrlKey || event.metaKey)) return false
  if (has('shift') !== event.shiftKey || has('alt') !== event.altKey) return false
  // With Shift a digit or letter may arrive as another character: the physical key settles it.
  const physical = event.code.replace(/^(Key|Digit)/, '').toLowerCase()
  return event.key.toLowerCase() === wanted || (wanted.length === 1 && physical === wanted)
}
