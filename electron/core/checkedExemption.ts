import type { Classification, Exemption } from '../../shared/domain/access.ts'
import { AppError } from '../../shared/domain/appError.ts'

interface Closable {
  readonly id: string
  readonly classification: Classification
  readonly exemption: Exemption | null
}

/**
 * An item that is exempt needs its paragraphs (R20); what is no longer exempt keeps none. `what` names the thing in the sentence: "this
 * item". Throws `invalid-input`.
 */
export function checkedExemption<Thing extends Closable>(thing: Thing, what: string): Thing {
  if (thing.classification === 'exempt' && thing.exemption === null) {
    throw new AppError(
      'invalid-input',
      `Name the paragraphs of Schedule 12A under which ${what} is exempt.`,
      {
        field: 'exemption',
        id: thing.id,
      },
    )
  }
  return withoutIdleExemption(thing)
}

/**
 * A document is closed as soon as somebody says so: its paragraphs and the reason may follow, and are problems until they do (R20, R21).
 * What is no longer exempt keeps none.
 */
export function withoutIdleExemption<Thing extends Closable>(thing: Thing): Thing {
  return thing.classification === 'exempt' ? thing : { ...thing, exemption: null }
}
