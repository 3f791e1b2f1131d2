import { paperAddress } from '../../parts/paperAddress.ts'
import type { AcceptedData, PackFinding } from '../../state/packData.ts'
import { shownRange } from './packPlaces.ts'

/** A finding that the officer let stand, with why. */
export interface StandingFinding {
  readonly finding: PackFinding
  readonly accepted: AcceptedData
}

export interface ListedFindings {
  /** What blocks the pack first, then problems, then advice; each kind in the order of the pages. */
  readonly open: readonly PackFinding[]
  readonly accepted: readonly StandingFinding[]
}

const gravity = { blocked: 0, problem: 1, advice: 2 } as const

export function listFindings(
  findings: readonly PackFinding[],
  accepted: readonly AcceptedData[],
): ListedFindings {
  const standing = new Map(accepted.map((one) => [one.key, one]))
  const sorted = findings.toSorted(
    (a, b) => gravity[a.level] - gravity[b.level] || firstPageOf(a) - firstPageOf(b),
  )
  // What blocks cannot be let stand, whatever was accepted before it did.
  const isOpen = (finding: PackFinding): boolean => finding.level === 'blocked' || !standing.has(finding.key)
  return {
    open: sorted.filter(isOpen),
    accepted: sorted.flatMap((finding) => {
      const one = standing.get(finding.key)
      return one === undefined || isOpen(finding) ? [] : [{ finding, accepted: one }]
    }),
  }
}

function firstPageOf({ pages }: PackFinding): number {
  return pages[0] ?? Number.MAX_SAFE_INTEGER
}

/** "p 34", "pp 34, 36–40"; empty where it is no matter of pages. Long lists end in "and 12 more". */
export function pagesWords(pages: readonly number[]): string {
  const runs: { first: number; last: number }[] = []
  for (const page of pages.toSorted((a, b) => a - b)) {
    const open = runs.at(-1)
    if (open !== undefined && page <= open.last + 1) open.last = page
    else runs.push({ first: page, last: page })
  }
  if (runs.length === 0) return ''
  const shown = runs.slice(0, 4)
  const left = runs.slice(4).reduce((count, { first, last }) => count + last - first + 1, 0)
  const words = shown.map(shownRange).join(', ')
  return `${pages.length === 1 ? 'p' : 'pp'} ${words}${left === 0 ? '' : ` and ${left} more`}`
}

/** What has to happen before this pack can be published; null when nothing has. */
export function publishBlock(open: readonly PackFinding[]): string | null {
  const blocked = open.filter(({ level }) => level === 'blocked').length
  if (blocked > 0) {
    return blocked === 1
      ? 'One thing blocks the pack. Mend it first.'
      : `${blocked} things block the pack. Mend them first.`
  }
  const problems = open.filter(({ level }) => level === 'problem').length
  if (problems === 0) return null
  return problems === 1
    ? 'One problem is neither mended nor accepted. Mend it, or accept it with a reason.'
    : `${problems} problems are neither mended nor accepted. Mend them, or accept each with a reason.`
}

const untaggedKinds: ReadonlySet<string> = new Set(['untagged', 'scanned'])

/** Why the file makes no claim to be accessible, and where to look, if the list has it. */
export function notAccessibleWords({ open, accepted }: ListedFindings): string {
  const all = [...open, ...accepted.map(({ finding }) => finding)]
  return all.some(({ kind, pages }) => untaggedKinds.has(kind) && pages.length > 0)
    ? 'Not throughout: the list “To look at” says which pages. The file makes no claim.'
    : 'Not throughout. The file makes no claim.'
}

/** "! 3 to look at, 1 blocks the pack". */
export function toLookAtWords(open: readonly PackFinding[]): string {
  if (open.length === 0) return '✓ Nothing to look at'
  const blocked = open.filter(({ level }) => level === 'blocked').length
  const sign = open.every(({ level }) => level === 'advice') ? 'i' : '!'
  const blocks = blocked === 0 ? '' : `, ${blocked} ${blocked === 1 ? 'blocks' : 'block'} the pack`
  return `${sign} ${open.length} to look at${blocks}`
}

/** Where what a finding is about can be mended, for `href`: the minutes of another meeting, the row of its paper, or its item. */
export function fixAddress(
  finding: Pick<PackFinding, 'paperId' | 'itemId' | 'signId'>,
  meetingId: string,
  papers: readonly { readonly id: string; readonly itemId: string | null }[],
): string {
  if (finding.signId !== undefined) return `#/meetings/${finding.signId}/sign`
  const paper = papers.find(({ id }) => id === finding.paperId)
  if (paper !== undefined) return paperAddress(meetingId, paper.itemId, paper.id)
  const { itemId } = finding
  return `#/meetings/${meetingId}/agenda${itemId === null ? '' : `/${itemId}`}`
}
