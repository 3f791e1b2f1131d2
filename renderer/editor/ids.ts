import { Plugin } from 'prosemirror-state'
import { Fragment, Slice } from 'prosemirror-model'
import type { Attrs, Node } from 'prosemirror-model'

/** What another block takes over of one: neither its id nor what was printed of it. */
export function withoutIdentity(attrs: Attrs): Attrs {
  return { ...attrs, id: '', ...('label' in attrs ? { label: null } : {}) }
}

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
        const isCopy = id !== '' && seen.has(id)
        if (id === '' || isCopy) tr.setNodeAttribute(pos, 'id', newId())
        else seen.add(id)
        // The second half of a split line is new: what was printed stands before the first.
        if (isCopy && typeof node.attrs['label'] === 'string') tr.setNodeAttribute(pos, 'label', null)
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
      nodes.push(node.type.create({ ...withoutIdentity(node.attrs), id: newId() }, inside, node.marks))
    }
  })
  return Fragment.fromArray(nodes)
}
