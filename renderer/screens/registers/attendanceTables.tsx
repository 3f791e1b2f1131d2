import type { ReactNode } from 'react'
import { representedWords, standingWords } from '../../../shared/domain/registers/registerTable.ts'
import { shortDate } from '../../parts/shownDates.ts'
import type { RegisterOf } from './registerData.ts'
import { SortedTable } from './sortedTable.tsx'
import type { SortedColumn } from './sortedTable.tsx'

interface Sums {
  readonly expected: number
  readonly present: number
  readonly apologies: number
  readonly absent: number
  readonly substituted: number
  readonly notSaid: number
  readonly percent: number | null
  readonly stoodIn: number
}

function count(heading: string, of: (row: Sums) => number): SortedColumn<Sums> {
  return { heading, isNumber: true, by: of, cell: of }
}

const sums: readonly SortedColumn<Sums>[] = [
  {
    heading: 'Present %',
    isNumber: true,
    by: (row) => row.percent ?? -1,
    cell: (row) => (row.percent === null ? '–' : `${row.percent} %`),
  },
  count('Expected', (row) => row.expected),
  count('Present', (row) => row.present),
  count('Apologies', (row) => row.apologies),
  count('Absent', (row) => row.absent),
  count(representedWords, (row) => row.substituted),
  count('Not recorded', (row) => row.notSaid),
]

/** By member, by meeting, and each member at each meeting. */
export function AttendanceTables({ register }: { readonly register: RegisterOf<'attendance'> }): ReactNode {
  return (
    <>
      <section>
        <h2>By member</h2>
        <SortedTable
          caption="Attendance by member"
          rows={register.rows}
          keyOf={(row) => `${row.committeeId} ${row.personId}`}
          columns={[
            {
              heading: 'Member',
              by: (row) => row.name,
              cell: (row) => (
                <>
                  {row.name}
                  <span className="cell-hint">
                    {[row.committee, row.group].filter((each) => each !== '').join(', ')}
                  </span>
                </>
              ),
            },
            ...sums,
            count('As substitute', (row) => row.stoodIn),
          ]}
        />
      </section>
      <section>
        <h2>By meeting</h2>
        <SortedTable
          caption="Attendance by meeting"
          rows={register.meetings}
          keyOf={(row) => row.meetingId}
          columns={[
            {
              heading: 'Meeting',
              by: (row) => row.date,
              cell: (row) => (
                <>
                  <a href={`#/meetings/${row.meetingId}/live`}>{shortDate(row.date)}</a>
                  <span className="cell-hint">{row.committee}</span>
                </>
              ),
            },
            ...sums,
            count('Substitutes', (row) => row.stoodIn),
          ]}
        />
      </section>
      <section>
        <h2>Each member at each meeting</h2>
        <SortedTable
          caption="Each member at each meeting"
          rows={register.entries}
          keyOf={(row) => `${row.meetingId} ${row.personId}`}
          columns={[
            { heading: 'Member', by: (row) => row.name, cell: (row) => row.name },
            {
              heading: 'Meeting',
              by: (row) => row.date,
              cell: (row) => (
                <>
                  {shortDate(row.date)}
                  <span className="cell-hint">{row.committee}</span>
                </>
              ),
            },
            {
              heading: 'Attendance',
              by: (row) => standingWords[row.standing],
              cell: (row) => (
                <>
                  {row.representedBy === null
                    ? standingWords[row.standing]
                    : `Represented by ${row.representedBy}`}
                  {row.standsFor === null ? null : ` for ${row.standsFor}`}
                  {row.from === null && row.until === null ? null : (
                    <span className="cell-hint">
                      {[
                        ...(row.from === null ? [] : [`from ${row.from}`]),
                        ...(row.until === null ? [] : [`until ${row.until}`]),
                      ].join(' ')}
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      </section>
    </>
  )
}
