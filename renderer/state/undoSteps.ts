import type { EditorState, Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { AppError } from '../../shared/domain/appError.ts'
import { writtenFromFact } from '../editor/writtenFromFact.ts'
import type { TextEntry, UndoEntry, UndoStack } from './undoStack.ts'

/** The step at which a run of Ctrl+Z (or Ctrl+Y) stopped, since it would change something that is not in view of the caret. */
export interface UndoStop {
  readonly direction: 'undo' | 'redo'
  /** What the step is called: “Councillor Helen Bennett present”. */
  readonly name: string
  /** The item whose text it would change; null for attendance. */
  readonly itemId: string | null
}

/** The minutes, as far as steps back and forward need them. */
export interface SteppedText {
  shownItem(): string | null
  state(itemId: string): EditorState
  /** Writes what takes changes back as a change of its own; answers its id, and what takes it back in turn. */
  write(
    itemId: string,
    tr: Transaction,
    change: { readonly group: number; readonly undoes: readonly string[] },
  ): { readonly changeId: string; readonly inverse: readonly Step[] }
  /** Shows the item in which something was taken back or done again. */
  show(itemId: string): void
  /** A step back or forward is about to be taken. */
  stepping(): void
  problem(error: AppError): void
}

/** Steps back and forward through all that was done in the meeting, text and live commands together. */
export class UndoSteps {
  /** Where undo or redo waits to be pressed again; null when it does not. */
  readonly stop: StoreApi<{ readonly at: UndoStop | null }> = createStore<{ readonly at: UndoStop | null }>(
    () => ({ at: null }),
  )
  readonly #stack: UndoStack
  readonly #text: SteppedText
  #stoppedAt: UndoEntry | null = null
  /** The direction of the steps taken one after the other, with nothing done in between. */
  #run: 'undo' | 'redo' | null = null
  #isStepping = false

  constructor(stack: UndoStack, text: SteppedText) {
    this.#stack = stack
    this.#text = text
    stack.names.subscribe(() => {
      this.goOn()
      if (!this.#isStepping) this.#run = null
    })
  }

  /** Takes back the last step, or does the last one taken back again. The item concerned is shown, with the caret where it was. False when there is none. */
  step(direction: 'undo' | 'redo'): boolean {
    this.#isStepping = true
    try {
      return this.#step(direction)
    } finally {
      this.#isStepping = false
      this.#run = direction
    }
  }

  #step(direction: 'undo' | 'redo'): boolean {
    const entry = direction === 'undo' ? this.#stack.takeUndo() : this.#stack.takeRedo()
    if (entry === null) return false
    this.#text.stepping()
    let next: UndoEntry | null = entry
    while (next !== null) {
      this.#stepOne(direction, next)
      next = this.#stack.takeWith(direction, entry)
    }
    return true
  }

  /**
   * Ctrl+Z or Ctrl+Y pressed in the text. What was done last is taken back at once, whatever it was. When a run of steps would go on
   * into the text of another item or the attendance, that step is named first (see `stop`) and taken when the key is pressed again; a
   * key held down waits there.
   */
  stepFromText(direction: 'undo' | 'redo', isHeld: boolean): void {
    const next = this.#stack.next(direction)
    const reach = this.#stack.reach(direction)
    const isFirst = this.#run !== direction
    if (next === null || reach === null || isFirst || reach.itemId === this.#text.shownItem()) {
      this.step(direction)
    } else if (this.#stoppedAt !== next) {
      this.#stoppedAt = next
      this.stop.setState({ at: { direction, ...reach } })
    } else if (!isHeld) this.step(direction)
  }

  /** Nothing waits to be pressed again: something else was done, or another item is shown. */
  goOn(): void {
    this.#stoppedAt = null
    if (this.stop.getState().at !== null) this.stop.setState({ at: null })
  }

  #stepOne(direction: 'undo' | 'redo', entry: UndoEntry): void {
    const other = direction === 'undo' ? 'redo' : 'undo'
    if (entry.kind === 'text') {
      const made = this.#reverse(entry)
      if (made === null) {
        this.#text.problem(cannotStep(direction, entry.name))
        return
      }
      this.#stack.put(other, made)
      this.#text.show(entry.itemId)
      return
    }
    // First into the stack: the act may take itself out again.
    this.#stack.put(other, entry)
    if (direction === 'undo') entry.undo()
    else entry.redo()
  }

  /** Applies what takes the entry back, and answers the entry that does it again; null where the text no longer has a place for it. */
  #reverse(entry: TextEntry): TextEntry | null {
    const before = this.#text.state(entry.itemId)
    const tr = before.tr.setMeta(writtenFromFact, true)
    if (!entry.inverse.every((step) => fits(tr, step))) return null
    tr.setSelection(entry.before.resolve(tr.doc)).scrollIntoView()
    const group = this.#stack.newGroup()
    const { changeId, inverse } = this.#text.write(entry.itemId, tr, { group, undoes: entry.changeIds })
    return { ...entry, inverse, before: before.selection.getBookmark(), changeIds: [changeId], group }
  }
}

function fits(tr: Transaction, step: Step): boolean {
  try {
    return tr.maybeStep(step).failed === null
  } catch (cause) {
    // A place outside the text is thrown, not answered.
    if (cause instanceof RangeError) return false
    throw cause
  }
}

function cannotStep(direction: 'undo' | 'redo', name: string): AppError {
  const what = direction === 'undo' ? 'taken back' : 'done again'
  return new AppError('conflict', `“${name}” could not be ${what}: the text has changed since.`)
}
