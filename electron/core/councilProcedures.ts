import { bookStream } from '../db/changeKinds.ts'
import { requiredCouncil } from './required.ts'
import { procedures } from './services.ts'
import { wire } from './wire.ts'

export const councilProcedures = {
  get: procedures.council.get.handler(({ context }) => wire(requiredCouncil(context.book.required().reader))),
  save: procedures.council.save.handler(({ input, context }) => {
    context.book.required().write(({ record }) => {
      record(bookStream, { kind: 'council.set', payload: { council: input } })
    })
    return { done: true }
  }),
}
