import { dayOf } from './civilTime.ts'
import { openState, unheardState } from './deadline.ts'
import type { Deadline } from './deadline.ts'
import type { MeetingFacts } from './deadlines.ts'
import { minutesStanding } from './minutesStanding.ts'
import { daysInARow, shortDate } from './shortDates.ts'
import { workingDaysFrom, workingDaysOf } from './workingDays.ts'

/** What is due for the minutes of a meeting: drafted, called in, confirmed. */
export function minutesDeadlines(facts: MeetingFacts): Deadline[] {
  return [draftDue(facts), callInEnds(facts), toBeConfirmed(facts)].filter((each) => each !== null)
}

/** By the house's rule, so many working days after the meeting. Done when the chair has approved the draft or it is published, however late. */
function draftDue({ meeting, council, acts, today }: MeetingFacts): Deadline | null {
  if (council.draftMinutesDays === null) return null
  const days = workingDaysFrom(meeting.date, council.draftMinutesDays, workingDaysOf(council))
  if (days === null) return null
  const { date, counted, holidays } = days
  const out = acts.find((act) => act.kind === 'approved-as-draft' || act.kind === 'published-as-draft')
  const outOn = out === undefined ? null : dayOf(out.at)
  const isOut = meeting.state === 'minutes-published' || meeting.state === 'confirmed'
  const became =
    outOn !== null
      ? ` They were ready on ${shortDate(outOn)}, ${outOn <= date ? 'in time' : 'after that day'}.`
      : isOut
        ? ' They are out; since when is not in this book.'
        : ''
  return {
    ...{
      id: `${meeting.id}-draft-minutes`,
      kind: 'draft-minutes',
      what: 'Draft minutes are due',
      subject: '',
    },
    ...{ date, counted, holidays, rule: 'House rule', weight: 'house' },
    state: outOn !== null || isOut ? 'done' : openState(date, today),
    why: `${council.draftMinutesDays} working days after the meeting on ${shortDate(meeting.date)}, by the council’s own rule: ${daysInARow(counted)}.${became}`,
  }
}

/** Every council has its own rule (R46): here, working days from the day its minutes went out. */
function callInEnds({ meeting, council, acts, today }: MeetingFacts): Deadline | null {
  const publication = acts.find((act) => act.kind === 'published-as-draft')
  if (council.callInDays === null || publication === undefined) return null
  const from = dayOf(publication.at)
  const days = workingDaysFrom(from, council.callInDays, workingDaysOf(council))
  if (days === null) return null
  const { date, counted, holidays } = days
  return {
    ...{
      id: `${meeting.id}-call-in`,
      kind: 'call-in-ends',
      what: 'Last day to call a decision in',
      subject: '',
    },
    ...{ date, counted, holidays, rule: 'R46, house rule', weight: 'house' },
    state: unheardState(date, today),
    why: `${council.callInDays} working days from ${shortDate(from)}, when the minutes went out, by the council’s own rule: ${daysInARow(counted)}. Recommendations to Council and urgent decisions are not called in.`,
  }
}

/** At the next suitable meeting (R41): the committee's next, where the book knows it. */
function toBeConfirmed({ meeting, acts, nextMeeting, today }: MeetingFacts): Deadline | null {
  if (nextMeeting === null || meeting.date > today) return null
  // Whether anything is written yet makes no difference to whether it is confirmed.
  const { state } = minutesStanding(meeting, acts, true)
  const isDone = state === 'confirmed' || state === 'signed' || state === 'superseded'
  const isGone = !isDone && nextMeeting < today
  return {
    ...{ id: `${meeting.id}-confirm`, kind: 'confirm-minutes', what: 'Minutes to be confirmed', subject: '' },
    ...{ date: nextMeeting, counted: [], holidays: [], rule: 'R41', weight: 'law' },
    state: isDone ? 'done' : openState(nextMeeting, today),
    why: `They are signed at the next suitable meeting, by whoever presides there. The committee’s next is on ${shortDate(nextMeeting)}; an extraordinary meeting is not suitable.${
      isDone
        ? ' They are confirmed.'
        : isGone
          ? ' It has been held, and they are not confirmed: put them to the next.'
          : ''
    }`,
  }
}
