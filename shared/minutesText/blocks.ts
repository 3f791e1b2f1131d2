import type { Node } from 'prosemirror-model'
import type { Classification } from '../domain/access.ts'
import { classifications } from '../domain/access.ts'
import { AppError } from '../domain/appError.ts'
import { eventKinds } from '../domain/meetingFact.ts'
import type { EventKind } from '../domain/meetingFact.ts'
import type { Clause, Inline, Labelled, LabelledClause, MinutesBlock, PointLevel } from '../domain/minutes.ts'
import { minutesSchema } from './schema.ts'

/** The blocks of a document, in order. Throws `invalid-input` for an attribute outside its closed list. */
export function toBlocks(doc: Node): MinutesBlock[] {
  const blocks: MinutesBlock[] = []
  doc.forEach((node) => blocks.push(toBlock(node)))
  return blocks
}

/** The document of some blocks. No blocks give one empty paragraph with the id `emptyId`. */
export function fromBlocks(blocks: readonly MinutesBlock[], emptyId: string): Node {
  const nodes = blocks.map(fromBlock)
  const doc = minutesSchema.node(
    'doc',
    null,
    nodes.length > 0 ? nodes : [minutesSchema.node('prose', { id: emptyId })],
  )
  doc.check()
  return doc
}

/** What numbering needs of a document, one entry per block. */
export function toLabelled(doc: Node): Labelled[] {
  const labelled: Labelled[] = []
  doc.forEach((node) => {
    if (node.type.name === 'point') {
      labelled.push({ kind: 'point', level: pointLevel(node), ...kept(node, 'label') })
    } else if (node.type.name === 'resolution') {
      const clauses: LabelledClause[] = []
      node.forEach((clause) => clauses.push({ level: clauseLevel(clause), ...kept(clause, 'label') }))
      labelled.push({ kind: 'resolution', clauses })
    } else {
      labelled.push({ kind: 'other' })
    }
  })
  return labelled
}

function toBlock(node: Node): MinutesBlock {
  const base = { id: String(node.attrs['id']), classification: classificationOf(node) }
  switch (node.type.name) {
    case 'prose':
      return { ...base, kind: 'prose', content: toInlines(node) }
    case 'note':
      return { ...base, kind: 'note', content: toInlines(node) }
    case 'point':
      return {
        ...{ ...base, kind: 'point', level: pointLevel(node), ...kept(node, 'label') },
        content: toInlines(node),
      }
    case 'event':
      return {
        ...base,
        kind: 'event',
        event: eventOf(node),
        factId: (node.attrs['factId'] as string | null) ?? null,
        edited: node.attrs['edited'] === true,
        content: toInlines(node),
      }
    case 'resolution': {
      const clauses: Clause[] = []
      node.forEach((clause) =>
        clauses.push({
          id: String(clause.attrs['id']),
          level: clauseLevel(clause),
          ...kept(clause, 'label'),
          content: toInlines(clause),
        }),
      )
      return { ...base, kind: 'resolution', ...kept(node, 'lead'), clauses }
    }
    default:
      throw new Error(`Not a block of the minutes: ${node.type.name}`)
  }
}

function fromBlock(block: MinutesBlock): Node {
  const base = { id: block.id, classification: block.classification }
  switch (block.kind) {
    case 'prose':
    case 'note':
      return minutesSchema.node(block.kind, base, fromInlines(block.content))
    case 'point':
      return minutesSchema.node(
        'point',
        { ...base, level: block.level, label: block.label ?? null },
        fromInlines(block.content),
      )
    case 'event':
      return minutesSchema.node(
        'event',
        { ...base, event: block.event, factId: block.factId, edited: block.edited },
        fromInlines(block.content.map(asWords)),
      )
    case 'resolution':
      return minutesSchema.node(
        'resolution',
        { ...base, lead: block.lead ?? null },
        block.clauses.map(({ id, level, label = null, content }) =>
          minutesSchema.node('clause', { id, level, label }, fromInlines(content)),
        ),
      )
  }
}

/** The attribute of what was printed, where the node has one. */
function kept<Name extends 'label' | 'lead'>(node: Node, name: Name): { readonly [Key in Name]?: string } {
  const value: unknown = node.attrs[name]
  return typeof value === 'string' ? ({ [name]: value } as { readonly [Key in Name]: string }) : {}
}

function toInlines(node: Node): Inline[] {
  const inlines: Inline[] = []
  node.forEach((child) => {
    if (child.type.name === 'person') {
      inlines.push({
        kind: 'person',
        personId: String(child.attrs['personId']),
        text: String(child.attrs['text']),
      })
    } else {
      inlines.push({
        kind: 'text',
        text: child.text ?? '',
        ...(child.marks.some((mark) => mark.type.name === 'strong') ? { strong: true as const } : {}),
        ...(child.marks.some((mark) => mark.type.name === 'emphasis') ? { emphasis: true as const } : {}),
      })
    }
  })
  return inlines
}

/** The line of an event is words alone: a record from elsewhere may name somebody in it, or have bold words. */
function asWords({ text }: Inline): Inline {
  return { kind: 'text', text }
}

function fromInlines(content: readonly Inline[]): Node[] {
  return content
    .filter((inline) => inline.text !== '')
    .map((inline) => {
      if (inline.kind === 'person') {
        return minutesSchema.node('person', { personId: inline.personId, text: inline.text })
      }
      const marks = [
        ...(inline.strong === true ? [minutesSchema.mark('strong')] : []),
        ...(inline.emphasis === true ? [minutesSchema.mark('emphasis')] : []),
      ]
      return minutesSchema.text(inline.text, marks)
    })
}

function pointLevel(node: Node): PointLevel {
  const level: unknown = node.attrs['level']
  if (level === 0 || level === 1 || level === 2) return level
  throw new AppError(
    'invalid-input',
    'A point stands deeper than the minutes allow. Move it out with Shift+Tab.',
  )
}

function clauseLevel(node: Node): 0 | 1 {
  const level: unknown = node.attrs['level']
  if (level === 0 || level === 1) return level
  throw new AppError(
    'invalid-input',
    'A clause stands deeper than a resolution allows. Move it out with Shift+Tab.',
  )
}

function eventOf(node: Node): EventKind {
  const event = eventKinds.find((kind) => kind === node.attrs['event'])
  if (event === undefined)
    throw new AppError('invalid-input', 'The minutes hold an event of an unknown kind.')
  return event
}

function classificationOf(node: Node): Classification {
  const found = classifications.find((classification) => classification === node.attrs['classification'])
  if (found === undefined)
    throw new AppError('invalid-input', 'The minutes hold a block of an unknown classification.')
  return found
}
