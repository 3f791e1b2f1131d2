import type { PageRange } from '../../../shared/domain/agenda.ts'
import { agendaNumbers, inAgendaOrder } from '../../../shared/domain/agendaOrder.ts'
import { closure } from '../../../shared/domain/itemDocuments.ts'
import { packPages } from '../../../shared/domain/packPages.ts'
import type { PackDocument } from '../../../shared/domain/packPages.ts'
import type { MeetingView } from '../../state/data.ts'
import type { PackPages } from '../../state/packData.ts'
import { documentsOf } from './documents.ts'

export type Ordered = Pick<MeetingView['record'], 'items' | 'papers' | 'reports'> & {
  readonly council: {
    readonly houseStyle: Pick<MeetingView['record']['council']['houseStyle'], 'rightHand' | 'subItemPages'>
  }
}

/** The pages of a pack as far as this screen can tell: what the columns show. */
export interface ShownPages {
  /** Of each item with a row on the front sheet, and documents under it. */
  readonly ranges: ReadonlyMap<string, PageRange>
  /** How many pages each document has. */
  readonly lengths: ReadonlyMap<string, number>
  readonly pages: number
  readonly blanks: number
}

/** The pages that the core has worked out. */
export function plannedPages(plan: PackPages): ShownPages {
  return {
    ranges: new Map(plan.ranges.map(({ itemId, first, last }) => [itemId, { first, last }])),
    lengths: lengthsOf(plan),
    pages: plan.pages,
    blanks: plan.blanks.length,
  }
}

/** How many pages stand before the first document: the front sheet, and the blank it may need. */
export function frontPagesOf(plan: PackPages): number {
  const first = plan.documents[0]?.first ?? plan.firstPage + plan.pages
  return first - plan.firstPage
}

export interface ExpectedFrom {
  readonly record: Ordered
  /** Pages of each document, by its id; what is not known yet is left out. */
  readonly lengths: ReadonlyMap<string, number>
  /** Pages before the first document, its blank included. */
  readonly frontPages: number
  /** The minutes before, which stand on an item without papers of its own: by the id of the item. */
  readonly composed?: ReadonlyMap<string, { readonly id: string; readonly pages: number }>
}

/**
 * The pages of the public pack by the rule of the pack itself, at once, for an order that the core has not been told of: while something is
 * dragged, and while a paper is neither public nor exempt. Such a paper is counted in, as it most likely will be.
 */
export function expectedPages({ record, lengths, frontPages, composed }: ExpectedFrom): ShownPages {
  const documents = documentsInOrder(record, lengths, composed ?? new Map())
  const placed = packPages(frontPages, documents, record.council.houseStyle.rightHand)
  return {
    ranges: placed.ranges,
    lengths: new Map(documents.map(({ id, pages }) => [id, pages])),
    pages: placed.last,
    blanks: placed.blanks.length,
  }
}

function documentsInOrder(
  record: Ordered,
  lengths: ReadonlyMap<string, number>,
  composed: NonNullable<ExpectedFrom['composed']>,
): PackDocument[] {
  const items = inAgendaOrder(record.items)
  const numbers = agendaNumbers(items)
  const showsOwn = record.council.houseStyle.subItemPages === 'own'
  const of = (itemId: string | null, row: string | null, subItemId?: string): PackDocument[] => {
    const own = documentsOf(record, itemId)
    const made = itemId === null ? undefined : composed.get(itemId)
    if (own.length === 0 && made !== undefined) return [{ ...made, itemId: row, subItemId }]
    return own
      .filter((document) => ['public', 'unset'].includes(closure(record, document)))
      .flatMap(({ id }) => {
        const pages = lengths.get(id)
        return pages === undefined ? [] : [{ id, itemId: row, subItemId, pages }]
      })
  }
  const top = items.filter((item) => item.parentId === null)
  return [
    ...top.flatMap((item) => {
      const row = numbers[item.id] === undefined ? null : item.id
      const below = items.filter((one) => one.parentId === item.id)
      const ofSubItem = ({ id }: { readonly id: string }): PackDocument[] => {
        if (row === null || !showsOwn) return of(id, row)
        // One without a letter has no row to show its pages in, and they are not those of its item.
        return numbers[id] === undefined ? of(id, null) : of(id, row, id)
      }
      return [...of(item.id, row), ...below.flatMap(ofSubItem)]
    }),
    ...of(null, null),
  ]
}

/** How many pages each document of a plan has. */
export function lengthsOf(plan: PackPages): ReadonlyMap<string, number> {
  return new Map(plan.documents.map(({ paperId, first, last }) => [paperId, last - first + 1]))
}
