import type { Command } from 'prosemirror-state'
import { markStep } from './stepName.ts'

/** Alt+Shift+Up/Down: the lines of the selection change places with the line above or below; the selection goes with them. */
export function moveBlocks(direction: 'up' | 'down'): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    const sharedDepth = $from.sharedDepth($to.pos)
    // Inside one line the shared parent is that line: its siblings are what it moves among.
    const depth = $from.node(sharedDepth).isTextblock ? sharedDepth - 1 : sharedDepth
    if (depth < 0) return false
    const parent = $from.node(depth)
    const first = $from.index(depth)
    const last = $to.indexAfter(depth) > first ? $to.indexAfter(depth) - 1 : first
    const neighbour = direction === 'up' ? first - 1 : last + 1
    if (neighbour < 0 || neighbour >= parent.childCount) return true
    if (dispatch === undefined) return true
    const node = parent.child(neighbour)
    const rangeStart = $from.posAtIndex(first, depth)
    const rangeEnd = $from.posAtIndex(last + 1, depth)
    const tr = state.tr
    if (direction === 'up') {
      tr.insert(rangeEnd, node)
      tr.delete(rangeStart - node.nodeSize, rangeStart)
    } else {
      tr.delete(rangeEnd, rangeEnd + node.nodeSize)
      tr.insert(rangeStart, node)
    }
    dispatch(markStep(tr, 'the line moved').scrollIntoView())
    return true
  }
}
