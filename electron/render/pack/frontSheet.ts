import { composeAgenda } from '../../../shared/document/compose/agenda.ts'
import type { ContentsRow } from '../../../shared/document/compose/agenda.ts'
import { businessRows } from '../../../shared/document/compose/businessTable.ts'
import { composeSupplement } from '../../../shared/document/compose/supplement.ts'
import { composeWhatChanged } from '../../../shared/document/compose/whatChanged.ts'
import type { PaperDocument } from '../../../shared/document/model.ts'
import type { PageRange } from '../../../shared/domain/agenda.ts'
import { changedPapers } from '../../../shared/domain/packChanges.ts'
import type { SubItemPages } from '../../../shared/domain/houseStyle.ts'
import { packPages } from '../../../shared/domain/packPages.ts'
import type { PackDocument, PackPages, RightHandRule } from '../../../shared/domain/packPages.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { AuthoredPart, SetPart } from './authoredPart.ts'
import type { PackEntry } from './packContents.ts'
import type { PrintedEdition } from './printedEdition.ts'
import { documentAddress, itemAddress } from './packPlan.ts'

/** What a front sheet is laid out from: `documents` are those of the edition, in their order. */
export interface PackLayout {
  readonly view: PaperView
  readonly edition: PrintedEdition
  readonly documents: readonly CountedEntry[]
  readonly rightHand: RightHandRule
  readonly subItemPages: SubItemPages
  readonly firstPage: number
}

/** A document with its place and its number of pages. */
export type CountedEntry = PackEntry & { readonly pages: number }

/** A page or pages at the front of a pack that Minutebook composes, where they stand. */
export interface LaidSheet extends AuthoredPart {
  readonly document: PaperDocument
  readonly first: number
}

/** A front sheet, and the pages of the pack that it names. */
export interface FrontSheet extends LaidSheet {
  /** The page that tells what changed since the agenda before; null for a pack without one. */
  readonly changed: LaidSheet | null
  /** How many pages the sheet and what changed take up, what stays blank of them included. */
  readonly room: { readonly front: number; readonly changed: number }
  /** Of the documents: the front sheet and what changed are not among them. */
  readonly plan: PackPages
  /** The page that each private address of the sheets leads to. */
  readonly links: ReadonlyMap<string, number>
  /** The ranges of the items, and of sub-items that show their own, as the first table prints them; null for none. */
  readonly ranges: readonly (PageRange | null)[]
  /** What the tables after it print of pages, in their order; null for none. A table without any has no such column. */
  readonly tables: readonly (readonly (PageRange | null)[])[]
}

const changedId = 'what changed'

/** A pack of more pages, with more than one document on some item, has a table of its documents. */
const longPack = 200

/**
 * Lays out the front sheet, and what changed, with the pages they name, and again while their own numbers of pages change those. These
 * only ever grow: should a sheet be shorter with the greater numbers, the page that is left over stays blank.
 */
export async function layFrontSheet(layout: PackLayout, set: SetPart): Promise<FrontSheet> {
  const { edition, firstPage } = layout
  const room = { front: 1, changed: edition.kind === 'agenda again' ? 1 : 0 }
  for (;;) {
    const placed = packPages(room.front, packDocuments(layout, room.changed), layout.rightHand, firstPage)
    const draft = drafted(layout, placed)
    const front = await set(draft.front)
    const changed = draft.changed === null ? null : await set(draft.changed)
    if (front.pages > room.front || (changed?.pages ?? 0) > room.changed) {
      room.front = Math.max(room.front, front.pages)
      room.changed = Math.max(room.changed, changed?.pages ?? 0)
      continue
    }
    const changedFirst = placed.documents.find(({ id }) => id === changedId)?.first ?? firstPage
    const left = [
      ...numbersFrom(firstPage + front.pages, room.front - front.pages),
      ...numbersFrom(changedFirst + (changed?.pages ?? 0), room.changed - (changed?.pages ?? 0)),
    ]
    return {
      ...{ ...front, document: draft.front, first: firstPage },
      changed:
        changed === null || draft.changed === null
          ? null
          : { ...changed, document: draft.changed, first: changedFirst },
      room,
      plan: {
        ...placed,
        documents: placed.documents.filter(({ id }) => id !== changedId),
        blanks: [...left, ...placed.blanks].toSorted((a, b) => a - b),
      },
      links: draft.links,
      ranges: rowsOf(layout).map((itemId) => placed.ranges.get(itemId) ?? null),
      tables: draft.tables.filter((rows) => rows.some((range) => range !== null)),
    }
  }
}

