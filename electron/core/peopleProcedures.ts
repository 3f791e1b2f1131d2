import { AppError } from '../../shared/domain/appError.ts'
import { bookStream } from '../db/changeKinds.ts'
import { listPeople } from '../db/people.ts'
import { procedures } from './services.ts'
import { wire } from './wire.ts'

export const peopleProcedures = {
  list: procedures.people.list.handler(({ context }) => wire(listPeople(context.book.required().reader))),
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
    context.book.required().write(({ record }) => {
      record(bookStream, { kind: 'person.set', payload: { person: input } })
    })
    return { done: true }
  }),
}
