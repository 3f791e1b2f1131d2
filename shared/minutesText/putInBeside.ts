import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { minutesSchema } from './schema.ts'

/**
 * The change that puts a paragraph in before or after a block or a clause: a point beside a point, on its level, a clause beside a
 * clause, else prose, and as closed as what it stands beside. Null when there is no such block, or the new one is there already.
 */
export function putInBeside(
  doc: Node,
  beside: { readonly id: string; readonly side: 'before' | 'after' },
  paragraph: { readonly id: string; readonly words: string },
): Transform | null {
  const found = textBlock(doc, beside.id)
  if (found === null || textBlock(doc, paragraph.id) !== null) return null
  const { node, position } = found
  const words = paragraph.words.replace(/\s+/g, ' ').trim()
  const kind = node.type.name === 'point' || node.type.name === 'clause' ? node.type.name : 'prose'
  const { level, classification } = node.attrs
  const attributes = {
    id: paragraph.id,
    ...(kind === 'prose' ? {} : { level: level as unknown }),
    ...(kind === 'clause' ? {} : { classification: classification as unknown }),
  }
  const block = minutesSchema.node(kind, attributes, words === '' ? [] : [minutesSchema.text(words)])
  return new Transform(doc).insert(beside.side === 'after' ? position + node.nodeSize : position, block)
}

function textBlock(doc: Node, id: string): { readonly node: Node; readonly position: number } | null {
  let found: { readonly node: Node; readonly position: number } | null = null
  doc.descendants((node, position) => {
    if (found === null && node.isTextblock && node.attrs['id'] === id) found = { node, position }
    return found === null
  })
  return found
}
