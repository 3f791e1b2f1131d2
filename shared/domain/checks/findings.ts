import type { AgendaItem } from '../agenda.ts'
import { attendanceFindings } from './attendance.ts'
import { numberFindings } from './numbers.ts'
import type { RuleName } from './ruleBook.ts'
import { wordingFindings } from './wording.ts'
import { interestFindings } from './interests.ts'
import { itemFindings } from './items.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import type { MeetingState } from '../meeting.ts'
import { hasWords } from '../minutes.ts'
import { paperFindings } from './papers.ts'
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
  /** What is amiss and what mends it, in plain words. */
  readonly why: string
}

/** What says of a finding that it is the same one: it changes with what it is about, so that one let stand comes back. */
export function findingKey({ rule, where, why }: Finding): string {
  const line = `${rule} ${where ?? 'meeting'} ${why}`.replace(/\s+/g, ' ')
  // A letter that is cut in half is none.
  return line.slice(0, 500).replace(/\p{Surrogate}$/u, '')
}

/** What an officer would want to look at before the next paper of the meeting goes out: of the meeting, the people, the items. */
export function findings(record: MeetingRecord): Finding[] {
  const begun = hasBegun(record)
  const over = isOver(record)
  return [
    ...(over ? endFindings(record) : []),
    ...(begun ? attendanceFindings(record) : []),
    ...itemFindings(record),
    ...paperFindings(record),
    ...reportFindings(record),
    ...interestFindings(record),
    ...voteFindings(record),
    ...numberFindings(record),
    ...wordingFindings(record),
    ...unwrittenFindings(record, over),
  ]
}

/** By its state, or because somebody has been marked or something written: officers begin without saying so. */
function hasBegun(record: MeetingRecord): boolean {
  return (
    isOneOf(record.meeting.state, ['in-session', 'draft-minutes', 'minutes-published', 'confirmed']) ||
    record.attendance.some((each) => each.capacity === 'member' && each.status !== 'not-yet') ||
    record.minutes.some((minutes) => minutes.blocks.some(hasWords))
  )
}

function isOver(record: MeetingRecord): boolean {
  return (
    isOneOf(record.meeting.state, ['draft-minutes', 'minutes-published', 'confirmed']) ||
    (hasBegun(record) && record.meeting.end !== null)
  )
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

function isOneOf(state: MeetingState, states: readonly MeetingState[]): boolean {
  return states.includes(state)
}
