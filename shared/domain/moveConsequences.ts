import { bankHolidays } from './bankHolidays.ts'
import { noticeOfMeeting } from './clearDays.ts'
import { dayOfWeek } from './civilTime.ts'
import { deadlinesOf } from './deadlines.ts'
import type { MeetingFacts } from './deadlines.ts'
import type { Deadline } from './deadline.ts'
import { shortDate } from './shortDates.ts'

export const consequenceLevels = ['stops', 'warns', 'tells'] as const
/** `stops`: the meeting cannot be moved there. `warns`: something would be late or left behind. `tells`: what follows of itself. */
export type ConsequenceLevel = (typeof consequenceLevels)[number]

/** What follows from moving a meeting: a sentence, and what it was and would be where that can be said in a word. */
export interface Consequence {
  readonly level: ConsequenceLevel
  /** "Publish the agenda". */
  readonly what: string
  readonly was: string
  readonly now: string
  /** A sentence; empty where `was` and `now` say it all. */
  readonly why: string
}

/** Another meeting of the council, as far as a day can clash. */
export interface OtherMeeting {
  readonly committee: string
  readonly date: string
  readonly start: string
  readonly isOwnCommittee: boolean
  /** How many members of the moved meeting sit there too. */
  readonly sharedMembers: number
}

/** The minute numbers of a meeting before and after: "15–21". */
export interface NumbersMoved {
  readonly meeting: string
  readonly was: string
  readonly now: string
  /** They were published, and stand whatever happens. */
  readonly areFrozen: boolean
}

export interface MoveQuestion {
  /** The meeting as it stands. */
  readonly facts: MeetingFacts
  readonly to: string
  /** The committee's next meeting after the new day; null for none. */
  readonly nextMeeting: string | null
  /** The days of the committee's meeting before, as it is and as it would be. */
  readonly previousMeeting: { readonly was: string | null; readonly now: string | null }
  readonly others: readonly OtherMeeting[]
  /** Names of members: those expected at the new day alone, and those no longer expected. */
  readonly members: {
    readonly come: readonly string[]
    readonly go: readonly string[]
    readonly expected: number
  }
  readonly numbers: readonly NumbersMoved[]
  /** Other meetings of the committee whose minutes would be confirmed on another day than now; null for no day yet. */
  readonly toConfirm: readonly {
    readonly meeting: string
    readonly was: string | null
    readonly now: string | null
  }[]
  /** Titles of the cards of the work programme that stand on the meeting. */
  readonly cards: readonly string[]
}

/** Everything that follows from moving a meeting to another day, what stops it first. Empty when it is the same day. */
export function moveConsequences(question: MoveQuestion): Consequence[] {
  if (question.to === question.facts.meeting.date) return []
  const all = [
    ...whatStops(question),
    ...theDay(question),
    ...clashes(question),
    ...published(question),
    ...deadlinesMoved(question),
    ...confirmingMoved(question),
    ...cardsMoved(question),
    ...membersMoved(question),
    ...orderMoved(question),
    ...numbersMoved(question),
  ]
  const rank = (one: Consequence): number => consequenceLevels.indexOf(one.level)
  return all.toSorted((a, b) => rank(a) - rank(b))
}

function whatStops({ facts, members, to }: MoveQuestion): Consequence[] {
  const stop = (why: string): Consequence => ({
    level: 'stops',
    what: 'It cannot be moved',
    was: '',
    now: '',
    why,
  })
  if (facts.meeting.state === 'confirmed')
    return [stop('The minutes of this meeting are confirmed: its record stands.')]
  if (members.expected > 0) return []
  return [
    stop(`The committee has no members on ${shortDate(to)}. Choose another day, or add its members first.`),
  ]
}

function theDay({ facts, to }: MoveQuestion): Consequence[] {
  const weekday = { was: shortDate(facts.meeting.date), now: shortDate(to) }
  const warn = (why: string): Consequence[] => [
    { level: 'warns', what: 'Day of the meeting', ...weekday, why },
  ]
  const holiday = [...bankHolidays, ...facts.council.extraHolidays].find(({ date }) => date === to)
  if (holiday !== undefined) return warn(`That day is ${holiday.name}.`)
  if (dayOfWeek(to) > 5) return warn('That day is at the weekend.')
  if (to < facts.today) return warn('That day has gone by.')
  if (noticeOfMeeting(facts.council, to) === null) {
    return warn('The table of bank holidays does not reach that day: count the clear days by hand.')
  }
  return [{ level: 'tells', what: 'Day of the meeting', ...weekday, why: '' }]
}

