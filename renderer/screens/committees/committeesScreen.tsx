import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { today } from '../../state/today.ts'
import { CommitteePage } from './committeePage.tsx'
import { seatedOn } from './seats.ts'
import { NewCommittee } from './newCommittee.tsx'

/** The committees in the rail, and one of them: members, rules, standing agenda. `committeeId` 'new' asks for a new one. */
export function CommitteesScreen({ committeeId }: { readonly committeeId: string | null }): ReactNode {
  const { api } = useCore()
  const committees = useQuery(api.committees.list.queryOptions({ input: {} }))
  useCommands([
    {
      id: 'committee.new',
      title: 'New committee',
      group: 'Committees',
      keys: ['Ctrl+N', 'Alt+Shift+N'],
      run: () => navigate('/committees/new'),
    },
  ])
  const isNew = committeeId === 'new'
  const shown = isNew
    ? undefined
    : (committees.data?.find((known) => known.id === committeeId) ?? committees.data?.[0])
  return (
    <Frame
      title={isNew ? 'New committee' : (shown?.name ?? 'Committees')}
      actions={
        <Button keys="Ctrl+N" command="committee.new" onPress={() => navigate('/committees/new')}>
          New committee
        </Button>
      }
      rail={{
        name: 'Places',
        content: (
          <MainRail at="committees" isInside={shown !== undefined}>
            <CommitteeList committees={committees.data ?? []} shownId={shown?.id ?? null} />
          </MainRail>
        ),
      }}
      work={{ name: isNew ? 'New committee' : 'Committee' }}
    >
      {committees.data === undefined ? (
        <Loading query={committees} />
      ) : isNew ? (
        <NewCommittee committees={committees.data} />
      ) : shown === undefined ? (
        <EmptyState
          title="No committees yet"
          action={
            <a className="button button-primary" href="#/committees/new">
              Add the first committee
            </a>
          }
        >
          A committee holds its members with their dates, its quorum, its standing agenda and how its minutes
          are numbered. Every agenda and attendance list is made from it.
        </EmptyState>
      ) : (
        <CommitteePage key={shown.id} committee={shown} />
      )}
    </Frame>
  )
}

function CommitteeList(props: {
  readonly committees: readonly CommitteeData[]
  readonly shownId: string | null
}): ReactNode {
  if (props.committees.length === 0) return null
  return (
    <>
      <h2 className="rail-heading">Committees</h2>
      <ul className="rail-list">
        {props.committees.map((committee) => {
          const members = seatedOn(committee.memberships, today()).length
          return (
            <li key={committee.id}>
              <a
                className="rail-link"
                href={`#/committees/${committee.id}`}
                aria-current={committee.id === props.shownId ? 'true' : undefined}
              >
                <span>{committee.name}</span>
                <span className="rail-count">
                  {members}
                  <span className="visually-hidden"> members</span>
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}
