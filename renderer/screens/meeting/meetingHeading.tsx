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
      <ImportedMark view={view} />
    </div>
  )
}

/** Of a meeting of the past that was read from a file: that it was, and from which. */
export function ImportedMark({ view }: { readonly view: MeetingView }): ReactNode {
  const { importedFrom } = view.record.meeting
  if (importedFrom === null) return null
  return (
    <span className="tag tag-public" title={importedFrom.fileName}>
      Imported<span className="visually-hidden"> from {importedFrom.fileName}</span>
    </span>
  )
}
