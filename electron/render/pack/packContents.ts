import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import { inWords } from '../../../shared/domain/listWords.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import type { PaperItem, PaperView } from '../../../shared/domain/paperView.ts'

/** A paper in its place in the agenda. */
export interface PackEntry {
  readonly paper: PackPaper
  /** The item of the front sheet whose range it stands in; null for what has no row there. */
  readonly row: PaperItem | null
  readonly section: { readonly id: string; readonly title: string }
  /** Its own bookmark; null when the section has no other paper. */
  readonly title: string | null
  /** At the head of its pages; empty for none. */
  readonly head: string
}

/** The papers in the order of the agenda, sub-items after their parent; papers of the whole meeting last. */
export function packContents(view: PaperView): PackEntry[] {
  const numbers = agendaNumbers(
    view.items.map((item) => ({ ...item, origin: item.onAgenda ? 'agenda' : 'meeting' })),
  )
  const of = (itemId: string | null): PackPaper[] => view.papers.filter((paper) => paper.itemId === itemId)
  const entries = view.items
    .filter((item) => item.parentId === null)
    .flatMap((top): PackEntry[] => {
      const number = numbers[top.id]
      const section = {
        id: `item ${top.id}`,
        title: number === undefined ? top.title : `${number} ${top.title}`,
      }
      const row = number === undefined ? null : top
      const own = of(top.id).map((paper) => ({ paper, title: stemOf(paper) }))
      const below = view.items
        .filter((item) => item.parentId === top.id)
        .flatMap((sub) => {
          const papers = of(sub.id)
          const name = `${numbers[sub.id] ?? ''} ${sub.title}`.trim()
          return papers.map((paper) => ({
            paper,
            title: papers.length === 1 ? name : `${name}: ${stemOf(paper)}`,
          }))
        })
      const isAlone = own.length === 1 && below.length === 0
      return [...own, ...below].map(({ paper, title }) => ({
        paper,
        row,
        section,
        title: isAlone ? null : title,
        head: headOf(paper),
      }))
    })
  const whole = of(null).map((paper) => ({
    paper,
    row: null,
    section: { id: 'whole meeting', title: 'Other papers' },
    title: stemOf(paper),
    head: headOf(paper),
  }))
  return [...entries, ...whole]
}

/** Its file name without ".pdf". */
export function stemOf({ fileName }: PackPaper): string {
  return fileName.replace(/(?<=.)\.pdf$/i, '')
}

/** What every page says of a paper that is not for publication (s.100B(5), R6). */
function headOf({ restriction, exemptParagraphs }: PackPaper): string {
  switch (restriction) {
    case 'none':
      return ''
    case 'confidential':
      return 'NOT FOR PUBLICATION – confidential information'
    case 'exempt': {
      const numbers = exemptParagraphs.toSorted((a, b) => a - b).map(String)
      const which =
        numbers.length === 1 ? `, paragraph ${numbers.join('')}` : `, paragraphs ${inWords(numbers)}`
      return `NOT FOR PUBLICATION – exempt information${numbers.length === 0 ? '' : which}`
    }
  }
}
