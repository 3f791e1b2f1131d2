import { Plugin } from 'prosemirror-state'
import { Fragment, Slice } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'

/** Gives every block and clause an id of its own: anew where a split or a paste left it blank or the same as another. */
export function idsPlugin(newId: () => string): Plugin {
  return new Plugin({
    props: {
      // Minted here, a pasted report of a thousand points is one step and not a thousand.
      transformPasted: (slice) => new Slice(mint(slice.content, newId), slice.openStart, slice.openEnd),
    },
    appendTransaction: (transactions, _before, after) => {
      if (!transactions.some((tr) => tr.docChanged)) return null
      const tr = after.tr
      const seen = new Set<unknown>()
      after.doc.descendants((node, pos) => {
        if (!('id' in node.attrs)) return false
        const id: unknown = node.attrs['id']
        if (id === '' || seen.has(id)) tr.setNodeAttribute(pos, 'id', newId())
        else seen.add(id)
        return !node.isTextblock
      })
      return tr.docChanged ? tr : null
    },
  })
}

function mint(content: Fragment, newId: () => string): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    if (!('id' in node.attrs)) nodes.push(node)
    else {
      const inside = node.isTextblock ? node.content : mint(node.content, newId)
      nodes.push(node.type.create({ ...node.attrs, id: newId() }, inside, node.marks))
    }
  })
  return Fragment.fromArray(nodes)
}
