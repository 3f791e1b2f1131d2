import { AppError } from '../../shared/domain/appError.ts'
import { checkKeys } from '../../shared/domain/keyChords.ts'
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
    checkAllKeys(input.keys)
    context.config.change({ preferences: input })
    return { done: true }
  }),
}

function checkAllKeys(chosen: Readonly<Record<string, readonly string[]>>): void {
  for (const [command, all] of Object.entries(chosen)) {
    for (const keys of all) {
      const why = checkKeys(keys)
      if (why !== null) throw new AppError('invalid-input', why, { field: `keys.${command}` })
    }
  }
}
