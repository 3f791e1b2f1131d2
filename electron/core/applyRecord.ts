import {
  bundleDifferences,
  minutesDiffer,
  numberDiffers,
  textOf,
} from '../../shared/domain/bundleDifferences.ts'
import type { Difference } from '../../shared/domain/bundleDifferences.ts'
import { sameValue } from '../../shared/domain/sameValue.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../shared/domain/recordIntegrity.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { documentOf } from '../db/minutes.ts'
import { strictestOfDocuments, strictestOfMinutes } from './classify.ts'
import { loadAround } from './loadRecord.ts'
import type { Writing } from './openBook.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { requiredMeeting } from './required.ts'

/**
 * Makes a meeting of the book what another record of it says, part by part, as changes like any others: what is the same is left alone. What
 * went out and what was done with the minutes is never taken back, and a number that stands keeps standing. Gives what still
 * differs. Throws `invalid-input` where the outcome would not hold together.
 */
export function applyRecord(writing: Writing, theirs: MeetingRecord, what: string): Difference[] {
  const meetingId = theirs.meeting.id
  const mine = readMeetingRecord(writing.tx, meetingId)
  loadAround(writing, theirs)
  applyAgenda(writing, mine, theirs, what)
  applyMinutes(writing, mine, theirs)
  applyDocuments(writing, mine, theirs, what)
  applyDeeds(writing, mine, theirs)
  const after = readMeetingRecord(writing.tx, meetingId)
  checkRecord(after)
  return bundleDifferences(after, theirs)
}

function applyAgenda(
  { tx, record }: Writing,
  mine: MeetingRecord,
  theirs: MeetingRecord,
  what: string,
): void {
  const { meeting, items, attendance, facts } = theirs
  const stream = meetingStream(meeting.id)
  if (!sameValue(mine.meeting, meeting)) {
    const { committeeId, previousMeeting } = requiredMeeting(tx, meeting.id)
    record(stream, { kind: 'meeting.set', payload: { committeeId, meeting, previousMeeting } })
  }
  if (!sameValue(mine.items, items)) record(stream, { kind: 'agenda.set', payload: { items, what } })
  if (!sameValue(mine.attendance, attendance)) {
    record(stream, { kind: 'attendance.set', payload: { attendance, what } })
  }
  if (!sameValue(mine.facts, facts)) record(stream, { kind: 'facts.set', payload: { facts, what } })
}

function applyMinutes({ record }: Writing, mine: MeetingRecord, theirs: MeetingRecord): void {
  const stream = meetingStream(theirs.meeting.id)
  for (const item of theirs.items) {
    const [own, others] = [textOf(mine, item.id), textOf(theirs, item.id)]
    if (!minutesDiffer(own, others)) continue
    const frozenNumber = others.frozen ? others.number : null
    if (!sameValue(own.blocks, others.blocks)) {
      const doc = documentOf(item.id, others.blocks).toJSON() as MinutesJson
      const classification = strictestOfMinutes({ items: [item], minutes: [own, others] })
      const payload = { itemId: item.id, doc, frozenNumber }
      record(stream, { kind: 'minutes.set', payload }, { classification })
    } else if (frozenNumber !== null && numberDiffers(own, others)) {
      record(stream, { kind: 'numbers.frozen', payload: { numbers: { [item.id]: frozenNumber } } })
    }
  }
}

function applyDocuments({ record }: Writing, mine: MeetingRecord, theirs: MeetingRecord, what: string): void {
  const stream = meetingStream(theirs.meeting.id)
  const { items, papers, reports } = theirs
  if (!sameValue(mine.papers, papers)) {
    const classification = strictestOfDocuments({ items, papers: [...mine.papers, ...papers], reports: [] })
    record(stream, { kind: 'papers.set', payload: { papers, what } }, { classification })
  }
  for (const report of reports) {
    if (
      sameValue(
        mine.reports.find(({ id }) => id === report.id),
        report,
      )
    )
      continue
    const classification = strictestOfDocuments({ items, papers: [], reports: [report] })
    record(stream, { kind: 'report.set', payload: { report } }, { classification })
  }
  for (const { id, itemId } of mine.reports) {
    if (reports.some((report) => report.id === id)) continue
    record(stream, { kind: 'report.removed', payload: { reportId: id, itemId } })
  }
}

function applyDeeds({ record }: Writing, mine: MeetingRecord, theirs: MeetingRecord): void {
  const stream = meetingStream(theirs.meeting.id)
  for (const publication of added(mine.publications, theirs.publications)) {
    const classification = publication.audience === 'public' ? 'public' : strictestOfDocuments(theirs)
    record(stream, { kind: 'pack.published', payload: { publication } }, { classification })
  }
  for (const { key } of mine.accepted) {
    if (theirs.accepted.some((each) => each.key === key)) continue
    record(stream, { kind: 'finding.reopened', payload: { key } })
  }
  for (const accepted of theirs.accepted) {
    if (
      sameValue(
        mine.accepted.find(({ key }) => key === accepted.key),
        accepted,
      )
    )
      continue
    record(stream, { kind: 'finding.accepted', payload: { accepted } })
  }
  const classification = strictestOfMinutes(theirs)
  for (const act of added(mine.acts, theirs.acts)) {
    record(stream, { kind: 'minutes.act', payload: { act } }, { classification })
  }
}

function added<Entry extends { readonly id: string }>(
  mine: readonly Entry[],
  theirs: readonly Entry[],
): Entry[] {
  const known = new Set(mine.map(({ id }) => id))
  return theirs.filter(({ id }) => !known.has(id))
}
