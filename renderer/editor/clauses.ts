import { TextSelection } from 'prosemirror-state'
import type { Command, Transaction } from 'prosemirror-state'
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import type { ResolutionWording } from '../../shared/domain/houseStyle.ts'
import { resolutionVerbs } from '../../shared/domain/verbs.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { markStep } from './stepName.ts'
import { pastTrailingEvents } from './trailingEvents.ts'

const { prose, resolution, clause } = minutesSchema.nodes as Record<
  'prose' | 'resolution' | 'clause',
  NodeType
>

/** The clause at `$from` becomes a paragraph; clauses above and below it stay resolutions of their own. */
export function leaveResolution(tr: Transaction, $from: ResolvedPos): void {
  const whole = $from.node(1)
  const index = $from.index(1)
  const above: Node[] = []
  const below: Node[] = []
  whole.forEach((child, _offset, at) => {
    if (at < index) above.push(child)
    if (at > index) below.push(child)
  })
  const attrs = { classification: whole.attrs['classification'] as string }
  const paragraph = prose.create(attrs, $from.parent.content)
  const nodes: Node[] = []
  if (above.length > 0) nodes.push(resolution.create(whole.attrs, above))
  nodes.push(paragraph)
  if (below.length > 0)
    nodes.push(resolution.create(above.length > 0 ? attrs : whole.attrs, standOnTheirOwn(below)))
  const start = $from.before(1)
  tr.replaceWith(start, $from.after(1), nodes)
  const shift = above.length > 0 ? (nodes[0]?.nodeSize ?? 0) : 0
  tr.setSelection(TextSelection.create(tr.doc, start + shift + 1 + $from.parentOffset))
}

/** The first clause of a resolution stands at the outer level: there is nothing for it to stand under. */
function standOnTheirOwn(clauses: readonly Node[]): Node[] {
  let outer = true
  return clauses.map((node) => {
    outer &&= node.attrs['level'] === 1
    return outer ? clause.create({ ...node.attrs, level: 0 }, node.content) : node
  })
}

/**
 * A resolution with one empty clause after the block of the caret, or in its place when that is empty. An empty clause at the end of a
 * resolution was begun for nothing: the new one takes its place, and where it is the only one there is nothing to begin.
 */
export const insertResolution: Command = (state, dispatch) => {
  const { $to } = state.selection
  if ($to.depth === 0) return false
  if (dispatch === undefined) return true
  const tr = state.tr
  const block = $to.node(1)
  const made = resolution.create(
    { classification: block.attrs['classification'] as string },
    clause.create({ level: 0 }),
  )
  if (block.type === resolution && $to.parent.content.size === 0 && $to.index(1) === block.childCount - 1) {
    if (block.childCount === 1) return true
    tr.delete($to.before(2), $to.after(2))
  }
  const inPlace = block.isTextblock && block.content.size === 0
  const pos = inPlace ? $to.before(1) : pastTrailingEvents(tr.doc, tr.mapping.map($to.after(1)))
  if (inPlace) tr.replaceWith(pos, $to.after(1), made)
  else tr.insert(pos, made)
  tr.setSelection(TextSelection.create(tr.doc, pos + 2))
  dispatch(markStep(tr, 'the resolution begun').scrollIntoView())
  return true
}

/** A recommendation as a clause of the resolution that adopts it. */
export interface PrintedClause {
  readonly level: 0 | 1
  readonly words: string
}

const outerMark = /^(?:\(?\d{1,2}[.)]|\(?[ivx]{1,5}[.)]|[-–•])(?:\s+|$)/i
const innerMark = /^\(?[a-z]{1,2}[.)](?:\s+|$)/i
const endMark = /\s*(?:[;,](?:\s*(?:and|or))?)$/i

/**
 * The printed recommendations of a report as clauses, in their words: a typed number goes, since clauses are numbered by themselves, and
 * so does the “To” or “That” which the opening words of a resolution say already. A lettered one under a colon stands a level in.
 */
export function printedClauses(
  recommendations: readonly string[],
  wording: ResolutionWording,
): readonly PrintedClause[] {
  const clauses: PrintedClause[] = []
  for (const printed of recommendations) {
    const text = printed.replace(/\s+/g, ' ').trim()
    const before = clauses.at(-1)
    const isInner =
      innerMark.test(text) && (before?.level === 1 || (before !== undefined && before.words.endsWith(':')))
    const bare = text.replace(isInner ? innerMark : outerMark, '').replace(isInner ? '' : innerMark, '')
    const words = afterOpening(bare, wording).replace(endMark, '')
    if (words !== '') clauses.push({ level: isInner ? 1 : 0, words })
  }
  return clauses
}

/** “To note the report” after “Resolved to”: “note the report”. */
function afterOpening(words: string, wording: ResolutionWording): string {
  const opening = /\b(to|that)$/i.exec(wording)?.[1]
  if (opening === undefined) return words
  const rest = words.replace(new RegExp(`^${opening}\\s+`, 'i'), '')
  const first = rest.split(' ')[0]?.toLowerCase() ?? ''
  const isVerb = resolutionVerbs.some((verb) => verb.split(' ')[0] === first)
  return isVerb ? `${rest.charAt(0).toLowerCase()}${rest.slice(1)}` : rest
}

/**
 * Puts clauses where the empty clause of the caret stands, the last of the resolution with a full stop; the caret goes to its end. Where they are `all` there is to
 * resolve it goes to an empty paragraph below: the next words are no part of what was adopted.
 */
export function adoptClauses(clauses: readonly PrintedClause[], name: string, all: boolean): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.parent.type !== clause || $from.parent.content.size > 0 || clauses.length === 0) return false
    if (dispatch === undefined) return true
    const isLast = $from.index(1) === $from.node(1).childCount - 1
    const nodes = clauses.map(({ level, words }, index) => {
      const text = isLast && index === clauses.length - 1 ? withFullStop(words) : words
      return clause.create({ level }, minutesSchema.text(text))
    })
    const start = $from.before()
    const tr = state.tr.replaceWith(start, $from.after(), nodes)
    const end = start + nodes.reduce((sum, node) => sum + node.nodeSize, 0)
    tr.setSelection(TextSelection.create(tr.doc, end - 1))
    if (all) toParagraphBelow(tr)
    dispatch(markStep(tr, name).scrollIntoView())
    return true
  }
}

function withFullStop(words: string): string {
  return /[.;:!?]$/.test(words) ? words : `${words}.`
}

/** The caret goes from a resolution into the empty paragraph below it, which is made where there is none. */
function toParagraphBelow(tr: Transaction): void {
  const { $from } = tr.selection
  const pos = $from.after(1)
  const below = tr.doc.nodeAt(pos)
  if (below?.type !== prose || below.content.size > 0) {
    tr.insert(pos, prose.create({ classification: $from.node(1).attrs['classification'] as string }))
  }
  tr.setSelection(TextSelection.create(tr.doc, pos + 1))
}
