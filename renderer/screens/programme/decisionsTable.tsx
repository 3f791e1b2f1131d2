import type { ReactNode } from 'react'
import { shortDate } from '../../parts/shownDates.ts'
import type { Decision } from './forwardPlanDesk.tsx'
import type { PlanRow } from './otherPlans.ts'

export function matterOf({ matter }: Decision): string {
  return matter.trim() === '' ? 'A key decision without a matter' : matter
}

/** The key decisions with whose they are, and by when they have to be published. */
export function DecisionsTable(props: {
  readonly rows: readonly PlanRow[]
  readonly chosen: string | null
  readonly onOpen: (row: PlanRow) => void
}): ReactNode {
  const { rows, chosen, onOpen } = props
  return (
    <table className="list-table">
      <caption className="visually-hidden">Key decisions</caption>
      <thead>
        <tr>
          <th scope="col">Matter</th>
          <th scope="col">Committee</th>
          <th scope="col">Decided</th>
          <th scope="col">Publish by</th>
          <th scope="col">Published</th>
          <th scope="col">To look at</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { decision, committee, notice } = row
          const problems = notice?.findings.filter(({ level }) => level === 'problem').length ?? 0
          return (
            <tr key={`${committee.id} ${decision.id}`} data-chosen={decision.id === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className="programme-row"
                  aria-pressed={decision.id === chosen}
                  onClick={() => onOpen(row)}
                >
                  {matterOf(decision)}
                </button>
                <span className="cell-hint">
                  {decision.decisionMaker.trim() === '' ? 'Nobody named who decides' : decision.decisionMaker}
                </span>
              </th>
              <td>{committee.name}</td>
              <td>{decision.from === null ? 'No day yet' : shortDate(decision.from)}</td>
              <td>{decision.from === null ? null : <PublishBy notice={notice} />}</td>
              <td>{decision.publishedOn === null ? 'Not yet' : shortDate(decision.publishedOn)}</td>
              <td>
                {problems === 0 ? (
                  'Nothing'
                ) : (
                  <strong className="paper-problem">
                    {problems === 1 ? '1 problem' : `${problems} problems`}
                  </strong>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function PublishBy({ notice }: Pick<PlanRow, 'notice'>): ReactNode {
  return notice?.readings.map(({ counting, latest }) => (
    <span key={counting} className={counting === 'calendar' ? '' : 'cell-hint'}>
      {latest === null ? 'count by hand' : shortDate(latest)}
      {counting === 'calendar' ? '' : ' by working days'}
    </span>
  ))
}