function clashes({ others, to }: MoveQuestion): Consequence[] {
  return others
    .filter((other) => other.date === to)
    .map((other) => ({
      level: other.isOwnCommittee || other.sharedMembers > 0 ? 'warns' : 'tells',
      what: 'Same day',
      ...{ was: '', now: '' },
      why: `${other.committee} meets that day at ${other.start}${sharedWords(other)}.`,
    }))
}

function sharedWords({ sharedMembers, isOwnCommittee }: OtherMeeting): string {
  if (isOwnCommittee || sharedMembers === 0) return ''
  return sharedMembers === 1
    ? ', with one of the same members'
    : `, with ${sharedMembers} of the same members`
}

function published({ facts }: MoveQuestion): Consequence[] {
  if (facts.meeting.state === 'planned' && facts.publications.length === 0) return []
  return [
    {
      level: 'warns',
      what: 'Agenda',
      ...{ was: '', now: '' },
      why: 'The agenda went out with the old day. Publish it again with the new one: the clear days count from then.',
    },
  ]
}

/** Every deadline that would fall on another day; what would be late already is a warning. */
function deadlinesMoved({ facts, to, nextMeeting }: MoveQuestion): Consequence[] {
  const before = new Map(deadlinesOf(facts).map((deadline) => [deadline.id, deadline]))
  const meeting = { ...facts.meeting, date: to }
  // An agenda that went out with the old day is no notice of the new one.
  const after = deadlinesOf({ ...facts, meeting, nextMeeting, publications: [] })
  return after
    .filter((deadline) => before.get(deadline.id)?.date !== deadline.date)
    .map((deadline) => deadlineMoved(deadline, before.get(deadline.id)))
}

function deadlineMoved(deadline: Deadline, before: Deadline | undefined): Consequence {
  const { what, subject, date, state } = deadline
  const isLate = state === 'missed' || (deadline.kind === 'publish-by' && state === 'past')
  return {
    level: isLate ? 'warns' : 'tells',
    what: subject === '' ? what : `${what}: ${subject}`,
    was: before === undefined ? '' : shortDate(before.date),
    now: shortDate(date),
    why: isLate ? 'It would be too late.' : state === 'today' ? 'That is today.' : '',
  }
}

function confirmingMoved({ toConfirm }: MoveQuestion): Consequence[] {
  const day = (date: string | null): string => (date === null ? 'no day yet' : shortDate(date))
  return toConfirm.map(({ meeting, was, now }) => ({
    level: 'tells',
    what: `Minutes of ${shortDate(meeting)} to be confirmed`,
    ...{ was: day(was), now: day(now), why: '' },
  }))
}

function cardsMoved({ cards, to }: MoveQuestion): Consequence[] {
  if (cards.length === 0) return []
  const what = `Work programme: ${cards.length === 1 ? 'its card follows' : `its ${cards.length} cards follow`}`
  return [{ level: 'tells', what, was: '', now: shortDate(to), why: `${cards.join('; ')}.` }]
}

function membersMoved({ members }: MoveQuestion): Consequence[] {
  const line = (what: string, names: readonly string[]): Consequence[] =>
    names.length === 0 ? [] : [{ level: 'tells', what, was: '', now: '', why: `${names.join(', ')}.` }]
  return [
    ...line('Members on the new day only', members.come),
    ...line('No longer members on the new day', members.go),
  ]
}

function orderMoved({ previousMeeting: { was, now } }: MoveQuestion): Consequence[] {
  if (was === now) return []
  const day = (date: string | null): string => (date === null ? 'none' : shortDate(date))
  return [
    {
      level: 'tells',
      what: 'Meeting before it',
      ...{ was: day(was), now: day(now) },
      why: 'The minutes to be confirmed are those of another meeting: look at the item for them.',
    },
  ]
}

function numbersMoved({ numbers }: MoveQuestion): Consequence[] {
  return numbers.map(({ meeting, was, now, areFrozen }) => ({
    level: areFrozen ? 'warns' : 'tells',
    what: `Minute numbers of ${meeting}`,
    ...{ was, now },
    why: areFrozen ? `They are published and stay ${was}, though the count would give ${now}.` : '',
  }))
}
