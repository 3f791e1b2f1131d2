import { EditorState, TextSelection } from 'prosemirror-state'
import type { Command, Plugin, Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { minutesPlugins } from '../../../renderer/editor/plugins.ts'
import type { LabelStyle } from '../../../renderer/editor/labels.ts'
import { placeLabels } from '../../../renderer/editor/labels.ts'
import { NameBook } from '../../../renderer/editor/names.ts'
import { defaultHouseStyle } from '../../../shared/domain/houseStyle.ts'
import { minutesSchema } from '../../../shared/minutesText/schema.ts'

/** Text of minutes for tests, one string a block, with the caret at "|":
 *  "text" prose, "- text" a point, "-- text" a sub-point, "--- text" below it, "! text" an event line, "? text" a note,
 *  "{Name}" a reference to a person, whose id is the name,
 *  and "R" with "1 text" (outer clause) and "2 text" (inner clause) lines inside an array for a resolution. */
export type Written = string | readonly string[]

export const lettersStyle: LabelStyle = {
  markers: { points: 'letters', subPoints: 'i.' },
  resolution: defaultHouseStyle.resolution,
}

/** Ids in order: "n1", "n2", … */
export function countingIds(prefix = 'n'): () => string {
  let count = 0
  return () => `${prefix}${(count += 1)}`
}

export function testPlugins(
  newId = countingIds(),
  colonStartsPoints = true,
  names = new NameBook(),
  isExcluded = (): boolean => false,
): Plugin[] {
  return minutesPlugins({
    labels: lettersStyle,
    rules: { colonStartsPoints },
    placeholder: 'Minutes',
    newId,
    isExcluded,
    names,
  })
}

export function docOf(...written: readonly Written[]): Node {
  const newId = countingIds('b')
  return minutesSchema.node(
    'doc',
    null,
    written.map((block) => blockOf(block, newId)),
  )
}

function blockOf(written: Written, newId: () => string): Node {
  const id = newId()
  if (typeof written !== 'string') {
    return minutesSchema.node(
      'resolution',
      { id },
      written.map((line) =>
        minutesSchema.node('clause', { id: newId(), level: Number(line[0]) - 1 }, textOf(line.slice(2))),
      ),
    )
  }
  const points = /^(-{1,3}) ?/.exec(written)
  if (points?.[1] !== undefined) {
    return minutesSchema.node(
      'point',
      { id, level: points[1].length - 1 },
      textOf(written.slice(points[0].length)),
    )
  }
  if (written.startsWith('! ')) {
    return minutesSchema.node('event', { id, factId: `fact-${id}` }, textOf(written.slice(2)))
  }
  if (written.startsWith('? ')) return minutesSchema.node('note', { id }, textOf(written.slice(2)))
  return minutesSchema.node('prose', { id }, textOf(written))
}

function textOf(text: string): Node[] {
  return text
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{([^}]*)\}$/.exec(part)?.[1]
      return name === undefined
        ? minutesSchema.text(part)
        : minutesSchema.node('person', { personId: name, text: name })
    })
}

/** The state of a written document; "|" is taken out and becomes the caret (two of them: a selection). */
export function stateOf(written: readonly Written[], plugins = testPlugins()): EditorState {
  const marked = docOf(...written)
  const bars: number[] = []
  marked.descendants((node, pos) => {
    for (const match of node.text?.matchAll(/\|/g) ?? []) bars.push(pos + match.index)
  })
  let state = EditorState.create({ doc: marked })
  for (const bar of bars.toReversed()) state = state.apply(state.tr.delete(bar, bar + 1))
  const [from = 1, to = from + 1] = bars
  const selection = TextSelection.create(state.doc, from, bars.length > 1 ? to - 1 : from)
  return EditorState.create({ doc: state.doc, selection, plugins })
}

/** The document written as `docOf` reads it, the caret as "|". */
export function writtenOf(state: EditorState): Written[] {
  const written: Written[] = []
  const { $from, empty } = state.selection
  const line = (node: Node, pos: number): string => {
    const braced = (from: number, to: number): string =>
      node.textBetween(from, to, undefined, (leaf) => `{${leaf.textContent}}`)
    if (!empty || $from.parent !== node || $from.before() !== pos) return braced(0, node.content.size)
    return `${braced(0, $from.parentOffset)}|${braced($from.parentOffset, node.content.size)}`
  }
  state.doc.forEach((node, pos) => {
    switch (node.type.name) {
      case 'resolution': {
        const clauses: string[] = []
        node.forEach((clause, offset) => {
          clauses.push(`${Number(clause.attrs['level']) + 1} ${line(clause, pos + 1 + offset)}`)
        })
        written.push(clauses)
        break
      }
      case 'point':
        written.push(`${'-'.repeat(Number(node.attrs['level']) + 1)} ${line(node, pos)}`)
        break
      case 'event':
        written.push(`! ${line(node, pos)}`)
        break
      case 'note':
        written.push(`? ${line(node, pos)}`)
        break
      default:
        written.push(line(node, pos))
    }
  })
  return written
}

/** The state after a command; the same state when it does not apply. */
export function after(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr: Transaction) => {
    next = state.apply(tr)
  })
  return next
}

/** The marks of the document, in order: "a)", "i.", "(1)". */
export function labelsIn(doc: Node): string[] {
  return placeLabels(doc, lettersStyle)
    .map((label) => label.attributes['data-label'] ?? '')
    .filter((text) => text !== '')
}
