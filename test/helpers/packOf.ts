import { PDFDocument } from '@cantoo/pdf-lib'
import { assemblePack } from '../../electron/render/pack/assemble/assemblePack.ts'
import type { AssembledPack } from '../../electron/render/pack/assemble/assemblePack.ts'
import { packPages } from '../../shared/domain/packPages.ts'
import type { PackPages, RightHandRule } from '../../shared/domain/packPages.ts'

/** A document of a test's pack. */
export interface PackedFile {
  readonly item: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly authored?: boolean
}

export async function pageCount(bytes: Uint8Array): Promise<number> {
  return (await PDFDocument.load(bytes, { updateMetadata: false, password: '' })).getPageCount()
}

/** A pack of a front sheet and some documents, in their order, as the product numbers its pages. */
export async function packOf(
  front: Uint8Array,
  files: readonly PackedFile[],
  options: { rule?: RightHandRule; firstPage?: number; links?: ReadonlyMap<string, string> } = {},
): Promise<{ readonly pack: AssembledPack; readonly plan: PackPages }> {
  const frontPages = await pageCount(front)
  const counts = await Promise.all(files.map((file) => pageCount(file.bytes)))
  const firstPage = options.firstPage ?? 1
  const plan = packPages(
    frontPages,
    files.map((file, index) => ({ id: String(index), itemId: file.item, pages: counts[index] ?? 0 })),
    options.rule ?? 'documents',
    firstPage,
  )
  const links = [...(options.links ?? [])].map(
    ([address, item]) => [address, plan.ranges.get(item)?.first ?? 0] as const,
  )
  const pack = await assemblePack({
    title: 'Public document pack',
    author: 'Wexcombe Borough Council',
    language: 'en-GB',
    firstPage,
    blanks: plan.blanks,
    links: new Map(links),
    mayClaim: true,
    parts: [
      {
        id: 'front',
        fileName: 'front sheet',
        bytes: front,
        donor: null,
        section: { id: 'front', title: 'Agenda' },
        title: null,
        keepsBookmarks: false,
        first: firstPage,
        pages: frontPages,
        authored: true,
        head: '',
      },
      ...plan.documents.map((placed) => {
        const file = files[Number(placed.id)]
        if (file === undefined) throw new Error('A placed document is one of the files')
        return {
          id: placed.id,
          fileName: file.name,
          bytes: file.bytes,
          donor: null,
          section: { id: file.item, title: `Item ${file.item}` },
          title: file.name,
          keepsBookmarks: true,
          first: placed.first,
          pages: placed.last - placed.first + 1,
          authored: file.authored ?? false,
          head: '',
        }
      }),
    ],
  })
  return { pack, plan }
}
