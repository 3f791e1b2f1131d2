import type { ReactNode } from 'react'
import { shortDate } from '../../parts/shownDates.ts'
import type { MeetingView } from '../../state/data.ts'

/** Which meeting the screen is about: "Families Scrutiny Committee · Thu 14 November 2024". */
export function MeetingHeading({ view }: { readonly view: MeetingView }): ReactNode {
  return (
    <div className="crumbs">
      <a href="#/">Meetings</a>
      <span aria-hidden="true">›</span>
      <h1>
        {view.record.committee.name} · {shortDate(view.record.meeting.date)}
      </h1>
      {view.record.meeting.importedFrom === null ? null : (
        <span className="tag" title={`Imported from ${view.record.meeting.importedFrom.fileName}`}>
          Imported
        </span>
      )}
    </div>
  )
}
