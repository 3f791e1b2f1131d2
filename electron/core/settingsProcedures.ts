import { procedures } from './services.ts'

/** Who works here, and how they like the screen: kept for the account, not in the book. */
export const officerProcedures = {
  set: procedures.officer.set.handler(({ input, context }) => {
    context.config.change({ officer: input })
    return { done: true }
  }),
}

export const preferencesProcedures = {
  get: procedures.preferences.get.handler(({ context }) => context.config.read().preferences),
  set: procedures.preferences.set.handler(({ input, context }) => {
    context.config.change({ preferences: input })
    return { done: true }
  }),
}
