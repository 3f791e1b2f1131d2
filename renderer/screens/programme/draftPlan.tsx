import type { ReactNode } from 'react'
import { unsaid } from '../../../shared/domain/forwardPlanNotice.ts'
import { matterOf } from './decisionsTable.tsx'
import type { PlanRow } from './otherPlans.ts'

/** What the plan lacks to be published: until it is given, whatever is printed says that it is a draft. */
export function DraftPlan(props: {
  readonly rows: readonly PlanRow[]
  readonly onOpen: (row: PlanRow) => void
}): ReactNode {
  const lacking = props.rows
    .map((row) => ({ row, lacks: unsaid(row.decision) }))
    .filter(({ lacks }) => lacks.length > 0)
  if (lacking.length === 0) return null
  return (
    <section className="callout plan-draft" aria-labelledby="plan-draft">
      <h2 id="plan-draft">Prints as a draft, not for publication, until this is given</h2>
      <ul>
        {lacking.map(({ row, lacks }) => (
          <li key={row.decision.id}>
            <button type="button" className="link-button" onClick={() => props.onOpen(row)}>
              {matterOf(row.decision)}
            </button>
            <span className="cell-hint">{lacks.map(({ why }) => why).join(' ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
