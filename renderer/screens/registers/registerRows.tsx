import type { ReactNode } from 'react'
import {
  minutesWords,
  sayInterest,
  saySide,
  sayVote,
} from '../../../shared/domain/registers/registerTable.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { saidAbove } from '../../../shared/domain/registers/resolutions.ts'
import type { RegisterOf } from './registerData.ts'
import { SortedTable } from './sortedTable.tsx'
import type { SortedColumn } from './sortedTable.tsx'

interface Placed {
  readonly meetingId: string
  readonly itemId: string | null
  readonly committee: string
  readonly date: string
  readonly reference: string
  readonly title: string
}

/** Where it stands: a press opens the minutes at the item. */
export function PlaceLink(props: { readonly row: Placed; readonly label: string }): ReactNode {
  const { row, label } = props
  const item = row.itemId === null ? '' : `/${row.itemId}`
  return <a href={`#/meetings/${row.meetingId}/live${item}`}>{label}</a>
}

const meeting: SortedColumn<Placed> = {
  heading: 'Meeting',
  by: (row) => row.date,
  cell: (row) => (
    <>
      <span className="cell-short">{shortDate(row.date)}</span>
      <span className="cell-hint">{row.committee}</span>
    </>
  ),
}

const referenceOf = (row: Placed): string => (row.reference === '' ? '–' : row.reference)

export function ResolutionsTable({ register }: { readonly register: RegisterOf<'resolutions'> }): ReactNode {
  return (
    <SortedTable
      caption="Resolutions"
      rows={register.rows}
      keyOf={(row) => row.clauseId}
      closedOf={(row) => row.closed}
      columns={[
        {
          heading: 'Minute',
          by: (row) => row.label,
          isShort: true,
          cell: (row) => <PlaceLink row={row} label={row.label === '' ? '–' : row.label} />,
        },
        meeting,
        {
          heading: 'Resolved',
          by: (row) => `${row.above}${row.words}`,
          cell: (row) => (
            <>
              {row.above === '' ? null : <span className="muted">{saidAbove(row.above)}</span>}
              {row.words}
              <span className="cell-hint">{row.title}</span>
            </>
          ),
        },
        { heading: 'Vote', cell: (row) => (row.vote === null ? '–' : sayVote(row.vote)) },
        {
          heading: 'Minutes',
          by: (row) => minutesWords[row.standing],
          cell: (row) => minutesWords[row.standing],
        },
      ]}
    />
  )
}

export function InterestsTable({ register }: { readonly register: RegisterOf<'interests'> }): ReactNode {
  return (
    <SortedTable
      caption="Declarations of interest"
      rows={register.rows}
      keyOf={(row) => row.factId}
      closedOf={(row) => row.closed}
      columns={[
        { heading: 'Member', by: (row) => row.name, cell: (row) => row.name },
        meeting,
        {
          heading: 'Items',
          cell: (row) => <PlaceLink row={row} label={row.items.join('; ')} />,
        },
        { heading: 'Interest', by: sayInterest, cell: sayInterest },
        {
          heading: 'Left the room',
          by: (row) => row.left,
          cell: (row) => ({ left: 'Yes', 'said-so': 'Said so', no: 'No' })[row.left],
        },
        {
          heading: 'Dispensation',
          by: (row) => (row.dispensation ? 'Yes' : 'No'),
          cell: (row) => (row.dispensation ? 'Yes' : 'No'),
        },
      ]}
    />
  )
}

export function VotesTable({ register }: { readonly register: RegisterOf<'votes'> }): ReactNode {
  return (
    <SortedTable
      caption="Recorded votes"
      rows={register.rows}
      keyOf={(row) => `${row.factId} ${row.personId} ${row.how}`}
      closedOf={(row) => row.closed}
      columns={[
        { heading: 'Member', by: (row) => row.name, cell: (row) => row.name },
        meeting,
        {
          heading: 'Minute',
          by: referenceOf,
          cell: (row) => (
            <>
              <PlaceLink row={row} label={referenceOf(row)} />
              <span className="cell-hint">{row.title}</span>
            </>
          ),
        },
        { heading: 'Question', cell: (row) => (row.motion === '' ? '–' : row.motion) },
        { heading: 'Vote', by: saySide, cell: saySide },
        {
          heading: 'Outcome',
          by: (row) => String(row.carried),
          cell: (row) => (row.carried === null ? '–' : row.carried ? 'Carried' : 'Lost'),
        },
      ]}
    />
  )
}
