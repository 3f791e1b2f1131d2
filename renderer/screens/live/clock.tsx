import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { clockTime } from '../../state/today.ts'

/** The time of day, to the second. Silent for screen readers: it would never stop. */
export function Clock(): ReactNode {
  const time = useTicking(() => clockTime(new Date()))
  return (
    <span className="live-clock" role="timer" aria-live="off">
      {time}
    </span>
  )
}

/** A value read once a second. */
export function useTicking<T>(read: () => T): T {
  const [value, setValue] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setValue(read()), 1_000)
    return () => clearInterval(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the newest `read` would restart the second at every render
  }, [])
  return value
}
