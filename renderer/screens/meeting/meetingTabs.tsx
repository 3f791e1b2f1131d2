import type { ReactNode } from 'react'

export type MeetingTab = 'particulars' | 'agenda' | 'live' | 'pack' | 'papers' | 'review' | 'sign'

const tabs: readonly { readonly id: MeetingTab; readonly name: string }[] = [
  { id: 'particulars', name: 'Particulars' },
  { id: 'agenda', name: 'Agenda' },
  { id: 'pack', name: 'Pack' },
  { id: 'live', name: 'Live' },
  { id: 'papers', name: 'Papers' },
  { id: 'review', name: 'Review' },
  { id: 'sign', name: 'Sign' },
]

/** The screens of one meeting. */
export function MeetingTabs(props: { readonly meetingId: string; readonly at: MeetingTab }): ReactNode {
  return (
    <nav className="segments" aria-label="Screens of this meeting">
      {tabs.map((tab) => (
        <a
          key={tab.id}
          href={`#/meetings/${props.meetingId}/${tab.id}`}
          aria-current={tab.id === props.at ? 'page' : undefined}
        >
          {tab.name}
        </a>
      ))}
    </nav>
  )
}
