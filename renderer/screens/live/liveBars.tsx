import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { MeetingView } from '../../state/data.ts'
import { CameOrWent } from './bars/cameOrWent.tsx'
import { useLive } from './useLive.ts'

/** The one bar that is open above the minutes, if any: `live.openBar` opens it. */
export function LiveBars({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const bar = useStore(live.store, (state) => state.bar)
  const close = (): void => live.openBar(null)
  switch (bar?.kind) {
    case undefined:
      return null
    case 'came-or-went':
      return <CameOrWent view={view} onDone={close} />
  }
}
