import type { AppErrorCode } from '../shared/domain/appError.ts'

/**
 * A host's own answer, in the form in which the core answers failures, so that the page shows the sentence in the same place.
 * Status 401 tells the page that it must be opened again.
 */
export function hostAnswer(status: number, code: AppErrorCode, message: string): Response {
  return Response.json({ json: { defined: true, code, status, message, data: {} }, meta: [] }, { status })
}
