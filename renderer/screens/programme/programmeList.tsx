import type { ReactNode } from 'react'
import { placeName } from '../../../shared/domain/sayProgramme.ts'
import { columnName, SourceLink } from './programmeBoardView.tsx'
import type { CardRows } from './programmeBoardView.tsx'
import type { Card } from './programmeDesk.ts'

/** The same cards as rows, in the order of the board; what earlier years looked at comes last. */
export function ProgrammeList(props: CardRows): ReactNode {
  const { desk, view } = props
  const { columns, earlier } = desk.board
  const standing = desk.cards.filter((card) => card.standing)
  const rows = [
    ...columns.flatMap((column) => column.cards.map((card) => ({ card, when: columnName(column) }))),
    ...standing.map((card) => ({ card, when: 'Every meeting' })),
    ...earlier.map((card) => ({ card, when: placeName(card.place, view.meetings) })),
  ]
  if (rows.length === 0) return <p className="muted">No cards yet. Type the title of the first one above.</p>
  return (
    <table className="list-table">
      <caption className="visually-hidden">Cards of the work programme</caption>
      <thead>
        <tr>
          <th scope="col">Matter</th>
          <th scope="col">When</th>
          <th scope="col">Lead</th>
          <th scope="col">Minute</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ card, when }) => (
          <tr key={card.id} data-chosen={card.id === props.chosen}>
            <th scope="row">
              <button
                type="button"
                className="programme-row"
                data-card={card.id}
                aria-pressed={card.id === props.chosen}
                onClick={() => props.onChoose(card.id)}
                onDoubleClick={() => props.onEdit(card.id)}
              >
                {card.title}
              </button>
              {card.purpose === '' ? null : <span className="cell-hint">{card.purpose}</span>}
            </th>
            <td>{when}</td>
            <td>{card.lead}</td>
            <td>
              <SourceLink card={card as Card} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
