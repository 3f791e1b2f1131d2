import type { AgendaItem } from '../agenda.ts'
import { nothingAround } from './around.ts'
import type { Around } from './around.ts'
import { clockFindings } from './clocks.ts'
import { closedBusinessFindings } from './closedBusiness.ts'
import { earlierMinutesFindings } from './earlierMinutes.ts'
import type { FindingPlace } from './findingPlace.ts'
import { keyDecisionFindings } from './keyDecisions.ts'
import { municipalYearFindings } from './municipalYear.ts'
import { noticeFindings } from './notice.ts'
import { privacyFindings } from './privacy.ts'
import { signingFindings } from './signing.ts'
import { hasBegun, isOver } from './stage.ts'
import { attendanceFindings } from './attendance.ts'
import { numberFindings } from './numbers.ts'
import type { RuleName } from './ruleBook.ts'
import { wordingFindings } from './wording.ts'
import { interestFindings } from './interests.ts'
import { itemFindings } from './items.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords } from '../minutes.ts'
import { paperFindings } from './papers.ts'
import { promisedReportFindings } from './promisedReports.ts'
import { reportFindings } from './reports.ts'
import { voteFindings } from './votes.ts'

/** Something for the officer to look at. It never blocks. */
export interface Finding {
  /** What it rests on: a rule of procedure, "R22", or a check of the house. `checks/ruleBook` says where it is written. */
  readonly rule: RuleName
  /** A problem is something a signed paper must not have; advice may be passed over. */
  readonly level: 'problem' | 'advice'
  /** Id of the item or person it is about; null for the meeting as a whole. */
  readonly where: string | null
  /** Where it is mended, when that is not where the item or the person stands. */
  readonly place?: FindingPlace
  /** What is amiss and what mends it, in plain words. */
  readonly why: string
}

/** Rules that are kept on the agenda, and not in the minutes. */
const agendaRules: ReadonlySet<RuleName> = new Set(['R2', 'R15', 'R20', 'R21', 'R27', 'report'])

/** Where to go for a finding: the place it names, or that of the item or the person it is about. */
export function placeOf(
  { place, rule, where }: Finding,
  { items }: Pick<MeetingRecord, 'items'>,
): FindingPlace {
  if (place !== undefined) return place
  if (where === null) return { kind: 'particulars', id: null }
  if (!items.some((item) => item.id === where)) return { kind: 'attendance', id: where }
  return { kind: agendaRules.has(rule) ? 'agenda-item' : 'item', id: where }
}

/** What says of a finding that it is the same one: it changes with what it is about, so that one let stand comes back. */
export function findingKey({ rule, where, why }: Finding): string {
  const line = `${rule} ${where ?? 'meeting'} ${why}`.replace(/\s+/g, ' ')
  // A letter that is cut in half is none.
  return line.slice(0, 500).replace(/\p{Surrogate}$/u, '')
}

/**
 * What an officer would want to look at before the next paper of the meeting goes out: of the meeting, the people, the items. `around`
 * is what the book knows beside the record; without it nothing is found that a record alone cannot tell.
 */
export function findings(record: MeetingRecord, around: Around = nothingAround): Finding[] {
  const found = allFindings(record, around)
  return record.meeting.importedFrom === null ? found : found.filter(({ rule }) => rulesOfPrint.has(rule))
}

/**
 * What a paper of the past can be asked: what it prints, and who it says was there. Whether notice was given, who signed, what is exempt and
 * whether there was a quorum are for those who were there: the file does not say, and the rules of today were not those of the day.
 */
const rulesOfPrint: ReadonlySet<RuleName> = new Set<RuleName>([
  ...(['numbers', 'title', 'resolution', 'times', 'minutes', 'presider'] as const),
  ...(['R22', 'R29', 'R30', 'R36', 'R38', 'R40'] as const),
])

function allFindings(record: MeetingRecord, around: Around): Finding[] {
  const begun = hasBegun(record)
  const over = isOver(record)
  return [
    ...noticeFindings(record, around),
    ...keyDecisionFindings(record, around),
    ...earlierMinutesFindings(record, around),
    ...signingFindings(record),
    ...municipalYearFindings(record),
    ...(over ? endFindings(record) : []),
    ...clockFindings(record, around),
    ...(begun ? attendanceFindings(record) : []),
    ...itemFindings(record),
    ...closedBusinessFindings(record),
    ...privacyFindings(record),
    ...paperFindings(record),
    ...reportFindings(record),
    ...promisedReportFindings(record, around),
    ...interestFindings(record),
    ...voteFindings(record),
    ...numberFindings(record),
    ...wordingFindings(record),
    ...unwrittenFindings(record, over),
  ]
}

/** Items that would be printed as a bare heading: all of them once the meeting is over, before that those that were passed by. */
function unwrittenFindings(record: MeetingRecord, over: boolean): Finding[] {
  const written = new Set(
    record.minutes.filter((minutes) => minutes.blocks.some(hasWords)).map((minutes) => minutes.itemId),
  )
  const isWritten = (item: AgendaItem): boolean =>
    item.kind === 'apologies' ||
    written.has(item.id) ||
    record.items.some((sub) => sub.parentId === item.id && written.has(sub.id))
  const last = record.items.findLastIndex((item) => written.has(item.id))
  return record.items
    .filter((item, index) => !isWritten(item) && (over || index < last))
    .map((item) => ({
      rule: 'minutes',
      level: 'advice',
      where: item.id,
      why: `“${item.title}” has no minutes: it would be printed as a bare heading. Write what happened, or “None”.`,
    }))
}

function endFindings(record: MeetingRecord): Finding[] {
  if (record.meeting.end !== null) return []
  return [
    {
      rule: 'end-time',
      level: 'advice',
      where: null,
      why: 'The minutes do not say when the meeting ended. Enter the time it closed.',
    },
  ]
}
