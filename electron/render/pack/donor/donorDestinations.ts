import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib'
import { dictionaries } from '../../pdfStructure.ts'

const name = (text: string): PDFName => PDFName.of(text)

export interface Destinations {
  /** The explicit destination something leads to, `[page /XYZ …]`; null when it leads nowhere in the document. */
  resolve(destination: PDFObject | undefined): PDFArray | null
}

/** Names of places become the places themselves, since the pack has no names of its own parts. */
export function destinationsOf(pdf: PDFDocument): Destinations {
  const named = namedDestinations(pdf)
  const pages = new Set<PDFObject>(pdf.getPages().map((page) => page.ref))
  const explicit = (value: PDFObject | undefined): PDFArray | null => {
    const found = value instanceof PDFRef ? pdf.context.lookup(value) : value
    const place = found instanceof PDFDict ? found.lookup(name('D')) : found
    if (!(place instanceof PDFArray) || place.size() === 0) return null
    const page = place.get(0)
    return pages.has(page) ? place : null
  }
  return {
    resolve: (destination) => {
      const found = destination instanceof PDFRef ? pdf.context.lookup(destination) : destination
      const key = textOf(found)
      return key === null ? explicit(found) : explicit(named.get(key))
    },
  }
}

/** Of both kinds: the dictionary of old, and the tree of names. */
function namedDestinations({ catalog }: PDFDocument): ReadonlyMap<string, PDFObject> {
  const found = new Map<string, PDFObject>()
  for (const [key, value] of catalog.lookupMaybe(name('Dests'), PDFDict)?.entries() ?? []) {
    found.set(key.decodeText(), value)
  }
  const tree = catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('Dests'), PDFDict)
  const waiting = tree === undefined ? [] : [tree]
  const seen = new Set<PDFDict>()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const names = node.lookup(name('Names'))
    for (let at = 0; names instanceof PDFArray && at + 1 < names.size(); at += 2) {
      const key = textOf(names.lookup(at))
      if (key !== null) found.set(key, names.get(at + 1))
    }
    const kids = node.lookup(name('Kids'))
    if (kids instanceof PDFArray) waiting.push(...dictionaries(kids))
  }
  return found
}

function textOf(value: PDFObject | undefined): string | null {
  if (value instanceof PDFName) return value.decodeText()
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
}

export interface FoundBookmark {
  readonly title: string
  /** Null for one that leads nowhere. */
  readonly place: PDFArray | null
  readonly children: readonly FoundBookmark[]
}

/** The bookmarks of a document, at most six deep and 5,000 in all. */
export function bookmarksOf(pdf: PDFDocument, destinations: Destinations): readonly FoundBookmark[] {
  const outlines = pdf.catalog.lookup(name('Outlines'))
  if (!(outlines instanceof PDFDict)) return []
  const seen = new Set<PDFDict>()
  const below = (parent: PDFDict, depth: number): FoundBookmark[] => {
    const found: FoundBookmark[] = []
    let node = parent.lookup(name('First'))
    while (node instanceof PDFDict && !seen.has(node) && seen.size < 5_000) {
      seen.add(node)
      const action = node.lookup(name('A'))
      const goesTo =
        action instanceof PDFDict && action.get(name('S')) === name('GoTo')
          ? action.get(name('D'))
          : undefined
      found.push({
        title: textOf(node.lookup(name('Title'))) ?? '',
        place: destinations.resolve(node.get(name('Dest')) ?? goesTo),
        children: depth < 6 ? below(node, depth + 1) : [],
      })
      node = node.lookup(name('Next'))
    }
    return found
  }
  return below(outlines, 1)
}
