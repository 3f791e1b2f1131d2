import { Schema } from 'prosemirror-model'
import type { DOMOutputSpec, NodeSpec } from 'prosemirror-model'
import { longestLabel, longestLead } from '../domain/minutes.ts'

/** As much of a DOM element as parsing needs: this room knows no DOM. */
interface Attributes {
  getAttribute(name: string): string | null
}

const classification = { default: 'public', validate: 'string' }
/** What was printed and is kept as it was; null for what is computed. Pasted text is new, and carries none. */
function printed(longest: number): { readonly default: null; readonly validate: (value: unknown) => void } {
  return {
    default: null,
    validate: (value) => {
      if (value === null || (typeof value === 'string' && value.length <= longest)) return
      throw new RangeError('Not a label or opening words as printed.')
    },
  }
}

/** Blank until the editor's id plugin mints one; the core refuses a document with a blank or repeated id. */
const id = { default: '', validate: 'string' }

function attributes(values: Readonly<Record<string, string | null>>): Record<string, string> {
  const set: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== '') set[name] = value
  return set
}

function textBlock(kind: 'prose' | 'note'): NodeSpec {
  return {
    group: 'block',
    content: 'inline*',
    defining: true,
    attrs: { id, classification },
    parseDOM: kind === 'prose' ? [{ tag: 'p' }] : [{ tag: 'p[data-kind=note]', priority: 60 }],
    toDOM: (node): DOMOutputSpec => [
      'p',
      attributes({
        'data-kind': kind,
        'data-id': String(node.attrs['id']),
        'data-classification': String(node.attrs['classification']),
      }),
      0,
    ],
  }
}

/**
 * The text of one agenda item, flat: points are paragraphs with a level, not nested lists, so that prose, events and resolutions
 * stand between them without breaking the letters. Labels are computed (`shared/document/numbering`), but for those that
 * were printed elsewhere before.
 */
export const minutesSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    prose: textBlock('prose'),
    point: {
      group: 'block',
      content: 'inline*',
      // Without `defining` the first pasted point melts into the empty paragraph it lands in.
      defining: true,
      attrs: {
        ...{ id, classification, level: { default: 0, validate: 'number' } },
        label: printed(longestLabel),
      },
      parseDOM: [
        {
          tag: 'p[data-kind=point]',
          priority: 60,
          getAttrs: (dom: Attributes) => ({
            level: clampLevel(Number(dom.getAttribute('data-level') ?? 0), 2),
          }),
        },
      ],
      toDOM: (node): DOMOutputSpec => [
        'p',
        attributes({
          'data-kind': 'point',
          'data-level': String(node.attrs['level']),
          'data-printed': node.attrs['label'] as string | null,
          'data-id': String(node.attrs['id']),
          'data-classification': String(node.attrs['classification']),
        }),
        0,
      ],
    },
    event: {
      group: 'block',
      content: 'text*',
      marks: '',
      defining: true,
      attrs: {
        id,
        classification,
        event: { default: 'adjourned', validate: 'string' },
        factId: { default: null, validate: 'string|null' },
        edited: { default: false, validate: 'boolean' },
      },
      parseDOM: [
        {
          tag: 'p[data-kind=event]',
          priority: 60,
          getAttrs: (dom: Attributes) => ({
            event: dom.getAttribute('data-event') ?? 'adjourned',
            // A pasted event line is words: the fact it came from happened once.
            factId: null,
            edited: true,
          }),
        },
      ],
      toDOM: (node): DOMOutputSpec => [
        'p',
        attributes({
          'data-kind': 'event',
          'data-event': String(node.attrs['event']),
          'data-id': String(node.attrs['id']),
          'data-classification': String(node.attrs['classification']),
        }),
        0,
      ],
    },
    resolution: {
      group: 'block',
      content: 'clause+',
      defining: true,
      isolating: true,
      attrs: { id, classification, lead: printed(longestLead) },
      parseDOM: [{ tag: 'div[data-kind=resolution]', priority: 60 }],
      toDOM: (node): DOMOutputSpec => [
        'div',
        attributes({
          'data-kind': 'resolution',
          'data-printed': node.attrs['lead'] as string | null,
          'data-id': String(node.attrs['id']),
          'data-classification': String(node.attrs['classification']),
        }),
        0,
      ],
    },
    clause: {
      content: 'inline*',
      defining: true,
      attrs: { id, level: { default: 0, validate: 'number' }, label: printed(longestLabel) },
      parseDOM: [
        {
          tag: 'p[data-kind=clause]',
          priority: 60,
          getAttrs: (dom: Attributes) => ({
            level: clampLevel(Number(dom.getAttribute('data-level') ?? 0), 1),
          }),
        },
      ],
      toDOM: (node): DOMOutputSpec => [
        'p',
        attributes({
          'data-kind': 'clause',
          'data-level': String(node.attrs['level']),
          'data-printed': node.attrs['label'] as string | null,
          'data-id': String(node.attrs['id']),
        }),
        0,
      ],
    },
    note: textBlock('note'),
    person: {
      inline: true,
      group: 'inline',
      atom: true,
      // Selected as a thing, the next letter typed would take its place: the caret steps over it instead.
      selectable: false,
      attrs: { personId: { validate: 'string' }, text: { validate: 'string' } },
      leafText: (node) => String(node.attrs['text']),
      parseDOM: [
        {
          tag: 'span[data-person]',
          getAttrs: (dom: Attributes & { readonly textContent: string | null }) => ({
            personId: dom.getAttribute('data-person') ?? '',
            text: dom.textContent ?? '',
          }),
        },
      ],
      toDOM: (node): DOMOutputSpec => [
        'span',
        { 'data-person': String(node.attrs['personId']) },
        String(node.attrs['text']),
      ],
    },
    text: { group: 'inline' },
  },
  marks: {
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: (): DOMOutputSpec => ['strong', 0] },
    emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: (): DOMOutputSpec => ['em', 0] },
  },
})

function clampLevel(level: number, deepest: number): number {
  return Number.isInteger(level) && level >= 0 ? Math.min(level, deepest) : 0
}
