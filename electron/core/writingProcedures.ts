import { bookStream } from '../db/changeKinds.ts'
import { readWriting } from '../db/writing.ts'
import { procedures } from './services.ts'

/** How this office writes. */
export const writingProcedures = {
  get: procedures.writing.get.handler(({ context }) => {
    const { colonStartsPoints, snippets, dictionary, declaration } = readWriting(
      context.book.required().reader,
    )
    return { colonStartsPoints, snippets: [...snippets], dictionary: [...dictionary], declaration }
  }),
  save: procedures.writing.save.handler(({ input, context }) => {
    context.book.required().write(({ record }) => {
      record(bookStream, { kind: 'writing.set', payload: { writing: input } })
    })
    return { done: true }
  }),
}
