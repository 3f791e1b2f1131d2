import type { Node } from 'prosemirror-model'

/**
 * Event lines that end the text happened while the caret stood above them: what is written next comes after them.
 * (The adjournment drops in below the point being written, and the next point follows the adjournment.)
 */
export function pastTrailingEvents(doc: Node, pos: number): number {
  let onlyEvents = true
  doc.nodesBetween(Math.min(pos, doc.content.size), doc.content.size, (node, at) => {
    if (at >= pos && node.type.name !== 'event') onlyEvents = false
    return false
  })
  return onlyEvents ? doc.content.size : pos
}
