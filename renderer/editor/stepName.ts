import type { Transaction } from 'prosemirror-state'

/** Meta of a transaction that is a step of its own for undo: the words after “Undo”. Without it, it joins the typing around it. */
const key = 'undoStep'

export function markStep(tr: Transaction, name: string): Transaction {
  return tr.setMeta(key, name)
}

/** The name of the step, or null for plain typing. */
export function stepName(tr: Transaction): string | null {
  const name: unknown = tr.getMeta(key)
  return typeof name === 'string' ? name : null
}
