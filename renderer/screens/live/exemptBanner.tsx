import type { ReactNode } from 'react'
import { inTimeOrder } from '../../../shared/domain/presence.ts'
import { isExcluded } from '../../../shared/domain/exclusion.ts'
import { KeyCaps } from '../../frame/keyCaps.tsx'
import { excludeOrReadmit } from './exclusion.ts'
import { useFacts, useLive } from './useLive.ts'
import '../../editor/exempt.css'
import './exemptBanner.css'

/**
 * “EXEMPT” for as long as the public is excluded; the pane around it has the frame that says so from afar (see its CSS). Where the minutes stand
 * as they are, it tells what was.
 */
export function ExemptBanner({ stands }: { readonly stands: boolean }): ReactNode {
  const live = useLive()
  const facts = useFacts(live)
  if (!isExcluded(facts)) return <div role="status" />
  const since = inTimeOrder(facts).findLast((fact) => fact.kind === 'excluded')?.at ?? ''
  if (stands) {
    return (
      <div className="exempt-banner">
        <p role="status">The public was excluded from {since} for this item.</p>
      </div>
    )
  }
  return (
    <div className="exempt-banner">
      <p role="status">
        <strong>EXEMPT</strong> <span>since {since}. New lines are withheld.</span>
      </p>
      <button type="button" className="button button-quiet" onClick={() => excludeOrReadmit(live)}>
        Readmit <KeyCaps keys="Ctrl+Shift+E" />
      </button>
    </div>
  )
}
