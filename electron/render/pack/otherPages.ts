import { packPages } from '../../../shared/domain/packPages.ts'
import { packDocuments } from './frontSheet.ts'
import type { CountedEntry, FrontSheet } from './frontSheet.ts'
import { composedFinding } from './packFindings.ts'
import type { PackFinding, PackOrder } from './packOrder.ts'

type Wish = Pick<PackOrder, 'audience' | 'rightHand' | 'firstPage'>

/**
 * Where the pages of the members' pack stop being those of the public one: a page that is called out in the room is then another for the
 * gallery. Nothing where all that is not for publication stands last. A supplement is compared as if both began on one page.
 */
export function otherPages(
  { audience, rightHand, firstPage }: Wish,
  { plan, room }: FrontSheet,
  documents: readonly CountedEntry[],
): PackFinding[] {
  if (audience === 'public') return []
  const open = documents.filter((document) => document.head === '')
  const ofPublic = packPages(
    room.front,
    packDocuments({ documents: open }, room.changed),
    rightHand,
    firstPage,
  )
  const firsts = new Map(ofPublic.documents.map(({ id, first }) => [id, first]))
  const other = plan.documents.find(({ id, first }) => (firsts.get(id) ?? first) !== first)
  if (other === undefined) return []
  const shut = new Set(documents.filter(({ head }) => head !== '').map(({ id }) => id))
  const before = plan.documents
    .filter(({ id, last }) => shut.has(id) && last < other.first)
    .reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const pages =
    before === 1
      ? '1 page that is not for publication stands'
      : `${before} pages that are not for publication stand`
  const sentence =
    `From page ${other.first} on, the pages of the members’ pack are not those of the public pack: ${pages} before them. ` +
    'Put what is exempt last, or say in the room which pack is meant.'
  const found = composedFinding('other-pages', 'advice', sentence)
  return [{ ...found, key: `other-pages ${other.id}`, pages: [other.first] }]
}
