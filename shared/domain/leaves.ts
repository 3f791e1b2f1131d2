import type { Leaves } from './minutesActs.ts'

/**
 * The leaves of signing copies (R42): numbered from 1 in each municipal year of a committee (R47), and going on from one meeting to the
 * next. A leaf is a page printed on one side.
 */

/** A signing copy of a committee that was made in the municipal year, whoever asks. */
export interface LeavesTaken {
  readonly meetingId: string
  readonly textHash: string
  readonly leaves: Leaves
}

export interface LeafQuestion {
  readonly meetingId: string
  /** Of the minutes as they stand. */
  readonly textHash: string
  /** How many leaves the copy has; null before it is set. */
  readonly pages: number | null
}

/**
 * The number of the first leaf of a copy. The same text has the leaves it had before; a changed text has those of the copy before it
 * while no other copy took numbers after them; anything else goes on after the last. `taken`: the copies of the committee in the
 * municipal year, in the order they were made.
 */
export function nextLeaf(
  taken: readonly LeavesTaken[],
  { meetingId, textHash, pages }: LeafQuestion,
): number {
  const last = taken.reduce((highest, { leaves }) => Math.max(highest, leaves.last), 0)
  const own = taken.filter((copy) => copy.meetingId === meetingId)
  const same = own.findLast(
    ({ leaves, ...copy }) =>
      copy.textHash === textHash && (pages === null || leaves.last - leaves.first + 1 === pages),
  )
  if (same !== undefined) return same.leaves.first
  const latest = own.at(-1)
  return latest?.leaves.last === last ? latest.leaves.first : last + 1
}

/** What stands on every leaf to tell one text from another at a glance: the first eight figures of its hash, "3f2a 91bc". */
export function checkCode(textHash: string): string {
  return `${textHash.slice(0, 4)} ${textHash.slice(4, 8)}`
}
