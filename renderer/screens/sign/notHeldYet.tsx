import type { ReactNode } from 'react'
import { shortDate } from '../../parts/shownDates.ts'
import { today } from '../../state/today.ts'

/** That a day on which something is said to have been done is still to come by the clock of this machine; nothing for any other. */
export function NotHeldYet({
  date,
  what,
}: {
  readonly date: string | null
  readonly what: string
}): ReactNode {
  if (date === null || date <= today()) return null
  return (
    <p className="sign-warning" role="note">
      <strong>
        {what} has not been held yet: {shortDate(date)} is still to come.
      </strong>{' '}
      Record what was done there once it was done.
    </p>
  )
}
