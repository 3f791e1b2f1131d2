import { ORPCError, ValidationError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { statusOf } from '../../shared/api/procedure.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { AppErrorCode } from '../../shared/domain/appError.ts'
import { storageFault } from '../db/storageFault.ts'
import { answerBytes } from './byteLanes.ts'
import { answeredWhileLocked, lockedRefusal } from './lock/lockProcedures.ts'
import type { CoreRouter } from './createCore.ts'
import { noteAnswered } from './audit/notedDeeds.ts'
import type { Services } from './services.ts'

/** The one function that everything asks. Failures become values here and nowhere else. */
export function createDoor(router: CoreRouter, services: Services): (request: Request) => Promise<Response> {
  const calls = new RPCHandler(router, {
    clientInterceptors: [
      async (call) => {
        const name = call.path.join('.')
        const started = performance.now()
        try {
          if (!answeredWhileLocked.has(name) && services.lock.isLocked()) throw lockedRefusal()
          const answer = await call.next()
          noteAnswered(services, name, call.input)
          return answer
        } catch (cause) {
          throw toWire(toAppError(cause, services, name))
        } finally {
          services.calls.took(name, performance.now() - started)
        }
      },
    ],
  })
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/rpc/')) {
      const answer = await calls.handle(request, { prefix: '/api/rpc', context: services })
      return answer.matched ? answer.response : failed(nothingHere())
    }
    try {
      if (services.lock.isLocked()) throw lockedRefusal()
      return (await answerBytes(request, pathname, services)) ?? failed(nothingHere())
    } catch (cause) {
      return failed(toAppError(cause, services, `${request.method} bytes`))
    }
  }
}

function nothingHere(): AppError {
  return new AppError('not-found', 'Minutebook has nothing at this address.')
}

function failed(error: AppError): Response {
  const { code, message, details } = error
  return Response.json({ code, message, details }, { status: statusOf[code] })
}

function toWire(error: AppError): ORPCError<AppErrorCode, AppError['details']> {
  return new ORPCError(error.code, {
    defined: true,
    status: statusOf[error.code],
    message: error.message,
    data: error.details,
    cause: error,
  })
}

/** An expected failure as it is, input that breaks the contract as `invalid-input`, anything else logged as the bug it is. */
function toAppError(thrown: unknown, { log, book, calls, clock }: Services, where: string): AppError {
  const cause = storageFault(thrown, book.current()?.folder ?? '')
  if (cause instanceof AppError) {
    if (cause.code === 'storage') {
      const reason = cause.details['reason'] ?? null
      calls.failed(where, clock.now().toISOString(), 'storage', typeof reason === 'string' ? reason : null)
      log.error('storage', cause, { where, reason })
    }
    return cause
  }
  if (cause instanceof ORPCError && cause.code === 'BAD_REQUEST') {
    return badInput(cause as ORPCError<string, unknown>)
  }
  calls.failed(where, clock.now().toISOString(), 'unexpected', null)
  log.error('bug', cause, { where })
  const told = log.path === null ? '' : ` What happened is written down in ${log.path}.`
  return new AppError(
    'unexpected',
    `Something went wrong inside Minutebook. Nothing was changed by this action.${told}`,
    {},
    { cause },
  )
}

function badInput(error: ORPCError<string, unknown>): AppError {
  const issue = error.cause instanceof ValidationError ? error.cause.issues[0] : undefined
  const field = (issue?.path ?? [])
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.')
  return new AppError(
    'invalid-input',
    issue === undefined ? 'This request could not be read.' : sentenceOf(issue.message, field),
    field === '' ? {} : { field },
    { cause: error },
  )
}

/** Our own sentences stand as they are; the library's name the field. */
function sentenceOf(message: string, field: string): string {
  const ours = !/^(Invalid|Too |Unrecognized|Expected)/.test(message)
  if (ours) return message
  return `${field === '' ? 'This request' : `The field “${field}”`} is not as it should be: ${message}.`
}
