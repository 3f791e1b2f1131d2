import { noticeOfMeeting } from './clearDays.ts'
import type { NoticeOfMeeting } from './clearDays.ts'
import { dayOf } from './civilTime.ts'
import { openState, unheardState } from './deadline.ts'
import type { CouncilRules, Deadline, DeadlineState } from './deadline.ts'
import { keyDecisionDeadlines } from './keyDecisionDeadlines.ts'
import type { KeyDecision } from './forwardPlan.ts'
import type { Meeting } from './meeting.ts'
import type { MinutesAct } from './minutesActs.ts'
import { minutesDeadlines } from './minutesDeadlines.ts'
import type { Publication } from './publication.ts'
import { daysInARow, shortDate } from './shortDates.ts'
import { workingDaysFrom, workingDaysOf } from './workingDays.ts'

/** What the deadlines of a meeting are worked out from. */
export interface MeetingFacts {
  readonly council: CouncilRules
  readonly meeting: Pick<Meeting, 'id' | 'date' | 'state'>
  /** What went out for it, the earliest first. */
  readonly publications: readonly Pick<Publication, 'kind' | 'audience' | 'at'>[]
  /** The key decisions that are taken at it. */
  readonly keyDecisions: readonly KeyDecision[]
  /** What was done with its minutes, the earliest first. */
  readonly acts: readonly MinutesAct[]
  /** Day of the committee's next meeting; null when none is planned. */
  readonly nextMeeting: string | null
  readonly today: string
}

/** Every deadline of a meeting with its reason, the earliest first. What lies outside the years of the holiday table is left out. */
export function deadlinesOf(facts: MeetingFacts): Deadline[] {
  const { council, meeting, keyDecisions, today } = facts
  const notice = noticeOfMeeting(council, meeting.date)
  const agenda = notice === null ? [] : [publishBy(facts, notice), reportsDue(facts, notice)]
  return [
    ...agenda.filter((each) => each !== null),
    ...keyDecisions.flatMap((decision) =>
      keyDecisionDeadlines({ decision, on: meeting.date, council, today }),
    ),
    ...minutesDeadlines(facts),
  ].toSorted((a, b) => a.date.localeCompare(b.date))
}

/** The day on which the public could first read the agenda; null when the book does not say. */
function agendaOutOn({ publications }: Pick<MeetingFacts, 'publications'>): string | null {
  const first = publications.find(({ kind, audience }) => kind === 'agenda' && audience === 'public')
  return first === undefined ? null : dayOf(first.at)
}

function publishBy(facts: MeetingFacts, notice: NoticeOfMeeting): Deadline {
  const { meeting, council } = facts
  const { latestPublication: date, clearDays: counted, holidays, days } = notice
  const isParish = council.kind === 'parish'
  const notCounted =
    holidays.length === 0
      ? ''
      : ` Not counted: ${holidays.map((day) => `${shortDate(day.date)} (${day.name})`).join(', ')}.`
  const { state, became } = agendaState(facts, date)
  return {
    ...{ id: `${meeting.id}-publish-by`, kind: 'publish-by', what: 'Publish the agenda', subject: '' },
    ...{ date, state, counted, holidays, weight: 'law' },
    rule: isParish ? 'R14, R4' : 'R1, R2, R4',
    why: `The meeting on ${shortDate(meeting.date)} is not counted; ${daysInARow(counted)} are the ${days} clear days; the day of publication is not counted.${notCounted}${became}`,
  }
}

function agendaState(facts: MeetingFacts, date: string): { state: DeadlineState; became: string } {
  const { meeting, council, today } = facts
  const outOn = agendaOutOn(facts)
  if (outOn !== null && outOn <= date) {
    return { state: 'done', became: ` Published on ${shortDate(outOn)}, in time.` }
  }
  if (outOn !== null) {
    // The law for parishes has no such clause.
    const unless =
      council.kind === 'parish' ? '' : ' Good only if the meeting was convened at shorter notice.'
    return { state: 'missed', became: ` Published on ${shortDate(outOn)}, too late.${unless}` }
  }
  if (meeting.state === 'planned') {
    const state = openState(date, today)
    return { state, became: state === 'missed' ? ' It has not been published.' : '' }
  }
  const became = ' The agenda is out; since when is not in this book.'
  return { state: date >= today ? 'done' : 'past', became }
}

function reportsDue(facts: MeetingFacts, notice: NoticeOfMeeting): Deadline | null {
  const { meeting, council, today } = facts
  if (council.reportsDueDays === null) return null
  const days = workingDaysFrom(notice.latestPublication, -council.reportsDueDays, workingDaysOf(council))
  if (days === null) return null
  const { date, counted, holidays } = days
  const isOut = agendaOutOn(facts) !== null || meeting.state !== 'planned'
  return {
    ...{ id: `${meeting.id}-reports`, kind: 'reports-due', what: 'Reports are due', subject: '' },
    ...{ date, counted, holidays, rule: 'House rule', weight: 'house' },
    state: isOut ? 'done' : unheardState(date, today),
    why: `${council.reportsDueDays} working ${council.reportsDueDays === 1 ? 'day' : 'days'} before the last day to publish, ${shortDate(notice.latestPublication)}, by the council’s own rule: ${daysInARow(counted)}.${isOut ? ' The agenda is out.' : ''}`,
  }
}
