import { AppError } from '../../../shared/domain/appError.ts'
import type { AppErrorCode } from '../../../shared/domain/appError.ts'

/** The failure that an answer of the byte lanes stands for, as the page makes it. */
export async function statusError(answer: Response): Promise<AppError> {
  const { code, message } = (await answer.json()) as { readonly code: AppErrorCode; readonly message: string }
  return new AppError(code, message)
}
