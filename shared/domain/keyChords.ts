/**
 * Why an officer's own choice of keys ("Ctrl+Shift+M", "F8") cannot be taken, as a sentence; null when it can. One rule for the screen
 * that asks and for the core that keeps.
 */
export function checkKeys(keys: string): string | null {
  const parts = keys.split('+').map((part) => part.trim())
  const key = parts.at(-1) ?? ''
  const held = new Set(parts.slice(0, -1).map((part) => part.toLowerCase()))
  if (key === '' || parts.length - 1 > held.size || [...held].some((part) => !modifiers.has(part))) {
    return `“${keys}” is not understood. Write keys as “Ctrl+Shift+M” or “F8”.`
  }
  if (modifiers.has(key.toLowerCase())) return `“${keys}” needs another key beside those that are held.`
  if (held.has('ctrl') && held.has('alt')) {
    return 'Ctrl+Alt is AltGr, which types letters on many keyboards. Choose keys without one of the two.'
  }
  if (screenReaderKeys.has(key.toLowerCase())) {
    return `${key} belongs to screen readers. Choose another key.`
  }
  if (key.toUpperCase() === 'F10') return 'F10 opens menus in Windows. Choose another key.'
  if (held.has('alt') && ['f4', 'tab', 'space', 'esc', 'escape'].includes(key.toLowerCase())) {
    return `Alt+${key} belongs to the computer: it closes or changes windows. Choose other keys.`
  }
  if (/^F([1-9]|1[12])$/i.test(key)) return null
  return held.has('ctrl') || held.has('alt') ? checkNamed(keys, key) : typesItself(key)
}

const modifiers: ReadonlySet<string> = new Set(['ctrl', 'alt', 'shift'])
/** Insert and CapsLock are the own keys of NVDA, JAWS and Narrator. */
const screenReaderKeys: ReadonlySet<string> = new Set(['insert', 'capslock'])

/** Keys with a name of more than a letter. */
const named: ReadonlySet<string> = new Set([
  ...['up', 'down', 'left', 'right', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright'],
  ...[
    'home',
    'end',
    'pageup',
    'pagedown',
    'pgup',
    'pgdn',
    'enter',
    'space',
    'backspace',
    'delete',
    'tab',
    'escape',
    'esc',
  ],
])

function checkNamed(keys: string, key: string): string | null {
  if ([...key].length === 1 || named.has(key.toLowerCase())) return null
  return `“${keys}” is not understood. Write keys as “Ctrl+Shift+M” or “F8”.`
}

function typesItself(key: string): string {
  return `${key} alone is needed for writing. Hold Ctrl or Alt with it, or choose a function key.`
}
