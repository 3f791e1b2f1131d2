import { TextSelection } from 'prosemirror-state'
import type { Command, Transaction } from 'prosemirror-state'
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { defined } from '../../shared/domain/assert.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { leaveResolution } from './clauses.ts'
import { withoutIdentity } from './ids.ts'
import { markStep } from './stepName.ts'
import { pastTrailingEvents } from './trailingEvents.ts'

const { prose, point, event, clause } = minutesSchema.nodes as Record<
  'prose' | 'point' | 'event' | 'clause',
  NodeType
>

export interface EnterRules {
  /** Enter after “…:” starts a list, or goes one level deeper. */
  readonly colonStartsPoints: boolean
}

/** The kind of block that Enter begins; the id is minted by the ids plugin. */
interface Beginning {
  readonly type: NodeType
  readonly attrs: Readonly<Record<string, unknown>>
}

/** Enter, in prose, points, event lines and clauses (the rules stand in the design of the editor, one line each). */
export function enter(rules: EnterRules): Command {
  return (state, dispatch) => {
    const tr = state.tr
    if (!tr.selection.empty) tr.deleteSelection()
    const { $from } = tr.selection
    if (!$from.parent.isTextblock) return false
    if (dispatch === undefined) return true
    if ($from.parent.type === clause) enterInClause(tr, $from, rules)
    else enterInBlock(tr, $from, rules)
    dispatch(markStep(tr, 'the new line').scrollIntoView())
    return true
  }
}

function enterInBlock(tr: Transaction, $from: ResolvedPos, rules: EnterRules): void {
  const block = $from.parent
  if (block.content.size === 0) {
    stepOut(tr, $from)
  } else if ($from.parentOffset === 0) {
    const before = block.type === event ? carryOn(tr.doc, $from.before()) : likeIt(block)
    tr.insert($from.before(), defined(before.type.createAndFill(before.attrs), 'an empty block'))
  } else if ($from.parentOffset === block.content.size) {
    beginAfter(tr, pastTrailingEvents(tr.doc, $from.after()), following(tr.doc, $from, rules))
  } else {
    const next = following(tr.doc, $from, rules)
    splitInto(tr, $from.pos, next)
  }
}

/** Enter in an empty block goes one step towards plain prose; in empty prose there is nowhere left to go. */
function stepOut(tr: Transaction, $from: ResolvedPos): void {
  const block = $from.parent
  const level = Number(block.attrs['level'] ?? 0)
  const kept = { id: block.attrs['id'] as string, classification: block.attrs['classification'] as string }
  if (block.type === point && level > 0) {
    tr.setNodeMarkup($from.before(), point, { ...kept, level: level - 1 })
  } else if (block.type !== prose) {
    tr.setNodeMarkup($from.before(), prose, kept)
  }
}

/** What Enter at `$from` begins, judged by the words that stand before it. */
function following(doc: Node, $from: ResolvedPos, rules: EnterRules): Beginning {
  const block = $from.parent
  const classification = { classification: block.attrs['classification'] as string }
  const colon = rules.colonStartsPoints && endsWithColon(block, $from.parentOffset)
  if (block.type === event) return carryOn(doc, $from.after())
  if (block.type === point) {
    const level = Number(block.attrs['level'])
    return { type: point, attrs: { ...classification, level: colon ? Math.min(level + 1, 2) : level } }
  }
  if (block.type === prose && colon) return { type: point, attrs: { ...classification, level: 0 } }
  return { type: prose, attrs: classification }
}

/** After an event line the points go on where they were; without any, prose. */
function carryOn(doc: Node, pos: number): Beginning {
  let last: Node | null = null
  doc.forEach((block, offset) => {
    if (offset < pos && block.type === point) last = block
  })
  const found = last as Node | null
  return found === null
    ? { type: prose, attrs: {} }
    : {
        type: point,
        attrs: {
          level: found.attrs['level'] as number,
          classification: found.attrs['classification'] as string,
        },
      }
}

function likeIt(block: Node): Beginning {
  return { type: block.type, attrs: withoutIdentity(block.attrs) }
}

export function endsWithColon(block: Node, offset: number): boolean {
  return block.textBetween(0, offset).trimEnd().endsWith(':')
}

function beginAfter(tr: Transaction, pos: number, next: Beginning): void {
  tr.insert(pos, defined(next.type.createAndFill(next.attrs), 'an empty block'))
  tr.setSelection(TextSelection.create(tr.doc, pos + 1))
}

/** Splits at `pos`; the space on which the line broke goes. */
function splitInto(tr: Transaction, pos: number, next: Beginning): void {
  tr.split(pos, 1, [{ type: next.type, attrs: next.attrs }])
  const start = pos + 2
  const $start = tr.doc.resolve(start)
  const spaces = /^\s*/.exec($start.parent.textContent)?.[0].length ?? 0
  if (spaces > 0) tr.delete(start, start + spaces)
  tr.setSelection(TextSelection.create(tr.doc, start))
}

function enterInClause(tr: Transaction, $from: ResolvedPos, rules: EnterRules): void {
  const node = $from.parent
  const level = Number(node.attrs['level'])
  if (node.content.size === 0) {
    if (level > 0) tr.setNodeMarkup($from.before(), clause, { ...node.attrs, level: 0 })
    else leaveResolution(tr, $from)
  } else if ($from.parentOffset === 0) {
    tr.insert($from.before(), clause.create({ level }))
  } else {
    const deeper = rules.colonStartsPoints && endsWithColon(node, $from.parentOffset) ? 1 : level
    if ($from.parentOffset === node.content.size)
      beginAfter(tr, $from.after(), { type: clause, attrs: { level: deeper } })
    else splitInto(tr, $from.pos, { type: clause, attrs: { level: deeper } })
  }
}
