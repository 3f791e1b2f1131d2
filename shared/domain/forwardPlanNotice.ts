import type { Holiday } from './bankHolidays.ts'
import { addDays, daysBetween, formatDate } from './civilTime.ts'
import { clearDaysWithinTable } from './clearDays.ts'
import type { KeyDecision } from './forwardPlan.ts'

/** Days that must lie clear between publication and a key decision (R9, R13). */
export const keyDecisionDays = 28
/** Days after a notice of the general exception, and for the second notice of a meeting in private (R11, R8). */
const shortNoticeDays = 5

/** The last day to publish, as one way of counting has it. */
export interface NoticeReading {
  readonly counting: 'calendar' | 'working'
  /** Null where the table of bank holidays does not reach. */
  readonly latest: string | null
  readonly why: string
}

/** Both readings of "28 clear days" (R13): every day of the calendar, as practice counts, and working days alone. */
export function noticeReadings(
  from: string,
  extraHolidays: readonly Holiday[],
): readonly [calendar: NoticeReading, working: NoticeReading] {
  return [reading(from, 'calendar', extraHolidays), reading(from, 'working', extraHolidays)]
}

function reading(
  from: string,
  counting: NoticeReading['counting'],
  extraHolidays: readonly Holiday[],
): NoticeReading {
  const day = say(from)
  if (counting === 'calendar') {
    const latest = addDays(from, -(keyDecisionDays + 1))
    return {
      ...{ counting, latest },
      why: `Every day counts, but neither the day of publication nor ${day}: ${say(addDays(latest, 1))} to ${say(addDays(from, -1))} are ${keyDecisionDays} days.`,
    }
  }
  const answer = clearDaysWithinTable({ meeting: from, days: keyDecisionDays, counting, extraHolidays })
  if (answer === null) {
    return {
      counting,
      latest: null,
      why: 'The table of bank holidays does not cover these days: count by hand.',
    }
  }
  const { latestPublication, holidays } = answer
  const without =
    holidays.length === 0
      ? 'weekends do not count'
      : `weekends do not count, nor ${holidays.map(({ name, date }) => `${name} (${say(date)})`).join(', ')}`
  return {
    ...{ counting, latest: latestPublication },
    why: `Working days alone count: ${without}. ${keyDecisionDays} of them lie between ${say(latestPublication)} and ${day}.`,
  }
}

/** The first day on which a decision may be made under the general exception, notified on `day` (R11). Null outside the holiday table. */
export function afterGeneralException(day: string, extraHolidays: readonly Holiday[]): string | null {
  for (let ahead = shortNoticeDays; ahead < 40; ahead += 1) {
    const date = addDays(day, ahead)
    const answer = clearDaysWithinTable({
      meeting: date,
      days: shortNoticeDays,
      counting: 'working',
      extraHolidays,
    })
    if (answer === null) return null
    if (answer.latestPublication >= day) return date
  }
  return null
}

/** The last day for the second notice of a decision in private (R8). Null outside the holiday table. */
export function secondNotice(from: string, extraHolidays: readonly Holiday[]): string | null {
  const question = { meeting: from, days: shortNoticeDays, counting: 'working', extraHolidays } as const
  return clearDaysWithinTable(question)?.latestPublication ?? null
}

/** Something that is wrong with what a key decision says of itself, or with its days. */
export interface DecisionFinding {
  readonly rule: 'R8' | 'R9' | 'R11' | 'R12' | 'R13'
  readonly level: 'problem' | 'advice'
  /** The field that mends it. */
  readonly field: keyof KeyDecision
  readonly why: string
}

/** What R8 to R13 ask of a key decision and it does not have, as of `today`. */
export function decisionFindings(
  decision: KeyDecision,
  options: { readonly today: string; readonly extraHolidays: readonly Holiday[] },
): DecisionFinding[] {
  return [
    ...missing(decision),
    ...late(decision, options),
    ...unreasoned(decision),
    ...tooSoon(decision, options),
  ]
}

/** What has to be said of it and is not: until then nothing of it is fit to publish. Whether it comes in time is the officer's to judge. */
export function unsaid(decision: KeyDecision): DecisionFinding[] {
  return [...missing(decision), ...unreasoned(decision)].filter(({ level }) => level === 'problem')
}

