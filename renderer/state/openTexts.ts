import { EditorState, Selection } from 'prosemirror-state'
import type { Plugin, Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { defined } from '../../shared/domain/assert.ts'
import { findEventLine } from '../editor/eventLines.ts'

/** What a transaction did to a text. */
export interface Applied {
  readonly before: EditorState
  readonly steps: readonly Step[]
  /** What takes the steps back, in the order to apply. */
  readonly inverse: readonly Step[]
}

/** The text of every item of a meeting that was opened, as it stands in this window. */
export class OpenTexts {
  readonly #plugins: (itemId: string) => Plugin[]
  readonly #states = new Map<string, EditorState>()

  constructor(plugins: (itemId: string) => Plugin[]) {
    this.#plugins = plugins
  }

  open(itemId: string, doc: Node): void {
    // Minutes go on where they ended.
    const selection = Selection.atEnd(doc)
    this.#states.set(itemId, EditorState.create({ doc, selection, plugins: this.#plugins(itemId) }))
  }

  isOpen(itemId: string): boolean {
    return this.#states.has(itemId)
  }

  state(itemId: string): EditorState {
    return defined(this.#states.get(itemId), 'the item was opened')
  }

  /** The open item in which the line of this fact stands. */
  itemWithLine(factId: string): string | null {
    for (const [itemId, { doc }] of this.#states) {
      if (findEventLine(doc, factId) !== null) return itemId
    }
    return null
  }

  apply(itemId: string, tr: Transaction): Applied {
    const before = this.state(itemId)
    const { state, transactions } = before.applyTransaction(tr)
    this.#states.set(itemId, state)
    const steps: Step[] = []
    const inverse: Step[] = []
    for (const one of transactions) {
      one.steps.forEach((step, index) => {
        steps.push(step)
        inverse.unshift(step.invert(defined(one.docs[index], 'a transaction keeps its documents')))
      })
    }
    return { before, steps, inverse }
  }
}
