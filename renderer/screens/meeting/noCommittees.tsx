import type { ReactNode } from 'react'
import { EmptyState } from '../../parts/emptyState.tsx'

/** What stands in place of meetings while the book has no committee to meet. */
export function NoCommittees(): ReactNode {
  return (
    <EmptyState
      title="No committees yet"
      action={
        <a className="button button-primary" href="#/committees/new">
          Add the first committee
        </a>
      }
    >
      Meetings belong to a committee. Give it a name, paste its members, and its agendas and attendance lists
      write themselves.
    </EmptyState>
  )
}
