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

/** Whether the words can be taken: they are words of the minutes, and still there. */
export function canTake(remark: Remark): boolean {
  return (
    remark.wording !== null && remark.itemId !== null && remark.now !== null && remark.now !== remark.wording
  )
}
