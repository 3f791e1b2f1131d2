import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isAsImported } from '../../../shared/domain/meeting.ts'
import type { MeetingState, WhereFrom } from '../../../shared/domain/meeting.ts'
import { noticeReason } from '../../parts/noticeReason.ts'
import { shortDate } from '../../parts/shownDates.ts'
import { useCore } from '../../state/core.tsx'
import type { CouncilData, MeetingSummary } from '../../state/data.ts'

export const stateNames: Readonly<Record<MeetingState, string>> = {
  planned: 'Agenda in hand',
  'agenda-published': 'Agenda published',
  'in-session': 'In session',
  'draft-minutes': 'Draft minutes',
  'minutes-published': 'Minutes published',
  confirmed: 'Minutes confirmed',
}

interface MeetingsTableProps {
  readonly title: string
  readonly meetings: readonly MeetingSummary[]
  readonly day: string
  readonly withPublication: boolean
}

/** Meetings in a table; each leads to its agenda before the day and to its minutes after it. */
export function MeetingsTable({ title, meetings, day, withPublication }: MeetingsTableProps): ReactNode {
  const { api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  return (
    <section>
      <h2>{title}</h2>
      <table className="list-table">
        <caption className="visually-hidden">{title} meetings</caption>
        <thead>
          <tr>
            <th scope="col">Meeting</th>
            <th scope="col">Date</th>
            {withPublication ? <th scope="col">Publish the agenda by</th> : <th scope="col">Minutes</th>}
            <th scope="col">Where it stands</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map((meeting) => (
            <tr key={meeting.id} className="row-leads">
              <th scope="row">
                <a
                  href={`#/meetings/${meeting.id}/${meeting.date > day ? 'agenda' : 'live'}`}
                  aria-label={`${meeting.committeeName}, ${shortDate(meeting.date)}`}
                >
                  {meeting.committeeName}
                </a>
                <span className="cell-hint">{meeting.place}</span>
              </th>
              <td className="cell-short">
                {shortDate(meeting.date)}
                {/* Minutes of the past do not always say when they began. */}
                {meeting.importedFrom !== null && meeting.start === '00:00' ? '' : `, ${meeting.start}`}
              </td>
              {withPublication ? (
                <td>
                  <PublishBy meeting={meeting} council={council.data} />
                </td>
              ) : (
                <td>{meeting.minuteNumbers === '' ? '–' : meeting.minuteNumbers}</td>
              )}
              <td className="cell-short">
                {meeting.isSigned ? 'Minutes signed' : stateNameOf(meeting)}
                <span className="cell-hint">
                  {meeting.itemCount} {meeting.itemCount === 1 ? 'item' : 'items'}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** "Draft minutes"; "Imported" of a meeting of the past that was not confirmed here. */
export function stateNameOf(meeting: WhereFrom): string {
  return isAsImported(meeting) ? 'Imported' : stateNames[meeting.state]
}

function PublishBy(props: {
  readonly meeting: MeetingSummary
  readonly council: CouncilData | undefined
}): ReactNode {
  const { meeting, council } = props
  if (meeting.importedFrom !== null) return <>–</>
  if (meeting.publishBy === null) return <>Count by hand: outside the table of bank holidays</>
  return (
    <>
      {shortDate(meeting.publishBy)}
      {council === undefined ? null : (
        <span className="cell-hint">{noticeReason(meeting.date, council)}</span>
      )}
    </>
  )
}
