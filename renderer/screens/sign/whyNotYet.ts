import { whyNotYetHeld } from '../../../shared/domain/notYetHeld.ts'
import { today } from '../../state/today.ts'

/** Why nothing can be recorded as done on this day by the clock of this machine, before it is sent; see `whyNotYetHeld`. */
export function whyNotYet(date: string | null, now = today()): string | null {
  return whyNotYetHeld(date, now)
}
