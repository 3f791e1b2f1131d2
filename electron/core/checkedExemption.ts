import type { Classification, Exemption } from '../../shared/domain/access.ts'
import { AppError } from '../../shared/domain/appError.ts'

/**
 * Exempt needs its paragraphs (R20); what is no longer exempt keeps none. `what` names the thing in the sentence: "this item".
 * Throws `invalid-input`.
 */
export function checkedExemption<
  Thing extends {
    readonly id: string
    readonly classification: Classification
    readonly exemption: Exemption | null
  },
>(thing: Thing, what: string): Thing {
  if (thing.classification !== 'exempt') return { ...thing, exemption: null }
  if (thing.exemption === null) {
    throw new AppError(
      'invalid-input',
      `Name the paragraphs of Schedule 12A under which ${what} is exempt.`,
      {
        field: 'exemption',
        id: thing.id,
      },
    )
  }
  return thing
}
