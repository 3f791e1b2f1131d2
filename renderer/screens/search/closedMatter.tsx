import { useState } from 'react'
import type { ReactNode } from 'react'
import { Checkbox } from '../../parts/choice.tsx'
import { ExemptPin } from '../../parts/exemptPin.tsx'
import { useLock } from '../../state/lock.ts'
import { useClosedMatter } from './searchData.ts'

/** The switch for exempt matter. Where there is a PIN, it is asked for once after each start. */
export function ClosedMatter(): ReactNode {
  const isShown = useClosedMatter((state) => state.isShown)
  const isOpen = useLock((state) => state.status?.isExemptOpen !== false)
  const [isAsked, setAsked] = useState(false)
  const change = (shown: boolean): void => {
    if (shown && !isOpen) setAsked(true)
    else useClosedMatter.setState({ isShown: shown })
  }
  return (
    <div className="search-closed">
      <Checkbox isSelected={isShown} onChange={change}>
        Show exempt matter
      </Checkbox>
      <ExemptPin
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onOpened={() => useClosedMatter.setState({ isShown: true })}
      />
    </div>
  )
}
