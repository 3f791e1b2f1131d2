import { PDFDict, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/** A bookmark of the pack; `place` is an explicit destination, null for a heading that leads nowhere. */
export interface Bookmark {
  readonly title: string
  readonly place: PDFObject | null
  readonly children: readonly Bookmark[]
}

/** Writes the bookmarks: items and their documents open, what documents bring of their own closed. */
export function writeOutline(context: PDFContext, bookmarks: readonly Bookmark[]): PDFRef | null {
  if (bookmarks.length === 0) return null
  const root = context.nextRef()
  const { first, last, shown } = writeLevel(context, bookmarks, root, 0)
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: shown }))
  return root
}

interface Level {
  readonly first: PDFRef
  readonly last: PDFRef
  /** How many bookmarks of this level and below are shown. */
  readonly shown: number
}

function writeLevel(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  depth: number,
): Level {
  const refs = bookmarks.map(() => context.nextRef())
  let shown = 0
  bookmarks.forEach((bookmark, index) => {
    const ref = refs[index]
    if (ref === undefined) return
    const entry = PDFDict.withContext(context)
    entry.set(name('Title'), PDFHexString.fromText(bookmark.title))
    entry.set(name('Parent'), parent)
    if (bookmark.place !== null) entry.set(name('Dest'), bookmark.place)
    const before = refs[index - 1]
    const after = refs[index + 1]
    if (before !== undefined) entry.set(name('Prev'), before)
    if (after !== undefined) entry.set(name('Next'), after)
    shown += 1
    if (bookmark.children.length > 0) {
      const below = writeLevel(context, bookmark.children, ref, depth + 1)
      const isOpen = depth === 0
      entry.set(name('First'), below.first)
      entry.set(name('Last'), below.last)
      entry.set(name('Count'), PDFNumber.of(isOpen ? below.shown : -below.shown))
      if (isOpen) shown += below.shown
    }
    context.assign(ref, entry)
  })
  const first = refs[0]
  const last = refs.at(-1)
  if (first === undefined || last === undefined) throw new Error('A level of bookmarks has at least one')
  return { first, last, shown }
}
