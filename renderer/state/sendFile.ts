import { z } from 'zod'
import { AppError, appErrorCodes } from '../../shared/domain/appError.ts'

export interface SendOptions {
  readonly signal: AbortSignal
  /** How much has been sent, from 0 to 1. */
  readonly onProgress: (sent: number) => void
}

const keptSchema = z.object({ sha256: z.string(), bytes: z.number() })
/** A file as the book keeps it. */
export type KeptFile = z.infer<typeof keptSchema>

const failureSchema = z.object({ code: z.enum(appErrorCodes), message: z.string() })

/** Sends a file to the core. A fetch cannot tell how far a file has come: this can. */
export function sendFile(
  url: string,
  token: string | null,
  file: Blob,
  { signal, onProgress }: SendOptions,
): Promise<KeptFile> {
  return new Promise((resolve, reject) => {
    const stopped = (): Error => (signal.reason instanceof Error ? signal.reason : new Error('Stopped'))
    if (signal.aborted) {
      reject(stopped())
      return
    }
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.responseType = 'json'
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total)
    }
    const stop = (): void => request.abort()
    signal.addEventListener('abort', stop)
    request.onloadend = () => signal.removeEventListener('abort', stop)
    request.onabort = () => reject(stopped())
    request.onerror = () => reject(notAnswering())
    request.onload = () => {
      const kept = keptSchema.safeParse(request.response)
      if (kept.success) {
        onProgress(1)
        resolve(kept.data)
        return
      }
      const failure = failureSchema.safeParse(request.response)
      reject(failure.success ? new AppError(failure.data.code, failure.data.message) : notAnswering())
    }
    request.send(file)
  })
}

function notAnswering(): AppError {
  return new AppError(
    'unexpected',
    'The file could not be sent: it was moved or is locked by another program, or Minutebook stopped answering. Nothing of it was kept. Add it again.',
  )
}
