import { checkKeys } from '../../shared/domain/keyChords.ts'
import { commandList } from './commandList.ts'
import type { ListedCommand } from './commandList.ts'
import { writingKeys } from './writingKeys.ts'

/** The keys an officer chose, by the command's id: the preferences hold them. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>

/** The keys of a command now: those chosen for it, else its own. */
export function keysNow(
  command: Pick<ListedCommand, 'id' | 'keys' | 'isFixed'>,
  chosen: ChosenKeys,
): readonly string[] {
  return command.isFixed === true ? command.keys : (chosen[command.id] ?? command.keys)
}

const names: Readonly<Record<string, string>> = {
  arrowup: 'Up',
  arrowdown: 'Down',
  arrowleft: 'Left',
  arrowright: 'Right',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  escape: 'Esc',
  ' ': 'Space',
  control: 'Ctrl',
}
const order = ['Ctrl', 'Alt', 'Shift']

/** Keys as this application writes them, whoever wrote them: "shift + ctrl+m" is "Ctrl+Shift+M". */
export function writtenKeys(keys: string): string {
  const trimmed = keys.trim()
  // The key "+" itself: it stands after the "+" that joins.
  const parts = trimmed.endsWith('++') ? [...trimmed.slice(0, -2).split('+'), '+'] : trimmed.split('+')
  const clean = parts.map((part) => {
    const word = part.trim()
    return names[word.toLowerCase()] ?? `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
  })
  const last = clean.at(-1) ?? ''
  const held = clean.slice(0, -1).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return [...held, last].join('+')
}

/** The keys of a press; null while only Ctrl, Alt or Shift is held. */
export function keysOfPress(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'Dead'].includes(event.key)) return null
  const physical = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? (event.code === 'Equal' ? '=' : event.key)
  const held = [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
  ]
  return writtenKeys([...held, physical.length === 1 ? physical.toUpperCase() : event.key].join('+'))
}

/** What every text field and window has by these keys; no command may take it away. */
const taken: Readonly<Record<string, string>> = {
  'Ctrl+C': 'copying',
  'Ctrl+X': 'cutting',
  'Ctrl+V': 'pasting',
  'Ctrl+A': 'selecting all',
  'Ctrl+Z': 'undo',
  'Ctrl+Y': 'redo',
  'Ctrl+Shift+Z': 'redo',
  'Ctrl+W': 'closing the window',
  'Ctrl+Q': 'closing the window',
  'Ctrl+F4': 'closing the window',
  'Ctrl+Tab': 'changing the window',
  'Ctrl+Shift+Tab': 'changing the window',
  'Shift+F10': 'the menu of a word',
}

/**
 * Why these keys cannot be a command's, as a sentence; null when they can. `chosen` is what the officer has chosen so far. Two commands may
 * share keys only where they can never both be meant: on two different screens.
 */
export function keysProblem(commandId: string, keys: string, chosen: ChosenKeys): string | null {
  const written = writtenKeys(keys)
  const refused = checkKeys(written)
  if (refused !== null) return refused
  const isOwn = commandList.some((command) => command.id === commandId && command.keys.includes(written))
  const use = isOwn ? null : (taken[written] ?? writingUse(written))
  if (use !== null) return `${written} is ${use}. Choose other keys.`
  const other = ownerOf(written, commandId, chosen)
  if (other === null) return null
  return `${written} is “${other.title}”. Change that first, or choose other keys.`
}

/** The keys that move and erase in any text. */
const inText = /^(?:Ctrl|Alt)\+(?:Shift\+)?(?:Up|Down|Left|Right|Home|End|Backspace|Delete)$/

function writingUse(keys: string): string | null {
  if (inText.test(keys)) return 'needed for moving and erasing in a text'
  const found = writingKeys.find((line) => line.keys.includes(keys))
  return found === undefined ? null : `needed for writing (“${found.title}”)`
}

/** The other command that has these keys where this one may be used too. */
function ownerOf(keys: string, commandId: string, chosen: ChosenKeys): ListedCommand | null {
  const self = commandList.find((command) => command.id === commandId)
  const meets = (other: ListedCommand): boolean =>
    other.id !== commandId &&
    (self === undefined || [self.place, other.place].includes('everywhere') || self.place === other.place)
  const isOwn = self?.keys.includes(keys) === true
  return (
    commandList.find(
      (other) =>
        meets(other) &&
        keysNow(other, chosen).includes(keys) &&
        // Some have the same keys from the beginning: there the screen's own command goes first.
        !(isOwn && other.keys.includes(keys)),
    ) ?? null
  )
}

/** Why a command cannot have its own keys back; null when it can. */
export function resetProblem(commandId: string, chosen: ChosenKeys): string | null {
  const command = commandList.find((known) => known.id === commandId)
  for (const keys of command?.keys ?? []) {
    const other = ownerOf(keys, commandId, chosen)
    if (other !== null) return `${keys} is “${other.title}” now. Change that first.`
  }
  return null
}
