import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureFolder } from '../files/ensureFolder.ts'
import type { Clock } from './clock.ts'

/** What may be logged beside a code: ids, codes, counts and times. Never a word of the minutes, never a name. */
export type LogDetails = Readonly<Record<string, string | number | boolean | null>>

export interface Log {
  /** The file a person can be sent to; null when nothing is kept. */
  readonly path: string | null
  info(what: string, details?: LogDetails): void
  error(what: string, error: unknown, details?: LogDetails): void
}

/** Past this size the file is set aside as "minutebook.1.log", and one older one is let go. */
const rotateAt = 2_000_000

/** One JSON object a line in `folder`/minutebook.log. A log that cannot be written never stops the work it is about. */
export function fileLog(folder: string, clock: Clock): Log {
  const path = join(folder, 'minutebook.log')
  const write = (line: Readonly<Record<string, unknown>>): void => {
    try {
      ensureFolder(folder, 0o700)
      if (existsSync(path) && statSync(path).size > rotateAt)
        renameSync(path, join(folder, 'minutebook.1.log'))
      appendFileSync(path, `${JSON.stringify({ at: clock.now().toISOString(), ...line })}\n`, { mode: 0o600 })
    } catch {
      // A full disk or a folder that is closed to us must not turn a log line into a second failure; the first one is shown on the screen.
    }
  }
  return {
    path,
    info: (what, details = {}) => write({ level: 'info', what, ...details }),
    error: (what, error, details = {}) => write({ level: 'error', what, ...details, ...described(error) }),
  }
}

/** A log that keeps nothing: for a command that works on files alone. */
export const silentLog: Log = { path: null, info: () => undefined, error: () => undefined }

/** The stack without the message: messages may quote what was typed, stacks name only our own code. */
function described(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {}
  return { error: error.name, ...code, ...cause, stack: frames.join('\n') }
}
