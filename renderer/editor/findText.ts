import type { Node } from 'prosemirror-model'

export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
}

export interface Hit {
  readonly from: number
  readonly to: number
  /** False where the words are (part of) a reference to a person, which is found but never replaced. */
  readonly isText: boolean
}

interface Line {
  readonly asTyped: string
  readonly folded: string
  /** For each character of a line with references: the position of what it belongs to, within the line. Null: its own. */
  readonly places: readonly { readonly from: number; readonly to: number; readonly isText: boolean }[] | null
}

/** Lines are values: what was read of one once holds as long as it stands. */
const read = new WeakMap<Node, Line>()

/** Every place of a document that says `query`, in order, none over another. Quotation marks and spaces are found in either form. */
export function hitsIn(doc: Node, query: FindQuery): readonly Hit[] {
  const wanted = query.matchCase ? plain(query.text) : plain(query.text).toLowerCase()
  const hits: Hit[] = []
  if (wanted === '') return hits
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const line = lineOf(node)
    const text = query.matchCase ? line.asTyped : line.folded
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      const hit = placed(line, at, at + wanted.length)
      const from = pos + 1 + hit.from
      // Two finds in one reference are one place.
      if (hits.at(-1)?.from !== from) hits.push({ from, to: pos + 1 + hit.to, isText: hit.isText })
    }
    return false
  })
  return hits
}

function placed(line: Line, from: number, to: number): Hit {
  if (line.places === null) return { from, to, isText: true }
  const spanned = line.places.slice(from, to)
  return {
    from: spanned[0]?.from ?? from,
    to: spanned.at(-1)?.to ?? to,
    isText: spanned.every((place) => place.isText),
  }
}

function lineOf(node: Node): Line {
  const known = read.get(node)
  if (known !== undefined) return known
  const asTyped = plain(node.textContent)
  const lower = asTyped.toLowerCase()
  // A few letters of other languages are longer in lower case: places must stay what they are.
  const folded = lower.length === asTyped.length ? lower : asTyped
  const line = { asTyped, folded, places: placesOf(node) }
  read.set(node, line)
  return line
}

function placesOf(node: Node): Line['places'] {
  let hasReference = false
  const places: { from: number; to: number; isText: boolean }[] = []
  node.forEach((child, offset) => {
    const length = child.isText ? child.nodeSize : child.textContent.length
    hasReference ||= !child.isText
    for (let at = 0; at < length; at += 1) {
      places.push(
        child.isText
          ? { from: offset + at, to: offset + at + 1, isText: true }
          : { from: offset, to: offset + child.nodeSize, isText: false },
      )
    }
  })
  return hasReference ? places : null
}

function plain(text: string): string {
  return text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
}
