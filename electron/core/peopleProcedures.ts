import { AppError } from '../../shared/domain/appError.ts'
import { bookStream } from '../db/changeKinds.ts'
import { listPeople } from '../db/people.ts'
import { clocksOf } from './checkAround.ts'
import { todayOf } from './clock.ts'
import { procedures } from './services.ts'
import { wire } from './wire.ts'

export const peopleProcedures = {
  list: procedures.people.list.handler(({ context }) => wire(listPeople(context.book.required().reader))),
  attendance: procedures.people.attendance.handler(({ context }) =>
    wire(clocksOf(context.book.required().reader, todayOf(context.clock))),
  ),
  save: procedures.people.save.handler(({ input, context }) => {
    input.titles.forEach((title, index) => {
      if (title.from !== null && title.to !== null && title.to < title.from) {
        throw new AppError(
          'invalid-input',
          `The title “${title.title}” ends before it begins. Put the dates the right way round.`,
          { field: `titles.${index}.to` },
        )
      }
    })
    input.approvedAbsences.forEach(({ on, until }, index) => {
      if (until < on) {
        throw new AppError(
          'invalid-input',
          'An approved absence ends before it was approved. Put the dates the right way round.',
          { field: `approvedAbsences.${index}.until` },
        )
      }
    })
    context.book.required().write(({ record }) => {
      record(bookStream, { kind: 'person.set', payload: { person: input } })
    })
    return { done: true }
  }),
}
