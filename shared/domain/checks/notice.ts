import { dayOf } from '../civilTime.ts'
import { noticeOfMeeting } from '../clearDays.ts'
import type { NoticeOfMeeting } from '../clearDays.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import type { Publication } from '../publication.ts'
import { shortDate } from '../shortDates.ts'
import type { Around } from './around.ts'
import type { Finding } from './findings.ts'
import { isUrgencyStated, proceedings } from './items.ts'
import { sayClearDays, sayTable } from './sayDays.ts'
import { hasBegun } from './stage.ts'

/**
 * Whether the agenda went out in time (R1, for parishes R14), and members’ copies (R3); what came after it too late: items (R5) and
 * papers (R2). Each with its arithmetic, by the bank holidays and the council’s own days (R4).
 */
export function noticeFindings(record: MeetingRecord, around: Around): Finding[] {
  const notice = noticeOfMeeting(record.council, record.meeting.date)
  if (notice === null) return beyondTable(record)
  const agenda = first(record, 'public')
  if (agenda === undefined)
    return [...dueFindings(record, notice, around), ...summonsFindings(record, notice)]
  if (isLate(agenda, notice)) {
    return [
      about(
        record,
        `The agenda was first published on ${shortDate(dayOf(agenda.at))}, after the last day for it, ${shortDate(notice.latestPublication)}. ${sayClearDays(notice)} Move the meeting; where it was convened at shorter notice, accept this and say so.`,
      ),
      ...summonsFindings(record, notice),
    ]
  }
  return [...summonsFindings(record, notice), ...lateItems(record, notice), ...latePapers(record, notice)]
}

function beyondTable({ meeting }: MeetingRecord): Finding[] {
  return [
    {
      rule: 'R4',
      level: 'advice',
      where: null,
      place: { kind: 'settings', id: 'council' },
      why: `Clear days before ${shortDate(meeting.date)} cannot be counted. ${sayTable()} Count them by hand.`,
    },
  ]
}

/** The last day has come or gone and nothing is published. Once the meeting has begun, the agenda went out somehow. */
function dueFindings(record: MeetingRecord, notice: NoticeOfMeeting, { today }: Around): Finding[] {
  const { meeting } = record
  const last = notice.latestPublication
  if (today === null || meeting.state !== 'planned' || hasBegun(record)) return []
  if (today < last || today > meeting.date) return []
  if (today === last) {
    return [
      about(
        record,
        `Today, ${shortDate(last)}, is the last day to publish the agenda. ${sayClearDays(notice)} Publish the pack.`,
        'advice',
      ),
    ]
  }
  return [
    about(
      record,
      `The agenda is not published, and the last day for it was ${shortDate(last)}. ${sayClearDays(notice)} Move the meeting; where it is convened at shorter notice, publish at once, accept this and say so.`,
    ),
  ]
}

/** Members have the summons at the latest when the public has the agenda (R3; for committees, by standing orders). */
function summonsFindings(record: MeetingRecord, notice: NoticeOfMeeting): Finding[] {
  const members = first(record, 'members')
  if (members === undefined || !isLate(members, notice)) return []
  return [
    {
      rule: 'R3',
      level: 'advice',
      where: null,
      place: { kind: 'pack', id: null },
      why: `The members’ agenda was first published on ${shortDate(dayOf(members.at))}, after the last day for the summons, ${shortDate(notice.latestPublication)}. ${sayClearDays(notice)} Check how members were summoned; if in time another way, accept this and say how.`,
    },
  ]
}

/** What was not on the agenda for the whole of that time is taken only as urgent, for a reason that the minutes state (R5). */
function lateItems(record: MeetingRecord, notice: NoticeOfMeeting): Finding[] {
  const published = publicOnes(record)
  return record.items.flatMap((item): Finding[] => {
    if (proceedings.has(item.kind) || item.parentId !== null) return []
    const since = published.find(({ items }) => items.some(({ itemId }) => itemId === item.id))
    if (since === undefined || !isLate(since, notice)) return []
    if (isUrgencyStated(record, item)) return []
    return [
      {
        rule: 'R5',
        level: 'advice',
        where: item.id,
        why: `“${item.title}” was first on the agenda that was published on ${shortDate(dayOf(since.at))}, after ${shortDate(notice.latestPublication)}. It may be taken only as urgent: write in its minutes why, in the words of the Chair’s opinion.`,
      },
    ]
  })
}

/** A paper that the public could not read for the whole of that time. */
function latePapers(record: MeetingRecord, notice: NoticeOfMeeting): Finding[] {
  const published = publicOnes(record)
  const seen = new Set<string>()
  return published.flatMap((publication) => {
    const fresh = publication.papers.filter(({ paperId }) => !seen.has(paperId))
    for (const { paperId } of fresh) seen.add(paperId)
    if (!isLate(publication, notice)) return []
    return fresh.map((paper): Finding => ({
      rule: 'R2',
      level: 'advice',
      where: record.items.some((item) => item.id === paper.itemId) ? paper.itemId : null,
      place: { kind: 'pack', id: null },
      why: `“${paper.title}” was first published on ${shortDate(dayOf(publication.at))}, after ${shortDate(notice.latestPublication)}: it was not open to inspection for ${notice.days} clear days. Check that its item may be taken, and accept this with the reason.`,
    }))
  })
}

function publicOnes(record: MeetingRecord): readonly Publication[] {
  return record.publications.filter(({ audience }) => audience === 'public')
}

function first(record: MeetingRecord, audience: Publication['audience']): Publication | undefined {
  return record.publications.find((each) => each.kind === 'agenda' && each.audience === audience)
}

function isLate({ at }: Publication, { latestPublication }: NoticeOfMeeting): boolean {
  return dayOf(at) > latestPublication
}

function about(record: MeetingRecord, why: string, level: Finding['level'] = 'problem'): Finding {
  const rule = record.council.kind === 'parish' ? 'R14' : 'R1'
  return { rule, level, where: null, place: { kind: 'pack', id: null }, why }
}
