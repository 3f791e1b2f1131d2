import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import { NoticeArea } from '../parts/noticeArea.tsx'
import { useAppearance } from './appearance.ts'
import { chosenFor, shownKeys } from './keyCaps.tsx'
import { Panes } from './panes.tsx'
import { useCommands } from './commands.ts'
import { useFrame } from './frameState.ts'
import { StatusSlot } from './statusSlot.tsx'

/**
 * The frame of every screen: header, rail, work, inspector, status bar, each a named landmark and a stop of F6.
 *
 * How a screen fills it:
 *
 *   export function LiveScreen({ meetingId }: { meetingId: string }) {
 *     useCommands([
 *       { id: 'meeting.adjourn', title: 'Adjourn the meeting', group: 'Meeting', keys: ['F9', 'Ctrl+Shift+J'], run: adjourn },
 *     ])
 *     return (
 *       <Frame
 *         title="Live minutes"                    // document title and, without `heading`, the h1
 *         heading={<MeetingHeading … />}         // left of the header (one h1 in it); optional
 *         tabs={<MeetingTabs meetingId={…} />}    // Agenda | Live | Papers; optional
 *         actions={<Button keys="F9">Adjourn</Button>}   // right of the header; optional
 *         rail={{ name: 'Agenda', content: … }}
 *         work={{ name: 'Minutes, item 20' }}     // the landmark's name; the children are its content
 *         inspector={{ name: 'Attendance', content: … }}
 *         status={<><span role="status">✓ Saved 11:12:35</span><span>2,402 words</span></>}
 *       >
 *         …the work…
 *       </Frame>
 *     )
 *   }
 *
 * The work pane scrolls and is padded; `work={{ name, flush: true }}` leaves both to the screen. The palette (Ctrl+K) and the list of
 * keys (F1) show whatever useCommands registers; `showPane('work')` of ./frameState.ts brings a pane into view and focuses it.
 * What a part of a screen has to say in the status bar it puts in <InStatus> of ./statusSlot.tsx.
 */
export interface FrameProps {
  readonly title: string
  readonly heading?: ReactNode
  readonly tabs?: ReactNode
  readonly actions?: ReactNode
  readonly rail?: PaneContent
  readonly work: { readonly name: string; readonly flush?: boolean }
  readonly inspector?: PaneContent
  readonly status?: ReactNode
  readonly children: ReactNode
}

export interface PaneContent {
  readonly name: string
  readonly content: ReactNode
}

export function Frame(props: FrameProps): ReactNode {
  const headingId = useId()
  const [statusSlot, setStatusSlot] = useState<HTMLElement | null>(null)
  useDocumentTitle(props.title)
  useCommands([
    {
      id: 'pane.inspectorToggle',
      title: 'Show or hide the right pane',
      group: 'View',
      keys: ['F4'],
      enabled: props.inspector !== undefined,
      run: () => useFrame.getState().toggleInspector(),
    },
  ])
  return (
    <div className="frame">
      <header className="frame-header" data-pane="header" tabIndex={-1} aria-labelledby={headingId}>
        <div className="frame-heading" id={headingId}>
          {props.heading ?? <h1>{props.title}</h1>}
        </div>
        {props.tabs}
        <div className="frame-actions">{props.actions}</div>
      </header>
      <NoticeArea />
      <StatusSlot value={statusSlot}>
        <Panes rail={props.rail} work={props.work} inspector={props.inspector}>
          {props.children}
        </Panes>
      </StatusSlot>
      <footer className="frame-status" data-pane="status" tabIndex={-1} aria-label="Status">
        <div className="frame-status-facts">
          <div ref={setStatusSlot} className="frame-status-slot" />
          {props.status}
        </div>
        <div className="frame-status-keys" aria-hidden="true">
          <StatusKeys />
        </div>
      </footer>
    </div>
  )
}

/** The three keys from which all others are found. */
function StatusKeys(): ReactNode {
  const chosen = useAppearance((state) => state.keys)
  const hints = [
    ['F6', 'next pane'],
    ['Ctrl+K', 'commands'],
    ['F1', 'keys'],
  ] as const
  return hints
    .flatMap(([keys, what]) => {
      const shown = chosenFor(keys, chosen)
      return shown === null ? [] : [`${shownKeys(shown)} ${what}`]
    })
    .join(' · ')
}

function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Minutebook`
  }, [title])
}
