import type { Command } from 'prosemirror-state'
import { markStep } from './stepName.ts'

/** Backspace directly after the name of a person takes the whole name: half a reference refers to nobody. */
export const eraseNameBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const node = empty ? $from.nodeBefore : null
  if (node?.type.name !== 'person') return false
  dispatch?.(
    markStep(state.tr.delete($from.pos - node.nodeSize, $from.pos), 'the name taken out').scrollIntoView(),
  )
  return true
}

/** The same of Delete directly before one. */
export const eraseNameAfter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const node = empty ? $from.nodeAfter : null
  if (node?.type.name !== 'person') return false
  dispatch?.(
    markStep(state.tr.delete($from.pos, $from.pos + node.nodeSize), 'the name taken out').scrollIntoView(),
  )
  return true
}
