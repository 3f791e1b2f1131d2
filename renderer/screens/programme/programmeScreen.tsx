import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { ForwardPlanDesk } from './forwardPlanDesk.tsx'
import { ProgrammeWork } from './programmeWork.tsx'
import './programme.css'

export type ProgrammeTab = 'board' | 'list' | 'plan'

const tabNames: Readonly<Record<ProgrammeTab, string>> = {
  board: 'Board',
  list: 'List',
  plan: 'Forward plan',
}

/** What a committee means to look at: as a board, as a list, and its key decisions. */
export function ProgrammeScreen(props: {
  readonly committeeId: string | null
  readonly tab: string | null
}): ReactNode {
  const { api } = useCore()
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  const tab = props.tab === 'list' || props.tab === 'plan' ? props.tab : 'board'
  const shown = committees.data?.find(({ id }) => id === props.committeeId) ?? committees.data?.[0]
  if (shown !== undefined && committees.data !== undefined) {
    return tab === 'plan' ? (
      <ForwardPlanDesk key={shown.id} committee={shown} committees={committees.data} />
    ) : (
      <ProgrammeWork key={shown.id} committee={shown} committees={committees.data} tab={tab} />
    )
  }
  return (
    <Frame
      title="Work programme"
      rail={{ name: 'Places', content: <MainRail at="programme" /> }}
      work={{ name: 'Work programme' }}
    >
      {committees.data === undefined ? (
        <Loading query={committees} />
      ) : (
        <EmptyState
          title="No committees yet"
          action={
            <a className="button button-primary" href="#/committees/new">
              Add the first committee
            </a>
          }
        >
          A committee’s work programme says what it means to look at, meeting by meeting. Every new agenda
          starts from it.
        </EmptyState>
      )}
    </Frame>
  )
}

/** The views of one work programme. */
export function ProgrammeTabs(props: { readonly committeeId: string; readonly at: ProgrammeTab }): ReactNode {
  const { committeeId } = props
  return (
    <nav className="segments" aria-label="Views of the work programme">
      {(['board', 'list', 'plan'] as const).map((tab) => (
        <a
          key={tab}
          href={`#/programme/${committeeId}${tab === 'board' ? '' : `/${tab}`}`}
          aria-current={tab === props.at ? 'page' : undefined}
        >
          {tabNames[tab]}
        </a>
      ))}
    </nav>
  )
}

/** The places of the book, and the committees, each with its own programme. */
export function ProgrammeRail(props: {
  readonly committees: readonly CommitteeData[]
  readonly committeeId: string
  readonly tab: ProgrammeTab
}): ReactNode {
  const { committees, committeeId, tab } = props
  return (
    <MainRail at="programme" isInside>
      <h2 className="rail-heading">Committees</h2>
      <ul className="rail-list">
        {committees.map((committee) => (
          <li key={committee.id}>
            <a
              className="rail-link"
              href={`#/programme/${committee.id}${tab === 'board' ? '' : `/${tab}`}`}
              aria-current={committee.id === committeeId ? 'true' : undefined}
            >
              {committee.name}
            </a>
          </li>
        ))}
      </ul>
    </MainRail>
  )
}

/** The committee’s own agenda screen for a meeting. */
export function openAgenda(meetingId: string): void {
  navigate(`/meetings/${meetingId}/agenda`)
}
