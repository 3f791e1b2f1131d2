import { Plugin, TextSelection } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { Node, NodeType } from 'prosemirror-model'
import type { Classification } from '../../shared/domain/access.ts'
import type { EventKind } from '../../shared/domain/meetingFact.ts'
import { saysNone } from '../../shared/domain/saysNone.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { atEnd, classificationAt, isPublicOut } from './exempt.ts'
import { markStep } from './stepName.ts'
import { writtenFromFact } from './writtenFromFact.ts'

const { event, resolution } = minutesSchema.nodes as Record<'event' | 'resolution', NodeType>

export { writtenFromFact }

export interface EventLine {
  readonly event: EventKind
  readonly factId: string
  readonly sentence: string
  /** What undo calls it: “Adjourned 11:05”. */
  readonly name: string
}

/**
 * Drops an event line in below the line of the caret and below the event lines there; above it when the line is still empty.
 * The caret stays, but not in a resolution: what follows an event is no part of what was resolved. There, and at the end of an event
 * line, it goes to the end of the new line, so that the next words stand below it.
 */
export function insertEventLine(line: EventLine): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.depth === 0) return false
    if (dispatch === undefined) return true
    const block = $from.node(1)
    const empty = block.isTextblock && block.content.size === 0
    let pos = empty ? $from.before(1) : $from.after(1)
    if (!empty) {
      for (let index = $from.index(0) + 1; index < state.doc.childCount; index += 1) {
        const next = state.doc.child(index)
        if (next.type !== event) break
        pos += next.nodeSize
      }
    }
    const beside = block.attrs['classification'] as Classification
    // An interest is public also when it is declared in private: its sentence tells nothing of what the public may not hear.
    const classification =
      line.event === 'declared' && isPublicOut(state)
        ? 'public'
        : classificationAt(state, state.doc.resolve(pos).index(), beside)
    const node = event.create(
      { event: line.event, factId: line.factId, edited: false, classification },
      minutesSchema.text(line.sentence),
    )
    const tr = state.tr.insert(pos, node).setMeta(writtenFromFact, true)
    const atEventEnd = block.type === event && $from.parentOffset === block.content.size
    if (block.type === resolution || atEventEnd) {
      tr.setSelection(TextSelection.create(tr.doc, pos + 1 + node.content.size))
    }
    dispatch(markStep(tr, line.name).scrollIntoView())
    return true
  }
}

/** Writes the line at the end of the text; in the place of a text that says no more than that there was nothing. */
export function writeAtEnd(line: EventLine, none: string): Command {
  return (state, dispatch) => {
    const only = state.doc.childCount === 1 ? state.doc.child(0) : null
    if (only === null || only.content.size === 0 || !saysNone(only.textContent, none)) {
      return atEnd(insertEventLine(line))(state, dispatch)
    }
    if (dispatch === undefined) return true
    const all = TextSelection.create(state.doc, 1, 1 + only.content.size)
    return insertEventLine(line)(state.apply(state.tr.setSelection(all).deleteSelection()), (tr) => {
      const whole = state.tr.setMeta(writtenFromFact, true)
      whole.replaceWith(0, state.doc.content.size, tr.doc.content)
      dispatch(markStep(whole, line.name))
    })
  }
}

/** Takes an event line out, wherever it stands. */
export function removeEventLine(factId: string, name: string): Command {
  return (state, dispatch) => {
    const found = findEventLine(state.doc, factId)
    if (found === null) return false
    if (dispatch !== undefined) {
      const tr = state.tr
      // A document is never without a block.
      if (state.doc.childCount === 1) {
        tr.setNodeMarkup(found.pos, minutesSchema.nodes['prose'], { id: found.node.attrs['id'] as string })
        tr.delete(found.pos + 1, found.pos + 1 + found.node.content.size)
      } else {
        tr.delete(found.pos, found.pos + found.node.nodeSize)
      }
      dispatch(markStep(tr, name))
    }
    return true
  }
}

/** Ties an event line to another fact and, unless the officer rewrote it, gives it that fact's sentence. */
export function rewriteEventLine(factId: string, line: EventLine): Command {
  return rewriteEventLines([{ factId, line }], line.name)
}

/** The same for several lines, as one step of undo. False when one of them is not there. */
export function rewriteEventLines(
  lines: readonly { readonly factId: string; readonly line: Omit<EventLine, 'name'> }[],
  name: string,
): Command {
  return (state, dispatch) => {
    if (lines.some(({ factId }) => findEventLine(state.doc, factId) === null)) return false
    if (dispatch === undefined) return true
    const tr = state.tr
    for (const { factId, line } of lines) rewrite(tr, factId, line)
    dispatch(markStep(tr.setMeta(writtenFromFact, true), name))
    return true
  }
}

function rewrite(tr: Transaction, factId: string, line: Omit<EventLine, 'name'>): void {
  const found = findEventLine(tr.doc, factId)
  if (found === null) return
  tr.setNodeAttribute(found.pos, 'factId', line.factId)
  if (found.node.attrs['event'] !== line.event) tr.setNodeAttribute(found.pos, 'event', line.event)
  if (found.node.attrs['edited'] !== true && found.node.textContent !== line.sentence) {
    const start = found.pos + 1
    tr.replaceWith(start, start + found.node.content.size, minutesSchema.text(line.sentence))
  }
}

export function findEventLine(doc: Node, factId: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null
  doc.forEach((node, pos) => {
    if (node.type === event && node.attrs['factId'] === factId) found = { node, pos }
  })
  return found
}

/** The facts whose sentences stand in the document. */
export function factsIn(doc: Node): Set<string> {
  const ids = new Set<string>()
  doc.forEach((node) => {
    const factId: unknown = node.type === event ? node.attrs['factId'] : null
    if (typeof factId === 'string') ids.add(factId)
  })
  return ids
}

/** Marks an event line as edited once the officer rewrites its words: from then on it no longer follows its fact. */
export function eventLinesPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some((tr) => tr.docChanged)) return null
      if (transactions.some((tr) => tr.getMeta(writtenFromFact) === true)) return null
      return markRewritten(before, after)
    },
  })
}

function markRewritten(before: EditorState, after: EditorState): Transaction | null {
  const words = new Map<unknown, string>()
  before.doc.forEach((node) => {
    if (node.type === event) words.set(node.attrs['factId'], node.textContent)
  })
  const tr = after.tr
  const seen = new Set<unknown>()
  after.doc.forEach((node, pos) => {
    if (node.type !== event || node.attrs['factId'] === null) return
    if (seen.has(node.attrs['factId'])) {
      // The second half of a split line, or a copy: what happened happened once.
      tr.setNodeAttribute(pos, 'factId', null).setNodeAttribute(pos, 'edited', true)
      return
    }
    seen.add(node.attrs['factId'])
    if (node.attrs['edited'] === true) return
    const was = words.get(node.attrs['factId'])
    if (was !== undefined && was !== node.textContent) tr.setNodeAttribute(pos, 'edited', true)
  })
  return tr.docChanged ? tr : null
}
