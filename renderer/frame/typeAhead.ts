/**
 * Keys that are pressed while their place is still being opened: the next item, an item just added. They wait, and arrive there in
 * order, so that nobody has to look whether the screen has followed.
 */

/** After this the keys go to where the focus is, in milliseconds: what was typed is never kept from sight for long. */
const patienceMilliseconds = 10_000

const waiting: KeyboardEvent[] = []
let holds = 0
let isGiving = false

/** Holds every key from now on. Call what it returns once the place has the focus (again does nothing). */
export function holdKeys(): () => void {
  holds += 1
  let isHeld = true
  const release = (): void => {
    if (!isHeld) return
    isHeld = false
    clearTimeout(timer)
    holds -= 1
    void giveKeys()
  }
  const timer = setTimeout(release, patienceMilliseconds)
  return release
}

/** True when the key was taken to wait; nothing else may act on it then. */
export function keptForLater(event: KeyboardEvent): boolean {
  const isQuiet = holds === 0 && waiting.length === 0
  if (isQuiet || !event.isTrusted || event.isComposing || isModifier(event.key)) return false
  event.preventDefault()
  event.stopImmediatePropagation()
  waiting.push(event)
  return true
}

async function giveKeys(): Promise<void> {
  if (isGiving) return
  isGiving = true
  try {
    for (let next = waiting[0]; holds === 0 && next !== undefined; next = waiting[0]) {
      // Each key meets the screen that the one before it left: what that one changed is drawn first.
      await Promise.resolve()
      waiting.shift()
      giveKey(next)
    }
  } finally {
    isGiving = false
  }
}

function giveKey(held: KeyboardEvent): void {
  const { key, code, ctrlKey, shiftKey, altKey, metaKey } = held
  const copy = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
    bubbles: true,
    cancelable: true,
  })
  const place = document.activeElement ?? document.body
  const isCharacter = [...key].length === 1 && !((ctrlKey || metaKey) && !held.getModifierState('AltGraph'))
  if (!place.dispatchEvent(copy) || !isCharacter) return

  // Deprecated and without a successor: nothing else types into whatever has the focus as the keyboard does.
  document.execCommand('insertText', false, key)
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key)
}
