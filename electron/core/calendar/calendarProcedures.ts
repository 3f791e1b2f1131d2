import { calendarFile } from '../../../shared/document/ics.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { bankHolidays, holidayTableYears } from '../../../shared/domain/bankHolidays.ts'
import { moveConsequences } from '../../../shared/domain/moveConsequences.ts'
import { meetingsOfCommittee } from '../../db/meetings.ts'
import { deadlineEvents, meetingEvents } from './calendarEvents.ts'
import { committeesOf, readDeadlines, readOverdue } from './calendarFacts.ts'
import type { Stretch } from './calendarFacts.ts'
import { readMove } from './calendarMove.ts'
import { todayOf } from '../clock.ts'
import { calendarFileName } from '../paperFileName.ts'
import { requiredCouncil } from '../required.ts'
import { procedures } from '../services.ts'
import { wire } from '../wire.ts'

/** When things are due, and what follows when a meeting moves. */
export const calendarProcedures = {
  deadlines: procedures.calendar.deadlines.handler(({ input, context }) => {
    checkStretch(input)
    const { reader } = context.book.required()
    const today = todayOf(context.clock)
    const { extraHolidays } = requiredCouncil(reader)
    const holidays = [...bankHolidays, ...extraHolidays]
      .filter(({ date }) => date >= input.from && date <= input.to)
      .toSorted((a, b) => a.date.localeCompare(b.date))
    const deadlines = readDeadlines(reader, input, today)
    const overdue = readOverdue(reader, input.committeeId, today)
    return wire({ today, table: holidayTableYears, deadlines, overdue, holidays })
  }),

  meetings: procedures.calendar.meetings.handler(({ input, context }) => {
    checkStretch(input)
    const { reader } = context.book.required()
    return committeesOf(reader, input.committeeId)
      .flatMap((committee) =>
        meetingsOfCommittee(reader, committee.id).map(({ meeting }) => {
          const { id, date, start, place, state } = meeting
          return {
            ...{ id, date, start, place, state },
            importedFrom: meeting.importedFrom?.fileName ?? null,
            ...{ committeeId: committee.id, committeeName: committee.name },
          }
        }),
      )
      .filter(({ date }) => date >= input.from && date <= input.to)
      .toSorted((a, b) => `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`))
  }),

  consequences: procedures.calendar.consequences.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const move = readMove(reader, input.meetingId, input.date, todayOf(context.clock))
    const consequences = moveConsequences(move)
    return wire({ canMove: consequences.every(({ level }) => level !== 'stops'), consequences })
  }),

  ics: procedures.calendar.ics.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const council = requiredCouncil(reader)
    const committees = committeesOf(reader, input.committeeId)
    const today = todayOf(context.clock)
    const events = committees.flatMap((committee) => [
      ...meetingEvents(reader, council, committee),
      ...(input.deadlines ? deadlineEvents(reader, committee.id, today) : []),
    ])
    const [only] = input.committeeId === null ? [] : committees
    const name = only === undefined ? council.name : only.name
    const title = `${input.deadlines ? 'Meetings and deadlines' : 'Meetings'} of ${name}`
    return { fileName: calendarFileName(title), text: calendarFile(title, events), events: events.length }
  }),
}

function checkStretch({ from, to }: Stretch): void {
  if (from <= to) return
  throw new AppError('invalid-input', 'The stretch of days ends before it begins.', { field: 'to' })
}
