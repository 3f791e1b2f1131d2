import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { appErrorCodes } from '../domain/appError.ts'

const failure = { data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }

/** The HTTP status of each code. */
export const statusOf = {
  'invalid-input': 422,
  'not-found': 404,
  conflict: 409,
  'not-allowed': 403,
  storage: 507,
  unexpected: 500,
} as const satisfies Record<(typeof appErrorCodes)[number], number>

/** Every procedure may fail with an AppError's code; its sentence is the message. */
export const procedure = oc.errors({
  'invalid-input': { ...failure, status: statusOf['invalid-input'] },
  'not-found': { ...failure, status: statusOf['not-found'] },
  conflict: { ...failure, status: statusOf.conflict },
  'not-allowed': { ...failure, status: statusOf['not-allowed'] },
  storage: { ...failure, status: statusOf.storage },
  unexpected: { ...failure, status: statusOf.unexpected },
})

export const nothing = z.strictObject({})
export const done = z.strictObject({ done: z.literal(true) })
