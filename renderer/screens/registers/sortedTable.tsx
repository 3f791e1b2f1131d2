import { useState } from 'react'
import type { ReactNode } from 'react'
import { ClassificationMark } from '../../parts/classificationMark.tsx'

export interface SortedColumn<Row> {
  readonly heading: string
  readonly cell: (row: Row) => ReactNode
  /** What it is sorted by; without it the column is not sorted. Numbers go from the largest, words from A. */
  readonly by?: (row: Row) => string | number
  readonly isNumber?: true
  /** Kept on one line where there is room. */
  readonly isShort?: true
}

interface SortedTableProps<Row> {
  readonly caption: string
  readonly columns: readonly SortedColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly closedOf?: (row: Row) => 'exempt' | 'confidential' | 'unset' | null
}

/** A real table. A heading that is pressed sorts by its column, pressed again the other way, and then as it was. */
export function SortedTable<Row>(props: SortedTableProps<Row>): ReactNode {
  const { caption, columns, rows, keyOf, closedOf = () => null } = props
  const [order, setOrder] = useState<{ readonly heading: string; readonly turned: boolean } | null>(null)
  const column = columns.find(({ heading }) => heading === order?.heading)
  const press = (heading: string): void =>
    setOrder(
      order?.heading !== heading
        ? { heading, turned: false }
        : order.turned
          ? null
          : { heading, turned: true },
    )
  return (
    <table className="list-table register-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ heading, by, isNumber }) => {
            const isSorted = order?.heading === heading
            const goesUp = isSorted && (isNumber === true) === order.turned
            return (
              <th
                key={heading}
                scope="col"
                className={isNumber === true ? 'cell-number' : undefined}
                aria-sort={isSorted ? (goesUp ? 'ascending' : 'descending') : undefined}
              >
                {by === undefined ? (
                  heading
                ) : (
                  <button type="button" className="sort-button" onClick={() => press(heading)}>
                    {heading}
                    <span aria-hidden="true" className="sort-sign">
                      {isSorted ? (goesUp ? '▲' : '▼') : '↕'}
                    </span>
                  </button>
                )}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, column?.by, column?.isNumber === true, order?.turned === true).map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ heading, cell, isNumber, isShort }, index) => {
              const className =
                isNumber === true ? 'cell-number' : isShort === true ? 'cell-short' : undefined
              if (index > 0) {
                return (
                  <td key={heading} className={className} data-heading={heading}>
                    {cell(row)}
                  </td>
                )
              }
              const closed = closedOf(row)
              return (
                <th key={heading} scope="row" className={className}>
                  {cell(row)}
                  {closed === null ? null : <ClassificationMark classification={closed} />}
                </th>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sorted<Row>(
  rows: readonly Row[],
  by: ((row: Row) => string | number) | undefined,
  isNumber: boolean,
  turned: boolean,
): readonly Row[] {
  if (by === undefined) return rows
  const direction = isNumber === turned ? 1 : -1
  return rows.toSorted((a, b) => direction * compare(by(a), by(b)))
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en-GB', { numeric: true })
}
