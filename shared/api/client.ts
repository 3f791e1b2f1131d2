import { createORPCClient, mapEventIterator, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { RPCLinkOptions } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { AppError, appErrorCodes } from '../domain/appError.ts'
import type { AppErrorCode, AppErrorDetails } from '../domain/appError.ts'
import type { contract } from './contract.ts'

/** The core as seen by a screen, the command line or a test: one function for each procedure of the contract. */
export type CoreClient = ContractRouterClient<typeof contract>

export interface ClientOptions {
  /** Where the door stands, without a slash at the end: "http://127.0.0.1:4242" or "app://minutes". */
  readonly baseUrl: string
  /** The web's own fetch, or a door called directly. */
  readonly fetch: NonNullable<RPCLinkOptions<Record<never, never>>['fetch']>
  /** Sent as bearer; null where the host asks for none. */
  readonly token: string | null
}

/**
 * A client of the core. Every failure it throws is an AppError: the core's own, or one that says in a sentence what went wrong on the
 * way. A call that was aborted rejects with the abort reason, as fetch does.
 */
export function createClient(options: ClientOptions): CoreClient {
  const link = new RPCLink({
    url: `${options.baseUrl}/api/rpc`,
    fetch: options.fetch,
    headers: options.token === null ? {} : { authorization: `Bearer ${options.token}` },
    interceptors: [
      async (call) => {
        try {
          const output = await call.next()
          return isAsyncIterator(output)
            ? mapEventIterator(output, {
                value: (value) => Promise.resolve(value),
                error: (error) => Promise.resolve(toAppError(error)),
              })
            : output
        } catch (error) {
          throw toAppError(error)
        }
      },
    ],
  })
  return createORPCClient(link)
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function'
}

function toAppError(error: unknown): Error {
  if (error instanceof AppError) return error
  if (error instanceof Error && error.name === 'AbortError') return error
  if (!(error instanceof ORPCError)) {
    return new AppError(
      'unexpected',
      'Minutebook is not answering. What is on this screen is still here. Wait a moment and try again; if it goes on, start Minutebook again.',
      {},
      { cause: error },
    )
  }
  const code = appErrorCodes.find((known) => known === error.code)
  if (code !== undefined) return new AppError(code, error.message, detailsOf(error.data), { cause: error })
  return refusedAtTheDoor(error.status, error)
}

/** Answers that never reached a procedure: they carry a status and no sentence of ours. */
function refusedAtTheDoor(status: number, cause: unknown): AppError {
  const [code, sentence] = sentenceFor(status)
  return new AppError(code, sentence, { status }, { cause })
}

function sentenceFor(status: number): readonly [AppErrorCode, string] {
  if (status === 401 || status === 403 || status === 421) {
    return [
      'not-allowed',
      'This window is no longer connected to Minutebook. Copy anything you have just typed, then open the window again from Minutebook.',
    ]
  }
  if (status === 400 || status === 422) {
    return ['invalid-input', 'Something in this form is not as it should be. Check what you typed.']
  }
  if (status === 404) {
    return ['not-found', 'This window belongs to another version of Minutebook. Open it again.']
  }
  return [
    'unexpected',
    'Something went wrong inside Minutebook. Nothing was changed by this action. Try again.',
  ]
}

function detailsOf(data: unknown): AppErrorDetails {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string | number | boolean | null] => {
      const value: unknown = entry[1]
      return value === null || ['string', 'number', 'boolean'].includes(typeof value)
    }),
  )
}
