import { isDeepStrictEqual } from 'node:util'
import { agendaFromStanding } from '../../shared/domain/newAgenda.ts'
import { agendaNumbers, numberedItems } from '../../shared/domain/agendaOrder.ts'
import type { AgendaItem } from '../../shared/domain/agenda.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { timesShown } from '../../shared/domain/civilTime.ts'
import { clearDays, noticeOfMeeting } from '../../shared/domain/clearDays.ts'
import type { ClearDaysAnswer } from '../../shared/domain/clearDays.ts'
import { checkCanMeet } from '../../shared/domain/committeeRules.ts'
import type { Council } from '../../shared/domain/council.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { minutesStanding } from '../../shared/domain/minutesStanding.ts'
import { initialAttendance } from '../../shared/domain/presence.ts'
import { quorumAt, roomOf } from '../../shared/domain/presenceTimeline.ts'
import { readAgenda } from '../db/agenda.ts'
import { readAttendance } from '../db/attendance.ts'
import { readCouncil } from '../db/council.ts'
import { latestChanges } from '../db/changeLog.ts'
import { committeeStream, meetingStream, sayHappening } from '../db/changeKinds.ts'
import type { Happening } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { erasuresByItem } from '../db/erasedWords.ts'
import { listMeetings } from '../db/meetings.ts'
import type { StoredMeeting } from '../db/meetings.ts'
import { readFrozenNumbers } from '../db/minutes.ts'
import { readMinutesActs } from '../db/minutesActs.ts'
import { todayOf } from './clock.ts'
import { followMembership } from './expectedMembers.ts'
import { freezeNumbers } from './freezeNumbers.ts'
import { keepAgendaNumbers } from './keepAgendaNumbers.ts'
import { meetingFindings } from './meetingFindings.ts'
import type { Writing } from './openBook.ts'
import { agendaOfNewMeeting } from './programme/programmeAgenda.ts'
import { derivedNumbers, previousMeetingOf, readMeetingRecord } from './readMeetingRecord.ts'
import { removeMeeting } from './removeMeeting.ts'
import { confirmed, requiredCommittee, requiredCouncil, requiredMeeting, requiredPerson } from './required.ts'
import { procedures } from './services.ts'
import { checkNoAct, publishAsDraft } from './publishAsDraft.ts'
import { wire } from './wire.ts'

/** A time that the clocks skip or show twice would be moved, or doubted, by every calendar. */
function checkStart({ date, start }: Pick<Meeting, 'date' | 'start'>): void {
  const shown = timesShown(date, start)
  if (shown === 1) return
  const why = shown === 0 ? 'go forward, and it is never' : 'go back, and it is twice'
  throw new AppError(
    'invalid-input',
    `In that night the clocks ${why} ${start}. Give another time for the start.`,
    { field: 'start' },
  )
}

export const meetingsProcedures = {
  list: procedures.meetings.list.handler(({ context }) => {
    const { reader } = context.book.required()
    const stored = listMeetings(reader)
    if (stored.length === 0) return []
    const council = requiredCouncil(reader)
    return stored.map((one) => summary(reader, council, one))
  }),

  create: procedures.meetings.create.handler(({ input, context }) => {
    const { committeeId, ...particulars } = input
    const book = context.book.required()
    const { reader } = book
    const committee = requiredCommittee(reader, committeeId)
    const council = requiredCouncil(reader)
    checkCanMeet(committee, input.date)
    checkStart(input)
    const meeting: Meeting = {
      id: context.newId(),
      state: 'planned',
      end: null,
      presidedBy: null,
      importedFrom: null,
      ...particulars,
    }
    checkPeople(reader, meeting)
    const stored = { meeting, committeeId, previousMeeting: null }
    const standing = agendaFromStanding(committee.standingAgenda, {
      newId: context.newId,
      previousMeeting: previousMeetingOf(reader, stored),
      houseStyle: council.houseStyle,
    })
    const { newId } = context
    const { items, cards, added } = agendaOfNewMeeting(reader, { committeeId, meeting, standing, newId })
    const attendance = initialAttendance(committee.memberships, meeting.date)
    const stream = meetingStream(meeting.id)
    book.write(({ record }) => {
      record(stream, { kind: 'meeting.set', payload: stored })
      record(stream, {
        kind: 'agenda.set',
        payload: {
          items,
          what:
            added.length === 0
              ? 'The agenda was made from the standing agenda.'
              : 'The agenda was made from the standing agenda and the work programme.',
        },
      })
      if (added.length > 0) {
        const what = 'The cards of a new meeting went onto its agenda.'
        record(committeeStream(committeeId), { kind: 'programme.set', payload: { cards, what } })
      }
      record(stream, {
        kind: 'attendance.set',
        payload: { attendance, what: 'The members of the day were listed.' },
      })
    })
    return { meetingId: meeting.id }
  }),

  get: procedures.meetings.get.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const stored = requiredMeeting(reader, input.meetingId)
    const record = readMeetingRecord(reader, input.meetingId)
    const { meeting } = record
    return {
      record: wire(record),
      committeeId: stored.committeeId,
      agendaNumbers: agendaNumbers(record.items),
      quorum: quorumAt(roomOf(record)),
      notice: noticeWithin(record.council, meeting.date),
      findings: meetingFindings(reader, stored, record, todayOf(context.clock)),
      version: stored.version,
      erasures: erasuresByItem(reader, input.meetingId),
    }
  }),

  save: procedures.meetings.save.handler(({ input, context }) => {
    const book = context.book.required()
    const before = requiredMeeting(book.reader, input.id)
    // A confirmation pressed by mistake can be taken back, and nothing else.
    const isSameBut = isDeepStrictEqual({ ...input, state: before.meeting.state }, before.meeting)
    if (before.meeting.state === 'confirmed' && !isSameBut) throw confirmed(input.id)
    if (before.meeting.state === 'confirmed' && input.state !== 'confirmed') checkNoAct(book.reader, input.id)
    checkPeople(book.reader, input)
    if (input.date !== before.meeting.date || input.start !== before.meeting.start) checkStart(input)
    if (input.date !== before.meeting.date) {
      checkCanMeet(requiredCommittee(book.reader, before.committeeId), input.date)
    }
    book.write((writing) => {
      writing.record(meetingStream(input.id), {
        kind: 'meeting.set',
        payload: {
          committeeId: before.committeeId,
          meeting: input,
          previousMeeting: before.previousMeeting,
        },
      })
      const isMoved = input.date !== before.meeting.date
      // Who sat on the committee at an imported one is what its file says.
      if (isMoved && input.importedFrom === null) moveExpectedMembers(writing, before, input)
      if (before.meeting.state === 'planned' && input.state !== 'planned')
        keepAgendaNumbers(writing, input.id)
      if (isPublished(input) && !isPublished(before.meeting)) freezeNumbers(writing, input.id)
      if (input.state === 'minutes-published' && before.meeting.state !== 'minutes-published') {
        publishAsDraft(writing, input.id, context)
      }
    })
    return { done: true }
  }),

  remove: procedures.meetings.remove.handler(({ input, context }) => {
    removeMeeting(context.book.required(), input.meetingId)
    return { done: true }
  }),

  changes: procedures.meetings.changes.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredMeeting(reader, input.meetingId)
    const titles = new Map(readAgenda(reader, input.meetingId).map((item) => [item.id, item.title]))
    const titleOf = (itemId: string): string => titles.get(itemId) ?? 'an item that was removed'
    return latestChanges(reader, meetingStream(input.meetingId), input.limit).map(({ change, payload }) => ({
      seq: change.seq,
      at: change.at,
      actor: change.actor,
      kind: change.kind,
      what:
        payload === null
          ? 'The words of this change were erased.'
          : sayHappening({ kind: change.kind, payload } as Happening, titleOf),
    }))
  }),
}

