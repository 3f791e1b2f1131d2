import type { ReactNode } from 'react'
import type { DaysOfCouncil } from '../../shared/domain/workingDays.ts'
import { shortDate } from './shownDates.ts'
import { countedDays, noticeOf } from './noticeReason.ts'

/** The last lawful day to publish an agenda, with the days that count (R1, R4). */
export function NoticeLine(props: {
  readonly meeting: string
  readonly council: DaysOfCouncil
  readonly day: string
  /** True for a meeting under way or over, whatever the day. */
  readonly hasBegun?: boolean
}): ReactNode {
  const answer = noticeOf(props.meeting, props.council)
  if (typeof answer === 'string') return <p className="notice-line">{answer}</p>
  // Of a meeting whose day is past nothing can be published in time any more: what was is for the checks to say.
  if (props.meeting < props.day || props.hasBegun === true) return null
  const isPast = answer.latestPublication < props.day
  return (
    <p className={isPast ? 'notice-line notice-line-late' : 'notice-line'}>
      <strong>
        {isPast ? '! Too late for full notice: ' : ''}Publish the agenda by{' '}
        {shortDate(answer.latestPublication)}.
      </strong>{' '}
      {countedDays(answer, answer.days)}. Neither the day of publication nor the day of the meeting counts.
    </p>
  )
}
