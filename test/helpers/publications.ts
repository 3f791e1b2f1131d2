import type { BuiltPack } from '../../electron/render/pack/packOrder.ts'
import type { Publication } from '../../shared/domain/publication.ts'

/** A pack as the record keeps it once it is published. */
export function publishedOf(
  pack: Pick<BuiltPack, 'firstPage' | 'pages' | 'items' | 'papers'>,
  given: Partial<Publication> = {},
): Publication {
  const { firstPage, pages, items, papers } = pack
  return {
    id: `publication-${firstPage}`,
    kind: 'agenda',
    audience: 'public',
    number: 1,
    at: '2026-10-05T09:30:00Z',
    fileName: 'pack.pdf',
    sha256: 'c'.repeat(64),
    pages: { first: firstPage, last: firstPage + pages - 1 },
    items,
    papers,
    ...given,
  }
}