export const clearDaysProcedures = {
  /** As the council of the open book counts, and by the table alone where none is open. */
  compute: procedures.clearDays.compute.handler(({ input, context }) => {
    const book = context.book.current()
    const council = book === null ? null : readCouncil(book.reader)
    const extraHolidays = council?.extraHolidays ?? []
    const saturdaysCount = council?.kind === 'parish' && council.saturdaysCount
    return notice(input.days, clearDays({ ...input, extraHolidays, saturdaysCount }))
  }),
}

interface Notice {
  days: number
  latestPublication: string
  clearDays: string[]
  holidays: { date: string; name: string }[]
}

function notice(days: number, answer: ClearDaysAnswer): Notice {
  return {
    days,
    latestPublication: answer.latestPublication,
    clearDays: [...answer.clearDays],
    holidays: answer.holidays.map(({ date, name }) => ({ date, name })),
  }
}

function noticeWithin(council: Council, meeting: string): Notice | null {
  const answer = noticeOfMeeting(council, meeting)
  return answer === null ? null : notice(answer.days, answer)
}

function summary(reader: Reader, council: Council, stored: StoredMeeting) {
  const { meeting, committeeId } = stored
  const committee = requiredCommittee(reader, committeeId)
  const items = readAgenda(reader, meeting.id)
  const own = numberedItems(items)
  const isImported = meeting.importedFrom !== null
  const numbers = {
    ...(isImported ? {} : derivedNumbers(reader, council, committee, stored, items)),
    ...readFrozenNumbers(reader, meeting.id),
  }
  return {
    id: meeting.id,
    committeeId,
    committeeName: committee.name,
    date: meeting.date,
    start: meeting.start,
    place: meeting.place,
    state: meeting.state,
    isSigned: minutesStanding(meeting, readMinutesActs(reader, meeting.id), true).state === 'signed',
    itemCount: own.length,
    minuteNumbers: spanOf(own, numbers),
    publishBy: isImported ? null : (noticeOfMeeting(council, meeting.date)?.latestPublication ?? null),
    importedFrom: meeting.importedFrom?.fileName ?? null,
  }
}

/** "15–21", "15" for one, empty for none: from the first that has a number to the last. */
function spanOf(items: readonly AgendaItem[], numbers: Readonly<Record<string, string>>): string {
  const numbered = items.map(({ id }) => numbers[id] ?? '').filter((number) => number !== '')
  const [from = '', to = ''] = [numbered[0], numbered.at(-1)]
  return from === to ? from : `${from}–${to}`
}

function checkPeople(reader: Reader, meeting: Meeting): void {
  if (meeting.presidedBy !== null) requiredPerson(reader, meeting.presidedBy)
  if (meeting.governanceOfficer.personId !== null) requiredPerson(reader, meeting.governanceOfficer.personId)
}

function isPublished(meeting: Meeting): boolean {
  return meeting.state === 'minutes-published' || meeting.state === 'confirmed'
}

function moveExpectedMembers({ tx, record }: Writing, before: StoredMeeting, meeting: Meeting): void {
  const committee = requiredCommittee(tx, before.committeeId)
  const attendance = readAttendance(tx, meeting.id)
  const followed = followMembership(attendance, committee.memberships, meeting.date)
  record(meetingStream(meeting.id), {
    kind: 'attendance.set',
    payload: { attendance: followed, what: 'The members expected were brought up to date.' },
  })
}
