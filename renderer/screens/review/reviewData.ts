import type { z } from 'zod'
import type { reviewSchema } from '../../../shared/api/reviewFile.ts'

export type Review = z.infer<typeof reviewSchema>
export type Remark = Review['remarks'][number]

/** The remarks still to be settled, then those that are, each in the order of the draft. */
export function inTurn(remarks: readonly Remark[]): {
  readonly open: readonly Remark[]
  readonly settled: readonly Remark[]
} {
  return {
    open: remarks.filter((remark) => remark.settled === null),
    settled: remarks.filter((remark) => remark.settled !== null),
  }
}

/** The copy that is shown: the one chosen, else the latest; undefined where none was made. */
export function shownOf(reviews: readonly Review[], chosenId: string | null): Review | undefined {
  return reviews.find(({ id }) => id === chosenId) ?? reviews[0]
}

/** The copy to begin with: the latest that has remarks to settle; null for none, and then the latest is shown. */
export function toSettle(reviews: readonly Review[]): string | null {
  return reviews.find(({ remarks }) => inTurn(remarks).open.length > 0)?.id ?? null
}

/** "Web page" or "Word document". */
export function formName({ format }: Pick<Review, 'format'>): string {
  return format === 'docx' ? 'Word document' : 'Web page'
}

/** What became of the draft, in a line. */
export function standingOf({ answer, remarks, isCurrent, format }: Review): string {
  const later = isCurrent ? '' : ' The minutes have changed since it was sent.'
  if (answer === null) return `No answer yet.${later}`
  const verdict =
    answer.verdict === 'approved'
      ? 'Approved as a draft'
      : answer.verdict === 'returned'
        ? 'Returned'
        : format === 'docx'
          ? 'No verdict in the Word copy'
          : 'Not finished'
  const count = remarks.length === 1 ? '1 remark' : `${remarks.length} remarks`
  const { open } = inTurn(remarks)
  const left = open.length === 0 ? 'all settled' : `${open.length} to settle`
  return `${verdict}, ${count}${remarks.length === 0 ? '' : `, ${left}`}.${later}`
}

/** "Minute 20, Point b", or "New paragraph after Minute 20, Point b". */
export function nameOf({ where, paragraph }: Remark): string {
  if (paragraph === null) return where
  const count = paragraph.nth === 1 ? '' : ` (${paragraph.nth})`
  return `New paragraph ${paragraph.side} ${where}${count}`
}

/** What the buttons of a remark say, and what is said once one was pressed. */
export function wayWords({ wording, paragraph }: Remark) {
  if (paragraph !== null) {
    return {
      ...{ take: 'Put this paragraph in', leave: 'Leave it out', putBack: 'Take it out again' },
      settled: { accepted: 'Put in', declined: 'Left out', seen: 'Seen' },
    } as const
  }
  return {
    take: wording === '' ? 'Take this point out' : 'Take this wording',
    leave: 'Leave the words as they are',
    putBack: 'Put the old words back',
    settled: { accepted: 'Taken', declined: 'Not taken', seen: 'Seen' },
  } as const
}

/** Whether the words can be taken: they are words of the minutes and still there, or a paragraph with something to stand beside. */
export function canTake(remark: Remark): boolean {
  if (remark.paragraph !== null) return remark.itemId !== null && remark.paragraph.beside !== null
  return (
    remark.wording !== null && remark.itemId !== null && remark.now !== null && remark.now !== remark.wording
  )
}
