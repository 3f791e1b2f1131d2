import { clearDaysOf } from './clearDays.ts'
import { openState, unheardState } from './deadline.ts'
import type { CouncilRules, Deadline } from './deadline.ts'
import type { KeyDecision } from './forwardPlan.ts'
import { daysInARow, shortDate } from './shortDates.ts'

interface Question {
  readonly decision: KeyDecision
  /** The day it is made: of its meeting, else the first of its period. */
  readonly on: string
  readonly council: CouncilRules
  readonly today: string
}

/** The notices that a key decision needs before it is made (R8 to R13). None outside the years of the holiday table. */
export function keyDecisionDeadlines(question: Question): Deadline[] {
  const { decision } = question
  const notice = decision.urgency === 'none' ? twentyEightDays(question) : urgentNotice(question)
  return [...(notice === null ? [] : [notice]), ...(decision.private ? privateNotices(question) : [])]
}

/** The last day by each reading of "28 clear days" (R13); null outside the table. */
function bothReadings(
  council: CouncilRules,
  on: string,
): { readonly calendar: string; readonly working: string } | null {
  const calendar = clearDaysOf(council, { meeting: on, days: 28, counting: 'calendar' })
  const working = clearDaysOf(council, { meeting: on, days: 28, counting: 'working' })
  if (calendar === null || working === null) return null
  return { calendar: calendar.latestPublication, working: working.latestPublication }
}

function twentyEightDays(question: Question): Deadline | null {
  const { decision } = question
  return longNotice(question, {
    id: `${decision.id}-notice`,
    kind: 'key-decision-notice',
    what: 'Publish the key decision in the forward plan',
    rule: 'R9, R13',
  })
}

function longNotice(
  { decision, on, council, today }: Question,
  named: Pick<Deadline, 'id' | 'kind' | 'what' | 'rule'>,
): Deadline | null {
  const readings = bothReadings(council, on)
  if (readings === null) return null
  const { calendar, working } = readings
  const { publishedOn } = decision
  const arithmetic =
    `28 clear days before ${shortDate(on)}: by calendar days, as is the practice, ${shortDate(calendar)}; ` +
    `by working days ${shortDate(working)}. Which reading holds is disputed: the earlier is the safe one.`
  const became =
    publishedOn === null
      ? ''
      : ` Published on ${shortDate(publishedOn)}: ${
          publishedOn <= working
            ? 'in time by both readings.'
            : publishedOn <= calendar
              ? 'in time by calendar days, not by working days.'
              : 'too late by either reading.'
        }`
  return {
    ...named,
    subject: decision.matter,
    date: calendar,
    state: publishedOn === null ? openState(calendar, today) : publishedOn <= calendar ? 'done' : 'missed',
    why: `${arithmetic}${became}`,
    counted: [],
    holidays: [],
    weight: 'advice',
  }
}

/** The general exception needs five clear days (R11); special urgency the agreement of the scrutiny chair, and reasons (R12). */
function urgentNotice({ decision, on, council, today }: Question): Deadline | null {
  const common = {
    id: `${decision.id}-notice`,
    kind: 'key-decision-notice',
    subject: decision.matter,
  } as const
  const { publishedOn } = decision
  const published = publishedOn === null ? '' : ` Published on ${shortDate(publishedOn)}`
  if (decision.urgency === 'special-urgency') {
    const isDone = publishedOn !== null && publishedOn <= on
    return {
      ...{ ...common, what: 'Publish the reasons for special urgency', date: on, rule: 'R12', weight: 'law' },
      state: isDone ? 'done' : openState(on, today),
      why: `The chair of scrutiny agrees that it is urgent and cannot reasonably be deferred, and the reasons are published before the decision on ${shortDate(on)}.${published === '' ? '' : `${published}.`}`,
      ...{ counted: [], holidays: [] },
    }
  }
  const answer = clearDaysOf(council, { meeting: on, days: 5, counting: 'working' })
  if (answer === null) return null
  const { latestPublication: date, clearDays: counted, holidays } = answer
  const inTime = publishedOn !== null && publishedOn <= date
  return {
    ...{ ...common, what: 'Publish the notice of the general exception', date, rule: 'R11', weight: 'law' },
    state: publishedOn === null ? openState(date, today) : inTime ? 'done' : 'missed',
    why: `Five clear days pass between the notice and the decision on ${shortDate(on)}: ${daysInARow(counted)}. Say why 28 days were impracticable.${published === '' ? '' : `${published}, ${inTime ? 'in time' : 'too late'}.`}`,
    ...{ counted, holidays },
  }
}

/** Considered in private: notice 28 clear days before, and again five clear days before with the representations (R8). */
function privateNotices(question: Question): Deadline[] {
  const { decision, on, council, today } = question
  const first = longNotice(question, {
    id: `${decision.id}-private`,
    kind: 'private-notice',
    what: 'Publish the notice of the private meeting',
    rule: 'R8, R13',
  })
  const answer = clearDaysOf(council, { meeting: on, days: 5, counting: 'working' })
  if (answer === null) return []
  const { latestPublication: date, clearDays: counted, holidays } = answer
  const state = unheardState(date, today)
  return [
    ...(first === null ? [] : [first]),
    {
      ...{ id: `${decision.id}-private-second`, kind: 'second-private-notice', subject: decision.matter },
      what: 'Publish the second notice of the private meeting',
      ...{ date, state, counted, holidays, rule: 'R8', weight: 'law' },
      why: `Five clear days before ${shortDate(on)}, with the reasons, any representations and the answer to them: ${daysInARow(counted)}.${
        state === 'past' ? ' Whether it went out is not in this book.' : ''
      }`,
    },
  ]
}
