import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { shortDate } from '../../parts/shownDates.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import './confirmOffer.css'
import { useLive, useShownItem } from './useLive.ts'

/** At the Minutes item: minutes of meetings before wait to be confirmed here (R41). */
export function ConfirmOffer({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const { api } = useCore()
  const shown = useShownItem(live)
  const isOpen = useStore(live.store, (state) => state.bar !== null)
  const isMinutes = view.record.items.find((item) => item.id === shown)?.kind === 'minutes'
  const input = { meetingId: live.meetingId }
  const standing = useQuery(api.signing.standing.queryOptions({ input, enabled: isMinutes }))
  const last = standing.data?.toConfirm.at(-1)
  if (!isMinutes || isOpen || last === undefined) return null
  return (
    <div className="confirm-offer">
      <button type="button" className="button" onClick={() => live.openBar({ kind: 'confirm' })}>
        Confirm the minutes of {shortDate(last.date)} <kbd aria-hidden="true">Alt+Shift+C</kbd>
      </button>
    </div>
  )
}
