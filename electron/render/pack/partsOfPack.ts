import { defined } from '../../../shared/domain/assert.ts'
import type { CountedEntry, FrontSheet } from './frontSheet.ts'
import { itemAddress } from './packPlan.ts'
import type { PackPart, PackPlan } from './packPlan.ts'
import type { TakenPaper } from './paperIntake.ts'

/** A paper that was taken in, with its place. */
export type PlannedPaper = CountedEntry & TakenPaper

/** The plan of a pack: the front sheet, then the papers where its page numbers say they stand. */
export function partsOfPack(firstPage: number, front: FrontSheet, taken: readonly PlannedPaper[]): PackPlan {
  const { document, plan, firstPages } = front
  const first: PackPart = {
    id: '',
    fileName: 'front sheet',
    bytes: front.bytes,
    donor: null,
    section: { id: 'front sheet', title: 'Agenda' },
    title: null,
    keepsBookmarks: false,
    first: firstPage,
    pages: front.pages,
    authored: true,
    head: '',
  }
  const papers = plan.documents.map((placed): PackPart => {
    const { paper, bytes, donor, section, title, head } = defined(
      taken.find((each) => each.paper.id === placed.id),
      'what has a place was taken in',
    )
    const pages = placed.last - placed.first + 1
    return {
      ...{ id: paper.id, fileName: paper.fileName, bytes, donor, section, title, head },
      ...{ first: placed.first, pages, authored: false, keepsBookmarks: true },
    }
  })
  return {
    title: document.title,
    author: document.author,
    language: document.language,
    firstPage,
    parts: [first, ...papers],
    blanks: plan.blanks,
    links: new Map([...firstPages].map(([itemId, page]) => [itemAddress(itemId), page])),
    mayClaim: front.notes.length === 0,
  }
}
