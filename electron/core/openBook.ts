import type { Classification } from '../../shared/domain/access.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { appendChange } from '../db/changeLog.ts'
import type { Change } from '../db/changeLog.ts'
import type { Happening } from '../db/changeKinds.ts'
import type { Reader, Tx } from '../db/database.ts'
import { documentCache } from '../db/minutes.ts'
import type { DocumentCache } from '../db/minutes.ts'
import type { BookFile } from '../db/open.ts'
import { project } from '../db/project.ts'
import type { AttachmentStore } from '../files/attachments.ts'
import { momentOf } from './clock.ts'
import type { Clock } from './clock.ts'
import type { EventHub } from './eventHub.ts'

/** What a procedure holds inside its one transaction. */
export interface Writing {
  readonly tx: Tx
  readonly cache: DocumentCache
  /** Puts something that happened into the log and into the tables. */
  readonly record: (streamId: string, happening: Happening, options?: RecordOptions) => Change
}

export interface RecordOptions {
  /** Minted by the page for edits of minutes; by the core for the rest. */
  readonly changeId?: string
  readonly classification?: Classification
}

/** The minute book that is open. */
export interface OpenBook {
  readonly folder: string
  readonly reader: Reader
  readonly cache: DocumentCache
  readonly attachments: AttachmentStore
  /** True when whoever held it last did not close it: the process was killed, or the machine lost power. */
  readonly interrupted: boolean
  /** How often something was written since it was opened. */
  writes(): number
  /** Whether words of any minutes were saved since it was opened. */
  hasNewWords(): boolean
  /** See `BookFile.whileStill`. */
  readonly whileStill: BookFile['whileStill']
  /** See `BookFile`. */
  readonly standing: BookFile['standing']
  readonly copyWhole: BookFile['copyWhole']
  /**
   * One transaction. When it returns, what was recorded is on the disk and the watchers are told; `quietly`: whoever writes thousands of
   * meetings, one after the other, tells of them now and then.
   */
  write<Result>(work: (writing: Writing) => Result, how?: 'quietly'): Result
  close(): void
}

export interface OpenBookParts {
  readonly file: BookFile
  readonly attachments: AttachmentStore
  readonly clock: Clock
  readonly newId: () => string
  readonly events: EventHub
  /** Who acts and on which machine, for the log. */
  readonly actor: () => string
  readonly device: string
  /** Frees some room on a full disk, for the officer to go on writing. False where there is none to free. */
  readonly makeRoom: () => boolean
}

/** Once the saving pauses, the log of recent writes is folded into the file, so that deleted words do not linger there. */
const checkpointAfterMilliseconds = 5_000

export function openBook(parts: OpenBookParts): OpenBook {
  const { file, clock, events } = parts
  const cache = documentCache()
  let timer: NodeJS.Timeout | undefined
  let writes = 0
  let hasNewWords = false
  const append = (tx: Tx, streamId: string, happening: Happening, options: RecordOptions): Change => {
    const change = appendChange(
      tx,
      {
        streamId,
        changeId: options.changeId ?? parts.newId(),
        actor: parts.actor(),
        device: parts.device,
        ...momentOf(clock),
        kind: happening.kind,
        payloadVersion: 1,
        classification: options.classification ?? 'unset',
      },
      happening.payload,
    )
    project(tx, cache, change, happening)
    return change
  }
  return {
    folder: file.folder,
    reader: file.reader,
    cache,
    attachments: parts.attachments,
    interrupted: file.interrupted,
    writes: () => writes,
    hasNewWords: () => hasNewWords,
    whileStill: (work) => file.whileStill(work),
    standing: () => file.standing(),
    copyWhole: (to) => file.copyWhole(to),
    write: (work, how) => {
      file.assertInPlace()
      const changed = new Map<string, boolean>()
      let hasTyping = false
      const attempt = () =>
        file.write((tx) =>
          work({
            tx,
            cache,
            record: (streamId, happening, options = {}) => {
              hasTyping ||= happening.kind === 'minutes.stepped'
              changed.set(streamId, changed.get(streamId) === true || !isTyping(happening))
              return append(tx, streamId, happening, options)
            },
          }),
        )
      const result = withRoom(attempt, parts.makeRoom)
      // Again after the commit: only then may a screen say "Saved".
      file.assertInPlace()
      writes += 1
      hasNewWords ||= hasTyping
      clearTimeout(timer)
      timer = setTimeout(() => tidy(file), checkpointAfterMilliseconds)
      timer.unref()
      if (how === 'quietly') return result
      for (const [stream, atOnce] of changed) {
        if (atOnce) events.publish({ kind: 'changed', stream })
        else events.publishSoon(stream)
      }
      return result
    },
    close: () => {
      clearTimeout(timer)
      file.close()
    },
  }
}

/** On a full disk once more, with the room that was kept for it. The work is done from the start: nothing of it was written. */
function withRoom<Result>(attempt: () => Result, makeRoom: () => boolean): Result {
  try {
    return attempt()
  } catch (cause) {
    const isFull = cause instanceof AppError && cause.details['reason'] === 'full'
    if (!isFull || !makeRoom()) throw cause
    return attempt()
  }
}

/** Words alone: the page that typed them shows them already. */
function isTyping(happening: Happening): boolean {
  if (happening.kind !== 'minutes.stepped') return false
  const { facts } = happening.payload
  return facts.add.length === 0 && facts.remove.length === 0
}

function tidy(file: BookFile): void {
  try {
    file.checkpoint()
  } catch (cause) {
    // On a full or failing disk everything saved is still safe in the log of recent writes; the next save tells the officer.
    if (!(cause instanceof AppError)) throw cause
  }
}
