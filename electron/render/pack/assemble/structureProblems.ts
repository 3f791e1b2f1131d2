import type { GateProblem } from '../../pdfGate.ts'
import type { OpenedPart } from './packBuilder.ts'
import type { PackPlan } from '../packPlan.ts'

/** Why a pack cannot say that it is PDF/UA-1, of one part of it. */
export interface StructureProblem {
  /** Null where the file as a whole is meant. */
  readonly partId: string | null
  /** As the gate says it, pages as stamped. */
  readonly sentences: readonly string[]
  /** Numbers as stamped; empty where none is known. */
  readonly pages: readonly number[]
}

/**
 * What the gate found, by the part it was found in. What was wrapped for want of tags is left out: that it has none is told of by itself.
 */
export function structureProblems(
  problems: readonly GateProblem[],
  { firstPage, parts }: Pick<PackPlan, 'firstPage' | 'parts'>,
  opened: readonly OpenedPart[],
): StructureProblem[] {
  const wrapped = new Set(
    opened.flatMap(({ part, donor }) =>
      donor.pages.flatMap(({ tagging }, index) => (tagging === 'tagged' ? [] : [part.first + index])),
    ),
  )
  const byPart = new Map<string | null, { readonly sentences: Set<string>; readonly pages: Set<number> }>()
  for (const { sentence, page } of problems) {
    const number = page === null ? null : firstPage + page
    if (number !== null && wrapped.has(number)) continue
    const part = parts.find(
      (each) => number !== null && number >= each.first && number < each.first + each.pages,
    )
    const partId = part?.id ?? null
    const known = byPart.get(partId) ?? { sentences: new Set(), pages: new Set() }
    byPart.set(partId, known)
    // In the file its first page is 1, in the pack it may be another.
    known.sentences.add(number === null ? sentence : sentence.replace(/on page \d+/, `on page ${number}`))
    if (number !== null) known.pages.add(number)
  }
  return [...byPart].map(([partId, { sentences, pages }]) => ({
    ...{ partId, sentences: [...sentences] },
    pages: [...pages].toSorted((a, b) => a - b),
  }))
}
