import type { ReactNode } from 'react'
import { dayAndMonth, shortDate } from '../../parts/shownDates.ts'
import { recordOf } from '../../state/data.ts'
import type { MeetingView } from '../../state/data.ts'
import { hasBegun } from '../../../shared/domain/checks/stage.ts'
import { today } from '../../state/today.ts'
import type { PackPlans } from '../../state/papersPlan.ts'
import type { ShownPages } from './expectedPages.ts'
import { supplementsSince } from './supplementsSince.ts'

/** The pack in a line of the status bar: pages, blanks and warnings, both audiences, the last day, and the way to see it. */
export function PackLine(props: {
  readonly view: MeetingView
  readonly plans: PackPlans
  readonly shown: ShownPages | null
  /** How many documents nobody has decided on. */
  readonly undecided: number
}): ReactNode {
  const { view, plans, shown, undecided } = props
  const { record, notice } = view
  const pages = plans.public.pages
  const warnings = pages?.findings.length ?? 0
  return (
    <>
      <span>
        {pages === null || shown === null
          ? withoutPlan(view)
          : [
              ...(pages.edition === 'supplement' ? [`supplement ${pages.number}: `] : []),
              `${countOf(shown.pages, 'page')}, ${countOf(shown.blanks, 'blank')}, `,
              warnings === 0 ? 'no warnings in the pack' : `${countOf(warnings, 'warning')} in the pack`,
            ].join('')}
      </span>
      {pages === null || plans.members.pages === null ? null : (
        <span>
          public {pages.pages} / members {plans.members.pages.pages}
          {undecided === 0 ? '' : ` (members without the ${undecided} undecided)`}
        </span>
      )}
      {notice === null || isPublished(view) || isHeld(view) ? null : (
        <span>{publishBy(notice.latestPublication)}</span>
      )}
      <a className="preview-pack" href={`#/meetings/${record.meeting.id}/pack`}>
        Preview pack
      </a>
    </>
  )
}

/** Once the agenda is out its last day has passed by. */
function isPublished({ record }: MeetingView): boolean {
  return record.publications.some(({ kind, audience }) => kind === 'agenda' && audience === 'public')
}

/** Nothing can be published in time any more. */
function isHeld(view: MeetingView): boolean {
  return view.record.meeting.date < today() || hasBegun(recordOf(view))
}

/** While the pages are counted, and where there is nothing to count. */
function withoutPlan(view: MeetingView): string {
  const { papers, reports, publications } = view.record
  if (publications.length > 0) return 'nothing new since it was published'
  return papers.length + reports.length === 0 ? itemCount(view) : 'Counting the pages…'
}

function publishBy(last: string): string {
  const day = today()
  if (last < day) return `publish by ${dayAndMonth(last)}: too late`
  return last === day ? 'publish by TODAY 23:59' : `publish by ${dayAndMonth(last)}`
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

function itemCount({ record }: MeetingView): string {
  return countOf(record.items.filter((item) => item.parentId === null).length, 'item')
}

/** What went out, and what becomes of changes from now on. */
export function PublishedLine({ view }: { readonly view: MeetingView }): ReactNode {
  const { publications, meeting } = view.record
  const last = publications.findLast(({ kind }) => kind === 'agenda')
  if (last === undefined) return null
  const supplements = supplementsSince(publications, last)
  return (
    <p className="callout published-line">
      <span>
        Published version {last.number} on {shortDate(last.at.slice(0, 10))}
        {supplements === 0 ? '' : `, and ${countOf(supplements, 'supplement')} since`}; changes become a
        supplement. <a href={`#/meetings/${meeting.id}/pack`}>Go to the pack</a>
      </span>
    </p>
  )
}
