import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import type { Command } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { placeLabels } from './labels.ts'
import type { LabelStyle } from './labels.ts'

/** A line of the minutes as it is read out. */
export interface SpokenLine {
  readonly blockId: string
  readonly words: string
}

/** The lines from a place on, with their labels as a reader says them: "Point f f. The figures …". Empty lines are passed over. */
export function spokenLines(doc: Node, style: LabelStyle, from: number): SpokenLine[] {
  const labels = new Map<number, string>()
  for (const { from: pos, attributes } of placeLabels(doc, style)) {
    labels.set(pos, `${attributes['data-lead'] ?? ''} ${attributes['data-say'] ?? ''}`.trim())
  }
  const lines: SpokenLine[] = []
  doc.descendants((block, pos, parent) => {
    if (!block.isTextblock) return true
    const end = pos + block.nodeSize
    const words = block.textContent.trim()
    if (words === '' || end <= from) return false
    const lead = parent?.firstChild === block && parent !== doc ? labels.get(pos - 1) : undefined
    const spoken = [lead, labels.get(pos), words].filter((part) => part !== undefined && part !== '')
    lines.push({ blockId: String(block.attrs['id']), words: spoken.join(' ') })
    return false
  })
  return lines
}

const readAloudKey = new PluginKey<string | null>('readAloud')

/** Marks the line with this id as being read; null for none. */
export function markSpoken(blockId: string | null): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(readAloudKey, { blockId }))
    return true
  }
}

/** Shows which line is being read aloud. */
export function readAloudPlugin(): Plugin {
  return new Plugin<string | null>({
    key: readAloudKey,
    state: {
      init: () => null,
      apply: (tr, before) => {
        const meta = tr.getMeta(readAloudKey) as { readonly blockId: string | null } | undefined
        return meta === undefined ? before : meta.blockId
      },
    },
    props: {
      decorations: (state) => {
        const blockId = readAloudKey.getState(state)
        if (blockId === null || blockId === undefined) return null
        const marks: Decoration[] = []
        state.doc.descendants((node, pos) => {
          if (!node.isTextblock) return true
          if (node.attrs['id'] === blockId) {
            marks.push(Decoration.node(pos, pos + node.nodeSize, { 'data-spoken': 'true' }))
          }
          return false
        })
        return DecorationSet.create(state.doc, marks)
      },
    },
  })
}
