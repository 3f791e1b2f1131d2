import type { Plugin } from 'prosemirror-state'
import type { EnterRules } from './enter.ts'
import { adjournedPlugin } from './adjourned.ts'
import { clauseOfferPlugin } from './clauseOffer.ts'
import { completionPlugin } from './completion.ts'
import { currentLinePlugin } from './currentLine.ts'
import { eventLinesPlugin } from './eventLines.ts'
import { exemptPlugin } from './exempt.ts'
import { findPlugin } from './find.ts'
import { hiddenMarksPlugin } from './hiddenMarks.ts'
import { idsPlugin } from './ids.ts'
import { keysPlugins } from './keys.ts'
import { labelsPlugin } from './labels.ts'
import type { LabelStyle } from './labels.ts'
import { NameBook } from './names.ts'
import { pastePlugin } from './paste.ts'
import type { PastedAsPoints, TooMuch } from './paste.ts'
import { placeholderPlugin } from './placeholder.ts'
import { readAloudPlugin } from './readAloud.ts'
import { readCaretPlugin } from './readCaret.ts'
import { spellingPlugin } from './spelling.ts'
import type { WordJudge } from './spelling.ts'
import { spellingMenuPlugin } from './spellingMenu.ts'
import { spellingWalkPlugin } from './spellingWalk.ts'
import { typingAfterEventPlugin } from './typingAfterEvent.ts'
import { verbsPlugin } from './verbs.ts'

export interface EditorOptions {
  readonly labels: LabelStyle
  readonly rules: EnterRules
  readonly placeholder: string
  /** Mints the ids of blocks and clauses. */
  readonly newId: () => string
  /** The names offered at the caret; left out: none. */
  readonly names?: NameBook
  /** Told when a paste became points: it may have been meant as text. */
  readonly onPastedAsPoints?: (pasted: PastedAsPoints) => void
  /** Told when a paste is more than minutes can be: nothing of it was put in. */
  readonly onTooMuch?: (pasted: TooMuch) => void
  /** Told in a sentence what was left out of what was typed or pasted, because nobody would see it. */
  readonly onHiddenMarks?: (sentence: string) => void
  /** True while the public is excluded; left out: never. */
  readonly isExcluded?: () => boolean
  /** Who judges the spelling; left out: nobody. */
  readonly spelling?: WordJudge
}

/** Everything the editor is made of, in the order in which it is asked. */
export function minutesPlugins(options: EditorOptions): Plugin[] {
  return [
    readCaretPlugin(),
    completionPlugin(options.names ?? new NameBook()),
    clauseOfferPlugin(),
    verbsPlugin(),
    hiddenMarksPlugin(options.onHiddenMarks),
    pastePlugin(options),
    typingAfterEventPlugin(options.rules),
    ...keysPlugins(options.rules),
    labelsPlugin(options.labels),
    currentLinePlugin(),
    adjournedPlugin(),
    findPlugin(),
    readAloudPlugin(),
    placeholderPlugin(options.placeholder),
    idsPlugin(options.newId),
    exemptPlugin(options.isExcluded ?? (() => false)),
    eventLinesPlugin(),
    ...(options.spelling === undefined
      ? []
      : [spellingPlugin(options.spelling), spellingWalkPlugin(), spellingMenuPlugin()]),
  ]
}