function missing(decision: KeyDecision): DecisionFinding[] {
  const needed = [
    ['matter', decision.matter, 'Say what the decision is about.'],
    [
      'decisionMaker',
      decision.decisionMaker,
      'Say who makes the decision: name and title, or the body and its members.',
    ],
    ['contact', decision.contact, 'Say where copies of the documents can be had, and how.'],
  ] as const
  const findings = needed
    .filter(([, words]) => words.trim() === '')
    .map(([field, , why]): DecisionFinding => ({ rule: 'R9', level: 'problem', field, why }))
  if (decision.from === null) {
    findings.push({
      ...{ rule: 'R9', level: 'problem', field: 'from' },
      why: 'Say when it is made: the day, or the first day of a period.',
    })
  }
  if (decision.documents.every((line) => line.trim() === '')) {
    findings.push({
      ...{ rule: 'R9', level: 'advice', field: 'documents' },
      why: 'No document is listed. The plan says that none is known yet; list them as they come.',
    })
  }
  if (decision.to !== null && decision.from !== null && decision.to < decision.from) {
    findings.push({
      ...{ rule: 'R9', level: 'problem', field: 'to' },
      why: 'The period ends before it begins.',
    })
  }
  if (decision.private && decision.privateReason.trim() === '') {
    findings.push({
      ...{ rule: 'R8', level: 'problem', field: 'privateReason' },
      why: 'It is to be considered in private: the notice has to give the reasons.',
    })
  }
  return findings
}

type On = Parameters<typeof decisionFindings>[1]

function late(decision: KeyDecision, { today, extraHolidays }: On): DecisionFinding[] {
  const { publishedOn, from } = decision
  if (decision.urgency !== 'none' || from === null) return []
  const [calendar, working] = noticeReadings(from, extraHolidays)
  const day = publishedOn ?? today
  const published =
    publishedOn === null ? 'It is not published yet' : `It was published on ${say(publishedOn)}`
  if (calendar.latest !== null && day > calendar.latest) {
    const between = Math.max(0, daysBetween(day, from) - 1)
    return [
      {
        ...{ rule: 'R9', level: 'problem', field: publishedOn === null ? 'from' : 'publishedOn' },
        why: `${published}: ${keyDecisionDays} clear days before ${say(from)} ended on ${say(calendar.latest)}, and ${between === 1 ? '1 is' : `${between} are`} left. Choose a later day, or use the general exception or special urgency.`,
      },
    ]
  }
  if (working.latest !== null && day > working.latest) {
    return [
      {
        ...{ rule: 'R13', level: 'advice', field: publishedOn === null ? 'from' : 'publishedOn' },
        why: `${published}. It is in time by the calendar, as practice counts; by working days ${say(working.latest)} would have been the last day.`,
      },
    ]
  }
  return []
}

function unreasoned({ urgency, urgencyReason }: KeyDecision): DecisionFinding[] {
  if (urgency === 'none' || urgencyReason.trim() !== '') return []
  const isGeneral = urgency === 'general-exception'
  return [
    {
      ...{ rule: isGeneral ? 'R11' : 'R12', level: 'problem', field: 'urgencyReason' },
      why: isGeneral
        ? 'Say why 28 clear days were impracticable: that is published with the notice to the scrutiny chair.'
        : 'Say why it is urgent and cannot reasonably be deferred, and who agreed: that is published.',
    },
  ]
}

function tooSoon({ urgency, publishedOn, from }: KeyDecision, { extraHolidays }: On): DecisionFinding[] {
  if (urgency !== 'general-exception' || publishedOn === null || from === null) return []
  const first = afterGeneralException(publishedOn, extraHolidays)
  if (first === null || from >= first) return []
  return [
    {
      ...{ rule: 'R11', level: 'problem', field: 'from' },
      why: `The notice of ${say(publishedOn)} lets it be made from ${say(first)} on: ${shortNoticeDays} clear days have to pass.`,
    },
  ]
}

/** What the general exception and special urgency ask, to be read beside the choice. */
export const urgencyNeeds: Readonly<Record<KeyDecision['urgency'], string>> = {
  none: '28 clear days’ notice.',
  'general-exception':
    'The chair of the scrutiny committee is told in writing, the notice is published, 5 clear days pass after it, and why 28 days were impracticable is published.',
  'special-urgency':
    'The chair of the scrutiny committee agrees that it is urgent and cannot reasonably be deferred; else the chair of the council, else the vice-chair. The reasons are published.',
}

function say(date: string): string {
  return formatDate(date, '3 November 2022')
}
