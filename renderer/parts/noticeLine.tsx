import type { ReactNode } from 'react'
import type { DaysOfCouncil } from '../../shared/domain/workingDays.ts'
import { shortDate } from './shownDates.ts'
import { countedDays, noticeOf } from './noticeReason.ts'

/** The last lawful day to publish an agenda, with the days that count (R1, R4). */
export function NoticeLine(props: {
  readonly meeting: string
  readonly council: DaysOfCouncil
  readonly day: string
}): ReactNode {
  const answer = noticeOf(props.meeting, props.council)
  if (typeof answer === 'string') return <p className="notice-line">{answer}</p>
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
