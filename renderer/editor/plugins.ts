import type { Plugin } from 'prosemirror-state'
import type { EnterRules } from './enter.ts'
import { currentLinePlugin } from './currentLine.ts'
import { eventLinesPlugin } from './eventLines.ts'
import { idsPlugin } from './ids.ts'
import { keysPlugins } from './keys.ts'
import { labelsPlugin } from './labels.ts'
import type { LabelStyle } from './labels.ts'
import { pastePlugin } from './paste.ts'
import { placeholderPlugin } from './placeholder.ts'
import { readCaretPlugin } from './readCaret.ts'
import { typingAfterEventPlugin } from './typingAfterEvent.ts'

export interface EditorOptions {
  readonly labels: LabelStyle
  readonly rules: EnterRules
  readonly placeholder: string
  /** Mints the ids of blocks and clauses. */
  readonly newId: () => string
}

/** Everything the editor is made of, in the order in which it is asked. */
export function minutesPlugins(options: EditorOptions): Plugin[] {
  return [
    readCaretPlugin(),
    pastePlugin(options.newId),
    typingAfterEventPlugin(options.rules),
    ...keysPlugins(options.rules),
    labelsPlugin(options.labels),
    currentLinePlugin(),
    placeholderPlugin(options.placeholder),
    idsPlugin(options.newId),
    eventLinesPlugin(),
  ]
}
