import { Plugin, PluginKey } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { Decoration, DecorationSet } from 'prosemirror-view'

/**
 * What was written after the meeting adjourned and before it resumed: kept, and shown as such, since nobody was meeting. The first of
 * these lines says so. Nothing of it is stored: the lines of the events tell.
 */
export function writtenWhileAdjourned(doc: Node): readonly { from: number; to: number; isFirst: boolean }[] {
  let found: { from: number; to: number; isFirst: boolean }[] = []
  let isAdjourned = false
  doc.forEach((node, pos) => {
    const event: unknown = node.type.name === 'event' ? node.attrs['event'] : null
    if (event === 'adjourned' || event === 'resumed') {
      isAdjourned = event === 'adjourned'
      found = []
    } else if (isAdjourned && event === null) {
      found.push({ from: pos, to: pos + node.nodeSize, isFirst: found.length === 0 })
    }
  })
  return found
}

const adjournedKey = new PluginKey<DecorationSet>('adjourned')

export function adjournedPlugin(): Plugin {
  const decorate = (doc: Node): DecorationSet =>
    DecorationSet.create(
      doc,
      writtenWhileAdjourned(doc).map(({ from, to, isFirst }) =>
        Decoration.node(from, to, { 'data-adjourned': isFirst ? 'first' : 'true' }),
      ),
    )
  return new Plugin<DecorationSet>({
    key: adjournedKey,
    state: {
      init: (_config, state) => decorate(state.doc),
      apply: (tr, set) => (tr.docChanged ? decorate(tr.doc) : set),
    },
    props: { decorations: (state) => adjournedKey.getState(state) ?? null },
  })
}
