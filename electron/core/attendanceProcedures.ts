import { AppError } from '../../shared/domain/appError.ts'
import { addressedName } from '../../shared/domain/person.ts'
import type { Attendance } from '../../shared/domain/presence.ts'
import { readAttendance } from '../db/attendance.ts'
import { bookStream, meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readPerson } from '../db/people.ts'
import type { OpenBook, Writing } from './openBook.ts'
import { changeableMeeting, requiredPerson } from './required.ts'
import { procedures } from './services.ts'

export const attendanceProcedures = {
  mark: procedures.attendance.mark.handler(({ input, context }) => {
    if (input.reason !== null && input.status !== 'apologies') {
      throw new AppError('invalid-input', 'A reason belongs to apologies only.', { field: 'reason' })
    }
    changeAttendance(context.book.required(), input.meetingId, (attendance, { tx }) => {
      const before = findListed(attendance, input.personId)
      const after: Attendance = { ...before, status: input.status, reason: input.reason }
      return {
        attendance: attendance.map((one) => (one === before ? after : one)),
        what: `${nameOf(tx, input.personId)}: ${statusWords[input.status]}.`,
      }
    })
    return { done: true }
  }),

  markRestPresent: procedures.attendance.markRestPresent.handler(({ input, context }) => {
    const book = context.book.required()
    const waiting = (one: Attendance): boolean => one.capacity === 'member' && one.status === 'not-yet'
    const marked = readAttendance(book.reader, input.meetingId).filter(waiting).length
    changeAttendance(book, input.meetingId, (attendance) => ({
      attendance: attendance.map((one) => (waiting(one) ? { ...one, status: 'present' } : one)),
      what: `${marked} ${marked === 1 ? 'member was' : 'members were'} marked present.`,
    }))
    return { marked }
  }),

  add: procedures.attendance.add.handler(({ input, context }) => {
    const { who, capacity, substituteFor } = input
    if (substituteFor !== null && capacity !== 'substitute') {
      throw new AppError('invalid-input', 'Only a substitute sits for a member.', { field: 'substituteFor' })
    }
    changeAttendance(context.book.required(), input.meetingId, (attendance, { tx, record }) => {
      if (who.kind === 'new') {
        if (readPerson(tx, who.personId) !== null) {
          throw new AppError('conflict', 'This person is in the minute book already.', {
            personId: who.personId,
          })
        }
        const titles = who.title === '' ? [] : [{ title: who.title, from: null, to: null }]
        record(bookStream, {
          kind: 'person.set',
          payload: { person: { id: who.personId, address: who.address, name: who.name, titles } },
        })
      } else {
        requiredPerson(tx, who.personId)
      }
      if (attendance.some((one) => one.personId === who.personId)) {
        throw new AppError('conflict', `${nameOf(tx, who.personId)} is on the list already.`, {
          personId: who.personId,
        })
      }
      if (substituteFor !== null) checkCanBeReplaced(attendance, substituteFor)
      return {
        attendance: [
          ...attendance.map((one) =>
            one.personId === substituteFor ? { ...one, status: 'substituted' as const, reason: null } : one,
          ),
          { personId: who.personId, capacity, status: 'present', reason: null, substituteFor },
        ],
        what: `${nameOf(tx, who.personId)} was added.`,
      }
    })
    return { done: true }
  }),

  remove: procedures.attendance.remove.handler(({ input, context }) => {
    changeAttendance(context.book.required(), input.meetingId, (attendance, { tx }) => {
      const gone = findListed(attendance, input.personId)
      if (gone.capacity === 'member') {
        throw new AppError(
          'not-allowed',
          `${nameOf(tx, input.personId)} is a member on the day. Mark apologies or absence, or end the seat in the committee.`,
          { personId: input.personId },
        )
      }
      return {
        attendance: attendance
          .filter((one) => one !== gone)
          .map((one) => (one.personId === gone.substituteFor ? { ...one, status: 'not-yet' as const } : one)),
        what: `${nameOf(tx, input.personId)} was taken off the list.`,
      }
    })
    return { done: true }
  }),

  order: procedures.attendance.order.handler(({ input, context }) => {
    changeAttendance(context.book.required(), input.meetingId, (attendance) => {
      const members = attendance.filter((one) => one.capacity === 'member')
      const others = attendance.filter((one) => one.capacity !== 'member')
      const asked = input.personIds.map((id) => findListed(others, id))
      if (new Set(asked).size !== others.length || asked.length !== others.length) {
        throw new AppError('conflict', 'The list of those in attendance has changed. Open the meeting again.')
      }
      return { attendance: [...members, ...asked], what: 'Those in attendance were put in another order.' }
    })
    return { done: true }
  }),
}

const statusWords: Readonly<Record<Attendance['status'], string>> = {
  'not-yet': 'nothing recorded',
  present: 'present',
  apologies: 'apologies',
  absent: 'absent',
  substituted: 'represented by a substitute',
}

function changeAttendance(
  book: OpenBook,
  meetingId: string,
  change: (
    attendance: readonly Attendance[],
    writing: Writing,
  ) => { readonly attendance: readonly Attendance[]; readonly what: string },
): void {
  changeableMeeting(book.reader, meetingId)
  book.write((writing) => {
    const payload = change(readAttendance(writing.tx, meetingId), writing)
    writing.record(meetingStream(meetingId), { kind: 'attendance.set', payload })
  })
}

function findListed(attendance: readonly Attendance[], personId: string): Attendance {
  const found = attendance.find((one) => one.personId === personId)
  if (found === undefined) {
    throw new AppError('not-found', 'This person is not on the list of the meeting.', { personId })
  }
  return found
}

function checkCanBeReplaced(attendance: readonly Attendance[], personId: string): void {
  if (findListed(attendance, personId).capacity !== 'member') {
    throw new AppError('invalid-input', 'A substitute sits for a member of the committee.', {
      field: 'substituteFor',
    })
  }
  if (attendance.some((one) => one.substituteFor === personId)) {
    throw new AppError('conflict', 'Somebody sits for this member already.', { field: 'substituteFor' })
  }
}

function nameOf(reader: Reader, personId: string): string {
  return addressedName(requiredPerson(reader, personId))
}
