import type { ReactNode } from 'react'
import { ClassificationMark } from '../../parts/classificationMark.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { RegisterOf } from './registerData.ts'
import { PlaceLink } from './registerRows.tsx'

/** What is to be done, what is overdue first. A tick says that it is done, whatever became of the minutes meanwhile. */
export function ActionsTable({ register }: { readonly register: RegisterOf<'actions'> }): ReactNode {
  const core = useCore()
  const act = useAct()
  return (
    <table className="list-table register-table">
      <caption className="visually-hidden">Actions</caption>
      <thead>
        <tr>
          <th scope="col">Done</th>
          <th scope="col">Action</th>
          <th scope="col">Who</th>
          <th scope="col">By</th>
          <th scope="col">Minute</th>
          <th scope="col">Meeting</th>
        </tr>
      </thead>
      <tbody>
        {register.rows.map((row) => {
          const { meetingId, factId } = row
          return (
            <tr key={factId} data-done={row.done}>
              <td className="cell-short">
                <Checkbox
                  label={`Done: ${row.what}`}
                  isSelected={row.done}
                  onChange={(done) =>
                    void act(() => core.client.registers.setDone({ meetingId, factId, done }))
                  }
                >
                  <span className="visually-hidden">Done</span>
                </Checkbox>
              </td>
              <th scope="row">
                {row.what}
                {row.closed === null ? null : <ClassificationMark classification={row.closed} />}
              </th>
              <td>{row.who === '' ? 'Nobody yet' : row.who}</td>
              <td>
                {row.by === null ? 'No day' : shortDate(row.by)}
                {row.overdue ? <strong className="action-overdue">! Overdue</strong> : null}
              </td>
              <td>
                <PlaceLink row={row} label={row.reference === '' ? 'Minutes' : row.reference} />
                <span className="cell-hint">{row.title}</span>
              </td>
              <td>
                {shortDate(row.date)}
                <span className="cell-hint">{row.committee}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
