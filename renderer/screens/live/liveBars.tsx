import type { KeyboardEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { focusEditor } from '../../editor/editorView.tsx'
import type { MeetingView } from '../../state/data.ts'
import { ActionBar } from './bars/actionBar.tsx'
import { CameOrWent } from './bars/cameOrWent.tsx'
import { ConfirmMinutes } from './bars/confirmMinutes.tsx'
import { DeclareInterest } from './bars/declaration.tsx'
import { EventTimeBar } from './bars/eventTimeBar.tsx'
import { ExcludePublic } from './bars/excludePublic.tsx'
import { FindBar } from './bars/findBar.tsx'
import { ParkLine } from './bars/park.tsx'
import { SpellingBar } from './bars/spellingBar.tsx'
import { VoteBar } from './bars/voteBar.tsx'
import { useLive } from './useLive.ts'

/** The one bar that is open above the minutes, if any: `live.openBar` opens it. Esc leads out of it from anywhere in it. */
export function LiveBars({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const onKeyDown = (event: KeyboardEvent): void => {
    // A step of its own that a bar goes back by is the bar's.
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    live.openBar(null)
    focusEditor()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the key is that of every control inside
    <div className="live-bars" onKeyDown={onKeyDown}>
      <OpenBar view={view} />
    </div>
  )
}

function OpenBar({ view }: { readonly view: MeetingView }): ReactNode {
  const live = useLive()
  const bar = useStore(live.store, (state) => state.bar)
  const close = (): void => live.openBar(null)
  switch (bar?.kind) {
    case undefined:
      return null
    case 'vote':
      return <VoteBar key={`${bar.itemId} ${bar.corrects}`} view={view} opened={bar} onDone={close} />
    case 'action':
      return <ActionBar key={bar.corrects} view={view} opened={bar} onDone={close} />
    case 'came-or-went':
      return <CameOrWent view={view} onDone={close} />
    case 'event-time':
      return <EventTimeBar key={bar.factId} factId={bar.factId} onDone={close} />
    case 'declaration':
      return <DeclareInterest view={view} onDone={close} />
    case 'exclude':
      return <ExcludePublic onDone={close} />
    case 'confirm':
      return <ConfirmMinutes onDone={close} />
    case 'park':
      return <ParkLine onDone={close} />
    case 'spelling':
      return <SpellingBar view={view} misspelling={bar.misspelling} onDone={close} />
    case 'find':
      return <FindBar view={view} opened={bar} onDone={close} />
  }
}
