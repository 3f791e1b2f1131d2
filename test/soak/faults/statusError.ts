import { AppError } from '../../../shared/domain/appError.ts'
import type { AppErrorCode } from '../../../shared/domain/appError.ts'

interface Told {
  readonly code: AppErrorCode
  readonly message: string
  readonly details: AppError['details']
}

/** The failure that an answer of the byte lanes stands for, as the page makes it. */
export async function statusError(answer: Response): Promise<AppError> {
  const { code, message, details } = (await answer.json()) as Told
  return new AppError(code, message, details)
}
