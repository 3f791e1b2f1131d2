/** The closed list of expected failures. Anything thrown that is not an AppError is a bug. */
export const appErrorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'not-allowed',
  'storage',
  'unexpected',
] as const

export type AppErrorCode = (typeof appErrorCodes)[number]

/** What a failure carries beside its sentence: plain JSON only, since it crosses the door. */
export type AppErrorDetails = Readonly<Record<string, string | number | boolean | null>>

/**
 * A failure the application expects. `message` is a sentence a clerk can act on: what is wrong and what to do.
 * `details.field` names the input the sentence belongs to, where there is one.
 */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly details: AppErrorDetails

  constructor(
    code: AppErrorCode,
    message: string,
    details: AppErrorDetails = {},
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
