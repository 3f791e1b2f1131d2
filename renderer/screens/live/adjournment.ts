import type { LineFact } from '../../../shared/domain/meetingFact.ts'
import { inTimeOrder } from '../../../shared/domain/presence.ts'

/** When the meeting adjourned; null while it sits. */
export function adjournedSince(facts: readonly LineFact[]): string | null {
  const last = inTimeOrder(facts).findLast((fact) => fact.kind === 'adjourned' || fact.kind === 'resumed')
  return last?.kind === 'adjourned' ? last.at : null
}
