import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'
import { writeFileAtomically } from '../../files/writeFileAtomically.ts'
import type { BackupKeeper } from '../backups/backupKeeper.ts'
import type { BookHolder } from '../bookHolder.ts'
import type { Clock } from '../clock.ts'
import type { EventHub } from '../eventHub.ts'
import type { KeyStore } from '../keys/keyStore.ts'
import type { Log } from '../log.ts'
import { checkOpenBook } from './mendCheck.ts'

/** Reads the book through once after it was opened, behind everything else; once a week every index and every change of its log too. */
export interface BookChecks {
  /** What was found, as a sentence; null while all is well, or nothing was looked at yet. */
  problem(): string | null
  close(): void
}

export interface BookChecksParts {
  readonly book: BookHolder
  readonly keys: KeyStore
  readonly backups: Pick<BackupKeeper, 'inTurn'>
  readonly clock: Clock
  readonly events: EventHub
  readonly log: Log
  /** How long after the opening; null for a core that checks only when it is asked to. */
  readonly afterMilliseconds: number | null
}

/** In the book's folder: when it was last checked through and through. */
const markName = 'minutebook.checked.json'
const week = 7 * 24 * 3_600_000

export function bookChecks(parts: BookChecksParts): BookChecks {
  const { book, clock, log } = parts
  let looked: object | null = null
  let problem: { readonly of: object; readonly sentence: string } | null = null
  const run = async (): Promise<void> => {
    const open = book.current()
    if (open === null || open === looked) return
    looked = open
    const isDue = clock.now().getTime() - lastWhole(open.folder) >= week
    const started = performance.now()
    try {
      const { ok, found } = await checkOpenBook(parts, open, isDue ? 'whole' : 'pages')
      log.info('book.checked', { ok, whole: isDue, milliseconds: Math.round(performance.now() - started) })
      if (isDue && ok) noteWhole(open.folder, clock.now().toISOString())
      if (ok || book.current() !== open) return
      problem = { of: open, sentence: found.join(' ') }
      parts.events.publish({ kind: 'changed', stream: 'checks' })
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause
      // A full disk, or a drive that was pulled out: the watch over the disk tells of that.
      log.error('book.check-failed', cause)
    }
  }
  const every = parts.afterMilliseconds
  const tick = (): void => {
    if (book.current() !== null && book.current() !== looked) void parts.backups.inTurn(run)
  }
  const timer = every === null ? null : setInterval(tick, every)
  timer?.unref()
  return {
    problem: () => (problem !== null && problem.of === book.current() ? problem.sentence : null),
    close: () => {
      if (timer !== null) clearInterval(timer)
    },
  }
}

/** 0 where it never was, or the mark cannot be read. */
function lastWhole(folder: string): number {
  const path = join(folder, markName)
  if (!existsSync(path)) return 0
  try {
    const { at } = JSON.parse(readFileSync(path, 'utf8')) as { readonly at?: unknown }
    return typeof at === 'string' ? Date.parse(at) || 0 : 0
  } catch {
    // Cut off: then it is checked once more.
    return 0
  }
}

function noteWhole(folder: string, at: string): void {
  writeFileAtomically(join(folder, markName), `${JSON.stringify({ at })}\n`)
}