/** The documents as their pages are counted, behind what changed. */
export function packDocuments(
  { documents }: Pick<PackLayout, 'documents'>,
  changedPages: number,
): PackDocument[] {
  return [
    ...(changedPages === 0 ? [] : [{ id: changedId, itemId: null, pages: changedPages }]),
    ...documents.map(({ id, row, subItem, pages }) => ({
      ...{ id, itemId: row?.id ?? null, pages },
      ...(subItem === null ? {} : { subItemId: subItem.id }),
    })),
  ]
}

interface Draft {
  readonly front: PaperDocument
  readonly changed: PaperDocument | null
  readonly links: ReadonlyMap<string, number>
  readonly tables: FrontSheet['tables']
}

/** The sheets with these pages, and the addresses that they really print. */
function drafted(layout: PackLayout, placed: PackPages): Draft {
  const { view, edition, subItemPages, firstPage, documents } = layout
  const pages = new Map(placed.documents.map(({ id, first, last }) => [id, { first, last }]))
  const starts = firstPages(view, documents, pages)
  const links = new Map<string, number>()
  const leading = (address: string, page: number | undefined): string | null => {
    if (page === undefined) return null
    links.set(address, page)
    return address
  }
  const address = (itemId: string): string | null => leading(itemAddress(itemId), starts.get(itemId))
  const paperAddress = (id: string): string | null => leading(documentAddress(id), pages.get(id)?.first)
  const others = documents.flatMap(({ id, row, name }) => {
    const range = pages.get(id)
    return row !== null || range === undefined ? [] : [{ title: name, href: paperAddress(id), pages: range }]
  })
  const named = { ranges: placed.ranges, address, subItemPages, others }
  const ofOthers = others.map((each) => each.pages)
  if (edition.kind === 'supplement') {
    const { number, before, changes } = edition
    const said = { paperAddress, standing: [...pages.keys()], number, firstPage, before, changes }
    const front = composeSupplement(view, { ...named, ...said })
    return { front, changed: null, links, tables: [ofOthers] }
  }
  const contents = contentsOf(layout, placed, paperAddress)
  const told = pages.get(changedId)
  const front = composeAgenda(view, {
    ...{ ...named, contents },
    replaces:
      edition.kind === 'agenda' || told === undefined
        ? null
        : {
            at: edition.before.agendaAt,
            page: told.first,
            href: leading(documentAddress(changedId), told.first) ?? '',
          },
  })
  const tables = [ofOthers, contents.map(({ page }) => ({ first: page, last: page }))]
  if (edition.kind === 'agenda') return { front, changed: null, links, tables }
  const changed = composeWhatChanged(view, { ...edition, paperAddress, pages })
  const changedPages = changedPapers(edition.changes, [...pages.keys()]).map(
    ({ paper }) => pages.get(paper.paperId) ?? null,
  )
  return { front, changed, links, tables: [...tables, changedPages] }
}

/** Nothing where the pack can be leafed through, or every item has one document. */
function contentsOf(
  { documents, firstPage }: PackLayout,
  placed: PackPages,
  paperAddress: (id: string) => string | null,
): ContentsRow[] {
  const pages = documents.reduce((sum, document) => sum + document.pages, 0)
  const sections = new Set(documents.map(({ section }) => section.id))
  if (pages <= longPack || sections.size === documents.length) return []
  const firsts = new Map(placed.documents.map(({ id, first }) => [id, first]))
  return documents.flatMap(({ id, number, name, pages }) =>
    pages === 0
      ? []
      : [
          {
            item: number === '' ? 'All' : number,
            title: name,
            href: paperAddress(id),
            page: firsts.get(id) ?? firstPage,
          },
        ],
  )
}

/** The items with a row of their own in the first table. */
function rowsOf({ view, edition, subItemPages, documents }: PackLayout): readonly string[] {
  const isNew = new Set(
    edition.kind === 'supplement' ? edition.changes.items.added.map(({ itemId }) => itemId) : [],
  )
  const withPapers = new Set(documents.map(({ itemId }) => itemId))
  const has = ({ id }: { readonly id: string }): boolean =>
    edition.kind !== 'supplement' || isNew.has(id) || withPapers.has(id)
  return businessRows(view, { has, subItemPages }).map(({ item }) => item.id)
}

/** The first page of every item and sub-item that has documents, by its id. */
function firstPages(
  view: PaperView,
  documents: readonly CountedEntry[],
  pages: ReadonlyMap<string, PageRange>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const tell = (itemId: string, page: number): void => {
    found.set(itemId, Math.min(page, found.get(itemId) ?? page))
  }
  for (const { id, row, itemId } of documents) {
    const first = pages.get(id)?.first
    if (first === undefined || row === null) continue
    tell(row.id, first)
    const item = view.items.find((each) => each.id === itemId)
    if (item?.onAgenda === true) tell(item.id, first)
  }
  return found
}

function numbersFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index)
}
