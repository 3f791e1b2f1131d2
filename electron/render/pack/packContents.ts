import { agendaNumbers } from '../../../shared/domain/agendaOrder.ts'
import type { SubItemPages } from '../../../shared/domain/houseStyle.ts'
import { inWords } from '../../../shared/domain/listWords.ts'
import type { PackPaper } from '../../../shared/domain/packPapers.ts'
import type { PaperItem, PaperView } from '../../../shared/domain/paperView.ts'
import type { ComposedPart } from './composedParts.ts'

/** A document in its place in the agenda: an officer's file, or one that is composed. */
export type PackEntry = FileEntry | ComposedEntry

interface Place {
  readonly id: string
  readonly itemId: string | null
  /** As bookmarks and lists name it. */
  readonly name: string
  /** Of the officer's file; of a composed document, of its words. */
  readonly sha256: string
  /** The item of the front sheet whose row it belongs to; null for what has no row there. */
  readonly row: PaperItem | null
  /** The sub-item that shows its pages, where sub-items show their own. */
  readonly subItem: PaperItem | null
  /** "4", "5b"; empty for what has no row. */
  readonly number: string
  readonly section: { readonly id: string; readonly title: string }
  /** Its own bookmark; null when the section has no other document. */
  readonly title: string | null
  /** At the head of its pages; empty for none. */
  readonly head: string
}

export interface FileEntry extends Place {
  readonly kind: 'file'
  readonly paper: PackPaper
}

export interface ComposedEntry extends Place {
  readonly kind: 'composed'
  readonly part: ComposedPart
}

/**
 * The documents in the order of the agenda, sub-items after their parent, composed documents before the files of their item; papers of
 * the whole meeting last.
 */
export function packContents(
  view: PaperView,
  composed: readonly ComposedPart[] = [],
  subItemPages: SubItemPages = 'shared',
): PackEntry[] {
  const numbers = agendaNumbers(
    view.items.map((item) => ({ ...item, origin: item.onAgenda ? 'agenda' : 'meeting' })),
  )
  const of = (itemId: string | null): Document[] => documentsOf(view, composed, itemId)
  const entries = view.items
    .filter((item) => item.parentId === null)
    .flatMap((top): PackEntry[] => {
      const number = numbers[top.id]
      const section = {
        id: `item ${top.id}`,
        title: number === undefined ? top.title : `${number} ${top.title}`,
      }
      const row = number === undefined ? null : top
      const own = of(top.id).map((document) => ({
        document,
        title: document.name,
        place: { row, subItem: null, number: number ?? '' },
      }))
      const below = view.items
        .filter((item) => item.parentId === top.id)
        .flatMap((sub) => {
          const documents = of(sub.id)
          const letter = numbers[sub.id]
          const name = `${letter ?? ''} ${sub.title}`.trim()
          const place = placeOf(row, sub, number, letter, subItemPages)
          return documents.map((document) => ({
            document,
            title: documents.length === 1 ? name : `${name}: ${document.name}`,
            place,
          }))
        })
      const isAlone = own.length === 1 && below.length === 0
      return [...own, ...below].map(({ document, title, place }) => ({
        ...document,
        ...place,
        section,
        title: isAlone ? null : title,
      }))
    })
  const whole = of(null).map((document) => ({
    ...document,
    ...{ row: null, subItem: null, number: '' },
    section: { id: 'whole meeting', title: 'Other papers' },
    title: document.name,
  }))
  return [...entries, ...whole]
}

function placeOf(
  row: PaperItem | null,
  sub: PaperItem,
  number: string | undefined,
  letter: string | undefined,
  subItemPages: SubItemPages,
): Pick<Place, 'row' | 'subItem' | 'number'> {
  const full = `${number ?? ''}${letter?.replace(/\)$/, '') ?? ''}`
  if (subItemPages === 'shared') return { row, subItem: null, number: full }
  // A sub-item added at the meeting has no row to show its pages in, and they are not those of its item.
  return letter === undefined
    ? { row: null, subItem: null, number: full }
    : { row, subItem: row === null ? null : sub, number: full }
}

type Known = 'id' | 'itemId' | 'name' | 'sha256' | 'head'
type Document = Pick<FileEntry, Known | 'kind' | 'paper'> | Pick<ComposedEntry, Known | 'kind' | 'part'>

function documentsOf(view: PaperView, composed: readonly ComposedPart[], itemId: string | null): Document[] {
  const made = composed
    .filter((part) => part.itemId === itemId)
    .map((part): Document => {
      const { id, name, sha256 } = part
      return { kind: 'composed', part, id, itemId, name, sha256, head: headOf(part) }
    })
  const files = view.papers
    .filter((paper) => paper.itemId === itemId)
    .map((paper): Document => {
      const { id, sha256 } = paper
      return { kind: 'file', paper, id, itemId, name: paperTitle(paper), sha256, head: headOf(paper) }
    })
  return [...made, ...files]
}

/** Its title, or its file name without the ending. */
function paperTitle({ title, fileName }: PackPaper): string {
  return title.trim() === '' ? fileName.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '') : title.trim()
}

/** What every page says of a document that is not for publication (s.100B(5), R6). */
function headOf({
  restriction,
  exemptParagraphs,
}: Pick<PackPaper, 'restriction' | 'exemptParagraphs'>): string {
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
