import { Plugin, PluginKey, Selection, TextSelection } from 'prosemirror-state'
import type { Command, EditorState } from 'prosemirror-state'
import type { Node, NodeType } from 'prosemirror-model'
import { isClosed } from '../../shared/domain/access.ts'
import type { Classification } from '../../shared/domain/access.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { markStep } from './stepName.ts'
import { writtenFromFact } from './writtenFromFact.ts'

const { clause, event, resolution } = minutesSchema.nodes as Record<
  'clause' | 'event' | 'resolution',
  NodeType
>

const key = new PluginKey<() => boolean>('exempt')

/**
 * What is written while the public is excluded is exempt. In the item that holds the line of the exclusion, everything below that line
 * and above the line of the readmission; in any other item, whatever is new while the public is out. A line that holds words already
 * keeps the classification it has: nothing exempt becomes public by being split, pasted or moved.
 */
export function exemptPlugin(isExcluded: () => boolean): Plugin {
  return new Plugin({
    key,
    state: { init: () => isExcluded, apply: (_tr, value) => value },
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some((tr) => tr.docChanged)) return null
      if (transactions.some((tr) => tr.getMeta(writtenFromFact) === true)) return null
      const isPasted = transactions.some(
        (tr) => tr.getMeta('paste') === true || tr.getMeta('uiEvent') === 'drop',
      )
      const known = new Map<unknown, Node>()
      before.doc.forEach((node) => known.set(node.attrs['id'], node))
      const tr = after.tr
      after.doc.forEach((node, pos, index) => {
        const was = known.get(node.attrs['id'])
        const isNew = was === undefined
        if (!isNew && !(isBlank(was) && !isBlank(node))) return
        const own = node.attrs['classification'] as Classification
        const there = classificationAt(after, index, closedBeside(tr.doc, index) ?? own)
        // What was pasted, or split off an exempt line, keeps its classification.
        const mayBePublic = isNew && !isPasted && (isBlank(node) || keepsClosedWords(known, after.doc))
        const wanted = isClosed(own) && !(own === 'exempt' && there === 'public' && mayBePublic) ? own : there
        if (wanted !== own) tr.setNodeAttribute(pos, 'classification', wanted)
      })
      return tr.docChanged ? tr : null
    },
  })
}

/** The classification of a line that is written at this place now; `otherwise` where neither the text nor the room settles it. */
export function classificationAt(
  state: EditorState,
  index: number,
  otherwise: Classification,
): Classification {
  const above = lastExclusion(state.doc, 0, index)
  if (above !== null) return above === 'excluded' ? 'exempt' : 'public'
  // Above the line of the exclusion the item was minuted in public.
  const isBefore = lastExclusion(state.doc, index, state.doc.childCount) !== null
  return !isBefore && isPublicOut(state) && !isClosed(otherwise) ? 'exempt' : otherwise
}

/** Whether the press and public are out now. */
export function isPublicOut(state: EditorState): boolean {
  return key.getState(state)?.() === true
}

/** The last line between two blocks that tells of the public's going or coming; null for none. */
function lastExclusion(doc: Node, from: number, to: number): 'excluded' | 'readmitted' | null {
  for (let index = to - 1; index >= from; index -= 1) {
    const node = doc.child(index)
    const told: unknown = node.type === event && node.attrs['factId'] !== null ? node.attrs['event'] : null
    if (told === 'excluded' || told === 'readmitted') return told
  }
  return null
}

/** The classification of the block above, or of the one below where there is none above, if that is closed to the public. */
function closedBeside(doc: Node, index: number): Classification | null {
  const neighbour = doc.maybeChild(index - 1) ?? doc.maybeChild(index + 1)
  const found = neighbour?.attrs['classification'] as Classification | undefined
  return found !== undefined && isClosed(found) ? found : null
}

/** True when no line that is closed to the public lost a word: then none of its words stand elsewhere now. */
function keepsClosedWords(known: ReadonlyMap<unknown, Node>, doc: Node): boolean {
  const now = new Map<unknown, string>()
  doc.forEach((node) => now.set(node.attrs['id'], node.textContent))
  return [...known].every(
    ([id, node]) =>
      !isClosed(node.attrs['classification'] as Classification) || now.get(id) === node.textContent,
  )
}

function isBlank(node: Node): boolean {
  return node.textContent === ''
}

/** A line that tells of the public's going or coming. */
export interface ExclusionLine {
  readonly event: 'excluded' | 'readmitted'
  readonly factId: string
  readonly sentence: string
  /** What undo calls it. */
  readonly name: string
  /** The clause of the resolution that stands above the line; null for none. */
  readonly resolved: string | null
}

/**
 * Writes the line, with its resolution, below the line of the caret, or in its place when that is empty. Both are public: the public
 * may read why it had to go. The caret goes to the end of the line: the next words stand below it.
 */
export function writeExclusion(line: ExclusionLine): Command {
  return (state, dispatch) => {
    const { $to } = state.selection
    if ($to.depth === 0) return false
    if (dispatch === undefined) return true
    const block = $to.node(1)
    const classification = 'public'
    const told = event.create(
      { event: line.event, factId: line.factId, edited: false, classification },
      minutesSchema.text(line.sentence),
    )
    const resolved =
      line.resolved === null
        ? []
        : [
            resolution.create(
              { classification },
              clause.create({ level: 0 }, minutesSchema.text(line.resolved)),
            ),
          ]
    const nodes = [...resolved, told]
    const tr = state.tr.setMeta(writtenFromFact, true)
    const inPlace = block.isTextblock && block.content.size === 0
    const pos = inPlace ? $to.before(1) : $to.after(1)
    if (inPlace) tr.replaceWith(pos, $to.after(1), nodes)
    else tr.insert(pos, nodes)
    const end = pos + nodes.reduce((size, node) => size + node.nodeSize, 0) - 1
    tr.setSelection(TextSelection.create(tr.doc, end))
    dispatch(markStep(tr, line.name).scrollIntoView())
    return true
  }
}

/** The same command with the caret at the end of the text. */
export function atEnd(command: Command): Command {
  return (state, dispatch) =>
    command(state.apply(state.tr.setSelection(Selection.atEnd(state.doc))), dispatch)
}

/** Makes the selected lines exempt, or public again when all of them are exempt. */
export const toggleExempt: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.depth === 0) return false
  const lines: { readonly pos: number; readonly isExempt: boolean }[] = []
  state.doc.forEach((node, pos, index) => {
    if (index < $from.index(0) || index > $to.index(0)) return
    lines.push({ pos, isExempt: node.attrs['classification'] === 'exempt' })
  })
  if (dispatch === undefined) return true
  const becomesExempt = lines.some((line) => !line.isExempt)
  const tr = state.tr.setMeta(writtenFromFact, true)
  for (const { pos } of lines) {
    tr.setNodeAttribute(pos, 'classification', becomesExempt ? 'exempt' : 'public')
  }
  dispatch(markStep(tr, becomesExempt ? 'the lines made exempt' : 'the lines made public'))
  return true
}
