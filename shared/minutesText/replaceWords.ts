import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { minutesSchema } from './schema.ts'

/**
 * The change that gives a block or a clause other words, and touches nothing but what differs: names, bold and italics before and after
 * stay. No words take it out altogether. Null when there is no such block, or it has these words already. An event whose words are
 * changed no longer follows its fact.
 */
export function replaceWords(doc: Node, id: string, words: string): Transform | null {
  const found = blockWith(doc, id)
  if (found === null) return null
  const { node, position } = found
  if (words.trim() === '') return withoutBlock(doc, found)
  const units = unitsOf(node)
  const wanted = [...words.replace(/\s+/g, ' ').trim()]
  const before = sharedStart(units, wanted)
  const after = sharedStart(units.slice(before).toReversed(), wanted.slice(before).toReversed())
  if (before + after === units.length && units.length === wanted.length) return null
  const start = position + 1 + (units[before]?.from ?? endOf(units))
  const end = position + 1 + (units[units.length - after - 1]?.to ?? 0)
  const text = wanted.slice(before, wanted.length - after).join('')
  const change = new Transform(doc)
  const marks = node.type.name === 'event' ? [] : marksAt(node, units[before] ?? units.at(-1))
  if (end > start) change.delete(start, end)
  if (text !== '') change.insert(start, minutesSchema.text(text, marks))
  if (node.type.name === 'event' && node.attrs['edited'] !== true) {
    change.setNodeAttribute(position, 'edited', true)
  }
  return change
}

/** A letter of the words, or a whole token with the words it prints, by its places in the block. */
interface Unit {
  readonly text: string
  readonly from: number
  readonly to: number
}

function unitsOf(node: Node): Unit[] {
  const units: Unit[] = []
  node.forEach((child, offset) => {
    if (!child.isText) {
      // All of a token or none of it: its letters share its places.
      const words = [...String(child.attrs['text'] ?? '')]
      for (const letter of words) units.push({ text: letter, from: offset, to: offset + child.nodeSize })
      return
    }
    let at = offset
    for (const letter of child.text ?? '') {
      units.push({ text: letter, from: at, to: at + letter.length })
      at += letter.length
    }
  })
  return units
}

/** How many letters both begin with; never a part of a token. */
function sharedStart(units: readonly Unit[], wanted: readonly string[]): number {
  let shared = 0
  while (shared < units.length && shared < wanted.length && units[shared]?.text === wanted[shared])
    shared += 1
  while (shared > 0 && shared < units.length && units[shared - 1]?.from === units[shared]?.from) shared -= 1
  return shared
}

function endOf(units: readonly Unit[]): number {
  return units.at(-1)?.to ?? 0
}

function marksAt(node: Node, unit: Unit | undefined): Node['marks'] {
  const child = unit === undefined ? null : node.nodeAt(unit.from)
  return child?.isText === true ? child.marks : []
}

/** The block taken out, and a resolution with its last clause; the only block of the minutes stays, empty. */
function withoutBlock(doc: Node, { node, position }: Found): Transform | null {
  const around = doc.resolve(position)
  const isLast = around.parent.childCount === 1
  const change = new Transform(doc)
  if (!isLast) return change.delete(position, position + node.nodeSize)
  if (around.depth === 1 && doc.childCount > 1) return change.delete(around.before(), around.after())
  return node.content.size === 0 ? null : change.delete(position + 1, position + node.nodeSize - 1)
}

interface Found {
  readonly node: Node
  readonly position: number
}

function blockWith(doc: Node, id: string): Found | null {
  let found: Found | null = null
  doc.descendants((node, position) => {
    if (found === null && node.isTextblock && node.attrs['id'] === id) found = { node, position }
    return found === null
  })
  return found
}
