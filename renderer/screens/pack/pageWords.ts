import type { PackPages } from '../../state/packData.ts'
import { lastPage, shownRange } from './packPlaces.ts'
import type { PageAbout, PageGroup } from './packPlaces.ts'

/** "item 5 Budget", or "front sheet". */
function groupWords({ item, title }: PageGroup): string {
  return item === '' ? lowerFirst(title) : `item ${item} ${title}`
}

function lowerFirst(words: string): string {
  return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`
}

/** The name of a page in the strip: "Page 61, first page of item 5 Budget, Budget report.pdf". */
export function thumbnailName({ page, group, isBlank, document }: PageAbout): string {
  if (isBlank) return `Page ${page}, intentionally left blank`
  const place =
    group.item !== '' && page === group.first ? `first page of ${groupWords(group)}` : groupWords(group)
  if (document === null) return `Page ${page}, ${place}`
  const within = document.of === 1 ? '' : `, page ${document.page} of ${document.of}`
  return `Page ${page}, ${place}, ${document.title}${within}`
}

/** What a page shows, for who cannot see it: "Page 61 of 116: item 5, Budget report.pdf, page 1 of 15". */
export function pictureName(about: PageAbout, pack: Pick<PackPages, 'firstPage' | 'pages'>): string {
  const { page, group, isBlank, document } = about
  const number = `${pageNumberWords(page, pack)}:`
  if (isBlank) return `${number} intentionally left blank`
  const item = group.item === '' ? lowerFirst(group.title) : `item ${group.item}`
  if (document === null) return `${number} ${item}`
  return `${number} ${item}, ${document.title}, page ${document.page} of ${document.of}`
}

function pageNumberWords(page: number, pack: Pick<PackPages, 'firstPage' | 'pages'>): string {
  if (pack.firstPage === 1) return `Page ${page} of ${pack.pages}`
  return `Page ${page} of ${shownRange({ first: pack.firstPage, last: lastPage(pack) })}`
}

/** The heading over the pages of an item: "61–112", "5 Budget". */
export function groupHeading(group: PageGroup): { readonly range: string; readonly title: string } {
  return { range: shownRange(group), title: group.item === '' ? group.title : `${group.item} ${group.title}` }
}
