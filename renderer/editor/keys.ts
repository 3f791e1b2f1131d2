import { chainCommands, deleteSelection, selectAll, toggleMark } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { Plugin } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import { defined } from '../../shared/domain/assert.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { backspace, deleteForward } from './backspace.ts'
import { enter } from './enter.ts'
import type { EnterRules } from './enter.ts'
import { demote, promote } from './levels.ts'
import { moveBlocks } from './moveBlocks.ts'
import { eraseNameAfter, eraseNameBefore } from './tokens.ts'

const strong = defined(minutesSchema.marks['strong'], 'the schema has strong')
const emphasis = defined(minutesSchema.marks['emphasis'], 'the schema has emphasis')

/** The keys of writing: Word's, unchanged. Live events and undo belong to the screen around the editor. */
export function editingKeys(rules: EnterRules): Record<string, Command> {
  const erase = chainCommands(deleteSelection, eraseNameBefore, backspace)
  const eraseForward = chainCommands(deleteSelection, eraseNameAfter, deleteForward)
  return {
    Enter: enter(rules),
    'Shift-Enter': enter(rules),
    Backspace: erase,
    'Mod-Backspace': erase,
    'Shift-Backspace': erase,
    Delete: eraseForward,
    'Mod-Delete': eraseForward,
    Tab: demote,
    'Shift-Tab': promote,
    'Alt-Shift-ArrowRight': demote,
    'Alt-Shift-ArrowLeft': promote,
    'Alt-Shift-ArrowUp': moveBlocks('up'),
    'Alt-Shift-ArrowDown': moveBlocks('down'),
    'Mod-b': toggleMark(strong),
    'Mod-i': toggleMark(emphasis),
    'Mod-a': selectAll,
  }
}

export function keysPlugins(rules: EnterRules): Plugin[] {
  let leaving = false
  const leave = new Plugin({
    props: {
      handleDOMEvents: {
        // No keyboard trap: Esc, then Tab, moves on as it would anywhere else.
        keydown: (_view, event) => {
          if (event.key === 'Tab' && leaving) return true
          leaving = event.key === 'Escape' || (leaving && event.key === 'Shift')
          return false
        },
        blur: () => {
          leaving = false
          return false
        },
      },
    },
  })
  return [leave, keymap(editingKeys(rules))]
}
