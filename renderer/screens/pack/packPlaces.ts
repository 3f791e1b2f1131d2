import type { PackPages } from '../../state/packData.ts'

/** The pages of a pack by what stands on them: plain values, so that a pack of 1,500 pages is grouped in a moment. */

type Placed = Pick<PackPages, 'firstPage' | 'pages' | 'ranges' | 'documents' | 'blanks'>
type PackDocument = PackPages['documents'][number]

/** Pages that stand under one heading: the front sheet, or an item with all its papers. */
export interface PageGroup {
  readonly id: string
  readonly itemId: string | null
  /** "4"; empty for what is no item. */
  readonly item: string
  readonly title: string
  readonly first: number
  readonly last: number
}

/** What stands on one page. */
export interface PageAbout {
  readonly page: number
  readonly group: PageGroup
  readonly isBlank: boolean
  /** Null on the front sheet and on blank pages. */
  readonly document: { readonly title: string; readonly page: number; readonly of: number } | null
}

/** The number of the last page, as stamped. */
export function lastPage({ firstPage, pages }: Pick<Placed, 'firstPage' | 'pages'>): number {
  return firstPage + pages - 1
}

/** Every page once, in order. Where sub-items have ranges of their own, a page belongs to the narrower one. */
export function pageGroups(pack: Placed): PageGroup[] {
  const groups: PageGroup[] = []
  let before: PackPages['ranges'][number] | null | undefined
  for (let page = pack.firstPage; page <= lastPage(pack); page += 1) {
    const range = rangeAt(pack.ranges, page)
    const open = groups.at(-1)
    if (open !== undefined && range === before) groups[groups.length - 1] = { ...open, last: page }
    else groups.push(newGroup(range, page, pack))
    before = range
  }
  return groups
}

function newGroup(range: PackPages['ranges'][number] | null, page: number, pack: Placed): PageGroup {
  if (range !== null) {
    const { itemId, item, title } = range
    return { id: `${itemId} ${page}`, itemId, item, title, first: page, last: page }
  }
  const isFront = page === pack.firstPage
  const title = isFront ? 'Front sheet' : 'Papers of the whole meeting'
  return { id: `pages ${page}`, itemId: null, item: '', title, first: page, last: page }
}

function rangeAt(ranges: PackPages['ranges'], page: number): PackPages['ranges'][number] | null {
  let found: PackPages['ranges'][number] | null = null
  for (const range of ranges) {
    if (page < range.first || page > range.last) continue
    if (found === null || range.last - range.first < found.last - found.first) found = range
  }
  return found
}

/** "61–112", or "3" for one page. */
export function shownRange({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? String(first) : `${first}–${last}`
}

/** What stands on each page: ask once for a pack, then by number. Null for a number that is none of its pages. */
export function pageFinder(pack: Placed): (page: number) => PageAbout | null {
  const groups = pageGroups(pack)
  const blanks = new Set(pack.blanks)
  return (page) => {
    const group = groups.find(({ first, last }) => first <= page && page <= last)
    if (group === undefined) return null
    const isBlank = blanks.has(page)
    const document = isBlank ? null : documentAt(pack.documents, page)
    if (document === null) return { page, group, isBlank, document: null }
    const { title, first, last } = document
    return { page, group, isBlank, document: { title, page: page - first + 1, of: last - first + 1 } }
  }
}

function documentAt(documents: readonly PackDocument[], page: number): PackDocument | null {
  return documents.find(({ first, last }) => first <= page && page <= last) ?? null
}

/** The page that shows what this one showed before the pack was made again; the nearest one there is where it has gone. */
export function keptPlace(before: Placed, after: Placed, page: number): number {
  const within = (number: number): number =>
    Math.max(after.firstPage, Math.min(number, Math.max(after.firstPage, lastPage(after))))
  const stood = documentAt(before.documents, page)
  if (stood === null) {
    // A blank goes with what stands before it.
    const ahead = before.documents.findLast(({ last }) => last < page)
    if (ahead === undefined) return within(page - before.firstPage + after.firstPage)
    const moved = after.documents.find(({ paperId }) => paperId === ahead.paperId)
    if (moved === undefined) return within(page)
    return after.blanks.includes(moved.last + 1) ? moved.last + 1 : within(moved.last)
  }
  const stands = after.documents.find(({ paperId }) => paperId === stood.paperId)
  if (stands === undefined) return within(page)
  return within(Math.min(stands.first + (page - stood.first), stands.last))
}

/** The pages on which items begin. */
export function itemStart(groups: readonly PageGroup[], page: number, step: 1 | -1): number | null {
  const at = groups.findIndex(({ first, last }) => first <= page && page <= last)
  const here = groups[at]
  if (here === undefined) return null
  if (step === -1 && page > here.first) return here.first
  return groups[at + step]?.first ?? null
}
