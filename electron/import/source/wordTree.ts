import type { SaxesTagNS } from 'saxes'
import { readWordXml } from '../../render/intake/wordXml.ts'

/** An element of a Word part. */
export interface WordElement {
  /** Word's own by their plain names ("p"); those of equations "m:t", of choices between two ages of Word "mc:Choice", all others ":txbx". */
  readonly name: string
  /** By their plain names: which prefix a program gives Word's is its own affair. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (WordElement | string)[]
}

/** No Word document nests so deep; none is read that does. */
const deepest = 250
/** Of one paragraph or table: the longest table of a year's minutes has a tenth of it. */
const mostElements = 300_000

/** What stands round paragraphs and is none itself. */
const holders = new Set([
  ...[
    'document',
    'body',
    'sdt',
    'sdtContent',
    'customXml',
    'smartTag',
    'ins',
    'moveTo',
    'numbering',
    'styles',
  ],
  ...['footnotes', 'endnotes'],
])

const none: Readonly<Record<string, string>> = {}

/**
 * Gives every paragraph, table or definition of a part, one after another, so that a long document never stands in memory whole. False for
 * what no Word writes: broken XML, a document type, nesting without end.
 */
export function eachWordBlock(part: Uint8Array, take: (block: WordElement) => void): boolean {
  const open: (WordElement | null)[] = []
  let elements = 0
  /** How deep the content is that nobody has filled in: it says only how to. */
  let unfilled = -1
  try {
    return readWordXml(part, {
      open: (tag, local) => {
        const isUnfilled = local === 'sdtContent' && open.length === unfilled
        const name = isUnfilled ? 'unfilled' : nameOf(tag, local)
        const parent = open.at(-1) ?? null
        if (open.length >= deepest) throw new TooMuch()
        if (parent === null && holders.has(name)) {
          if (name === 'sdt') unfilled = -1
          open.push(null)
          return
        }
        elements = parent === null ? 1 : elements + 1
        if (elements > mostElements) throw new TooMuch()
        const element: WordElement = { name, attributes: attributesOf(tag), children: [] }
        parent?.children.push(element)
        open.push(element)
      },
      close: () => {
        const element = open.pop() ?? null
        if (element === null || (open.at(-1) ?? null) !== null) return
        if (element.name === 'sdtPr')
          unfilled = childOf(element, 'showingPlcHdr') === undefined ? -1 : open.length
        take(element)
      },
      text: (text) => {
        const element = open.at(-1) ?? null
        if (element !== null && /^(?:(?:m:)?t|instrText)$/.test(element.name)) element.children.push(text)
      },
    })
  } catch (error) {
    if (error instanceof TooMuch) return false
    throw error
  }
}

class TooMuch extends Error {}

function nameOf(tag: SaxesTagNS, local: string): string {
  if (local !== '') return local
  if (tag.uri.endsWith('/markup-compatibility/2006')) return `mc:${tag.local}`
  return tag.uri.endsWith('/math') ? `m:${tag.local}` : `:${tag.local}`
}

function attributesOf(tag: SaxesTagNS): Readonly<Record<string, string>> {
  const all = Object.values(tag.attributes).filter(({ local }) => !local.startsWith('rsid'))
  if (all.length === 0) return none
  // Of two of one plain name, that of Word's own.
  const ordered = all.toSorted((a, b) => Number(a.uri === tag.uri) - Number(b.uri === tag.uri))
  return Object.fromEntries(ordered.map(({ local, value }) => [local, value]))
}

/** The elements inside, where something is said twice for two ages of Word once. */
export function inside(element: WordElement | undefined): WordElement[] {
  return (element?.children ?? []).flatMap((child) => {
    if (typeof child === 'string') return []
    return child.name === 'mc:AlternateContent' ? chosen(child) : [child]
  })
}

function chosen(choices: WordElement): WordElement[] {
  const ways = choices.children.filter((child) => typeof child !== 'string')
  const way = ways.find(({ name }) => name === 'mc:Choice') ?? ways[0]
  return inside(way)
}

export function childOf(element: WordElement | undefined, name: string): WordElement | undefined {
  return inside(element).find((child) => child.name === name)
}

/** What a property says (`w:val`); undefined where it is not there. */
export function valueOf(element: WordElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['val']
}

/** A switch of Word's: there is on, unless it says otherwise; undefined where it is not there. */
export function switchOf(element: WordElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name)
  return found === undefined ? undefined : !['0', 'false', 'off'].includes(found.attributes['val'] ?? '')
}

/** A whole number that a property says; undefined for none. */
export function numberOf(element: WordElement | undefined, name: string): number | undefined {
  const value = valueOf(element, name)
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
}
