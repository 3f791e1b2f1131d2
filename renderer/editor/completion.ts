import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { CaretList } from './caretList.ts'
import { writtenFromFact } from './eventLines.ts'
import { isWhole } from './names.ts'
import type { NameBook, NameEntry } from './names.ts'
import { markStep, stepName } from './stepName.ts'

/** The list of names at the caret, and the words that a choice takes the place of. */
export interface Completion {
  readonly from: number
  readonly to: number
  readonly entries: readonly NameEntry[]
  /** The row that Enter takes; -1 for none, so that Enter is a new line: the name is there already. */
  readonly active: number
}

interface CompletionState {
  readonly open: Completion | null
  /** Where a list was closed by Esc: it stays closed there until another word is begun. */
  readonly closedAt: number | null
}

interface Trigger {
  readonly from: number
  readonly to: number
  readonly letters: string
  /** “@” asks for the list; “Councillor Ru” is offered it. */
  readonly asked: boolean
}

type Order = { readonly close: true } | { readonly active: number }

const completionKey = new PluginKey<CompletionState>('completion')
const listId = 'names-at-caret'
const shut: CompletionState = { open: null, closedAt: null }

/** What may stand before the first letter of a name. A reference to a person counts as a letter. */
const before = String.raw`(?:^|[\s(\[“‘"'/–—-])`
const letter = String.raw`[\p{L}\p{M}\p{N}'’.-]`
const atName = new RegExp(`${before}(@(${letter}*(?: ${letter}+){0,3}))$`, 'u')
const afterCouncillor = new RegExp(
  `${before}((?:Councillor|Cllr\\.?) (${letter}{2,}(?: ${letter}+)?))$`,
  'iu',
)

/** The beginning of a name before the caret, or null. */
function triggerAt(state: EditorState): Trigger | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock) return null
  const start = Math.max(0, $from.parentOffset - 80)
  const words = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc')
  const found = atName.exec(words) ?? afterCouncillor.exec(words)
  const [, whole = '', letters = ''] = found ?? []
  if (found === null) return null
  return { from: $from.pos - whole.length, to: $from.pos, letters, asked: whole.startsWith('@') }
}

function openAt(trigger: Trigger, names: NameBook, was: Completion | null): Completion | null {
  const entries = trigger.asked ? names.find(trigger.letters) : names.findCouncillors(trigger.letters)
  const [first] = entries
  if (first === undefined) return null
  const { from, to } = trigger
  // Whoever types a whole name and presses Enter wants the next line.
  const begin = !trigger.asked && isWhole(first, trigger.letters) ? -1 : 0
  const active = was?.from === from && was.to === to ? was.active : begin
  return { from, to, entries, active: Math.min(active, entries.length - 1) }
}

function next(
  tr: Transaction,
  before: CompletionState,
  state: EditorState,
  names: NameBook,
): CompletionState {
  const closedAt = before.closedAt === null ? null : tr.mapping.map(before.closedAt, -1)
  const order = tr.getMeta(completionKey) as Order | undefined
  if (order !== undefined) {
    if (before.open === null) return before
    if ('close' in order) return { open: null, closedAt: before.open.from }
    return { ...before, open: { ...before.open, active: order.active } }
  }
  if (!tr.docChanged && !tr.selectionSet) return before
  // While an input method composes, Enter and the arrows are its own.
  if (tr.getMeta('composition') !== undefined) return { open: null, closedAt }
  const trigger = triggerAt(state)
  if (trigger === null) return shut
  if (trigger.from === closedAt) return { open: null, closedAt }
  const wasHere = before.open !== null && tr.mapping.map(before.open.from, -1) === trigger.from
  const goesOn = wasHere || (tr.docChanged && isTyping(tr))
  return { open: goesOn ? openAt(trigger, names, wasHere ? before.open : null) : null, closedAt: null }
}

/** Neither a step with a name (a paste, a snippet) nor undo. */
function isTyping(tr: Transaction): boolean {
  return stepName(tr) === null && tr.getMeta(writtenFromFact) !== true && tr.getMeta('paste') !== true
}

/** The list that is open at the caret, or null. */
export function completionOf(state: EditorState): Completion | null {
  return completionKey.getState(state)?.open ?? null
}

/** Puts the name of a row in the place of what was typed of it. One step of undo, which gives the letters back. */
export function acceptName(index: number): Command {
  return (state, dispatch) => {
    const open = completionOf(state)
    const entry = open?.entries[index]
    if (open === null || entry === undefined) return false
    if (dispatch === undefined) return true
    const tr = state.tr
    const { $from } = state.selection
    // An event line holds text alone.
    if (entry.personId !== null && $from.parent.type.name !== 'event') {
      const { personId, words } = entry
      tr.replaceWith(open.from, open.to, minutesSchema.node('person', { personId, text: words }))
      tr.setSelection(TextSelection.create(tr.doc, open.from + 1))
    } else tr.insertText(entry.words, open.from, open.to)
    dispatch(markStep(tr, entry.name).scrollIntoView())
    return true
  }
}

function order(given: Order): Command {
  return (state, dispatch) => {
    if (completionOf(state) === null) return false
    dispatch?.(state.tr.setMeta(completionKey, given))
    return true
  }
}

export const closeNames: Command = order({ close: true })

/** Up and down in the list, round its ends. */
export function moveInNames(step: 1 | -1): Command {
  return (state, dispatch) => {
    const open = completionOf(state)
    if (open === null) return false
    const rows = open.entries.length
    const from = open.active === -1 && step === -1 ? 0 : open.active
    return order({ active: (from + step + rows) % rows })(state, dispatch)
  }
}

function commandOf(key: string, open: Completion): Command | null {
  switch (key) {
    case 'ArrowDown':
      return moveInNames(1)
    case 'ArrowUp':
      return moveInNames(-1)
    case 'Tab':
      return acceptName(Math.max(0, open.active))
    case 'Enter':
      return open.active === -1 ? null : acceptName(open.active)
    case 'Escape':
      return closeNames
    default:
      return null
  }
}

/** Offers names at the caret after “@”, and after “Councillor” and two letters. */
export function completionPlugin(names: NameBook): Plugin {
  const close = (view: EditorView): boolean => {
    closeNames(view.state, view.dispatch.bind(view))
    return false
  }
  return new Plugin<CompletionState>({
    key: completionKey,
    state: {
      init: () => shut,
      apply: (tr, before, _old, state) => next(tr, before, state, names),
    },
    props: {
      handleDOMEvents: {
        // Before every other plugin of the editor hears of the key: Esc here does not ask to leave the text.
        keydown: (view, event) => {
          const open = completionOf(view.state)
          const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
          if (open === null || !plain || view.composing || event.isComposing) return false
          if (commandOf(event.key, open)?.(view.state, view.dispatch.bind(view)) !== true) return false
          event.preventDefault()
          return true
        },
        blur: close,
        compositionstart: close,
      },
      attributes: (state): Record<string, string> => {
        const open = completionOf(state)
        if (open === null) return {}
        // No aria-expanded: a text box of many lines may not have it, and its role may not change under the reader's hands.
        return {
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': listId,
          ...(open.active === -1 ? {} : { 'aria-activedescendant': `${listId}-${open.active}` }),
        }
      },
    },
    view: (view) => new CaretList(view, listId, completionOf, (index) => acceptName(index)),
  })
}
