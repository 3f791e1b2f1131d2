import { basename } from 'node:path'
import { AppError } from '../../../shared/domain/appError.ts'
import type { Deed } from '../../../shared/domain/deed.ts'
import { bookStream, idOfStream, sayHappening } from '../../db/changeKinds.ts'
import type { ChangeKind, Happening } from '../../db/changeKinds.ts'
import { changesOfKind, hashesOf } from '../../db/changeLog.ts'
import type { ChangeWithPayload } from '../../db/changeLog.ts'
import type { Reader } from '../../db/database.ts'
import { streamsOf } from '../../db/verifyLog.ts'
import { momentOf } from '../clock.ts'
import type { Services } from '../services.ts'

/** The log of a book as it stood before a backup took its place. */
export interface LogBefore {
  /** The hash of every change, by log, the earliest first. */
  readonly hashes: ReadonlyMap<string, readonly string[]>
  readonly acts: readonly ChangeWithPayload[]
}

/** Acts that nobody may hide by putting back a backup: each is told again in the log of the book that is put back. */
const carried: readonly ChangeKind[] = [
  'deed.noted',
  'access.noted',
  'key.changed',
  'minutes.act',
  'pack.published',
  'words.erased',
]
/** Enough for weeks of work; put-backs are told however many there are. */
const mostCarried = 500

export function logBefore(reader: Reader): LogBefore {
  return {
    hashes: new Map(streamsOf(reader).map((streamId) => [streamId, hashesOf(reader, streamId)])),
    acts: carried.flatMap((kind) => changesOfKind(reader, kind)).toSorted(byTime),
  }
}

/**
 * Writes into the book that was put back what took its place, when it is from, what was left behind, and with which hashes the logs ended that
 * were replaced. `before` is null where those could not be read.
 */
export function noteRestored(
  { book, clock, log }: Pick<Services, 'book' | 'clock' | 'log'>,
  {
    before,
    backup,
    aside,
    kept,
  }: {
    readonly before: LogBefore | null
    readonly backup: { readonly name: string; readonly at: string }
    readonly aside: string
    /** The backup of what stood there; null for none. */
    readonly kept: { readonly name: string } | null
  },
): void {
  const open = book.required()
  const left = before === null ? null : leftBehind(open.reader, before, momentOf(clock).wallTime)
  const takenAt = momentOf({ zone: clock.zone, now: () => new Date(backup.at) }).wallTime
  const deed: Deed = {
    ...{ deed: 'backup-restored', meetingId: null, committeeId: null, detail: takenAt.slice(0, 10) },
    restored: {
      ...{ backup: backup.name, takenAt, replaced: `replaced/${basename(aside)}` },
      kept: kept?.name ?? null,
      logs: left?.logs ?? null,
      back: left?.back ?? 0,
      told: left?.acts.length ?? 0,
      notes: left?.notes ?? 0,
    },
  }
  try {
    open.write(({ record }) => {
      // They were done before it; and whoever reads the newest first reads why they stand here before they read them.
      for (const payload of left?.acts ?? []) record(bookStream, { kind: 'deed.noted', payload })
      record(bookStream, { kind: 'deed.noted', payload: deed })
    }, 'quietly')
  } catch (cause) {
    // The book stands as it was asked for, on a disk too full to say so.
    if (!(cause instanceof AppError)) throw cause
    log.error('audit.not-noted', cause, { deed: deed.deed })
  }
}

function leftBehind(reader: Reader, { hashes, acts }: LogBefore, replacedAt: string) {
  const now = new Map(streamsOf(reader).map((streamId) => [streamId, new Set(hashesOf(reader, streamId))]))
  const logs = [...hashes].flatMap(([streamId, before]) => {
    const kept = now.get(streamId)
    const changes = before.filter((hash) => kept?.has(hash) !== true).length
    return changes === 0 ? [] : [{ streamId, changes, seq: before.length, head: before.at(-1) ?? '' }]
  })
  const known = new Set([...hashes.values()].flat())
  const back = [...now.values()].reduce(
    (sum, all) => sum + [...all].filter((one) => !known.has(one)).length,
    0,
  )
  const lost = acts.filter(({ change }) => now.get(change.streamId)?.has(change.hash) !== true)
  const told = lost.toSorted((a, b) => Number(isPutBack(b)) - Number(isPutBack(a)))
  const most = Math.max(mostCarried, told.filter(isPutBack).length)
  const notes = lost.filter(({ change }) => change.kind === 'deed.noted').length
  return { logs, back, notes, acts: inOrder(told.slice(0, most).map((act) => carriedDeed(act, replacedAt))) }
}

function isPutBack({ payload }: ChangeWithPayload): boolean {
  const deed = (payload as Partial<Deed> | null)?.deed
  return deed === 'backup-restored' || deed === 'deed-carried'
}

function byTime(a: ChangeWithPayload, b: ChangeWithPayload): number {
  return compared(a.change.at, b.change.at)
}

/** Those that were carried before had their time before they stood in the log. */
function inOrder(acts: readonly Deed[]): readonly Deed[] {
  return acts.toSorted((a, b) => compared(a.carried?.at ?? '', b.carried?.at ?? ''))
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Carried again it says what it said: it is no deed of whoever carries it. */
function carriedDeed({ change, payload, erased }: ChangeWithPayload, replacedAt: string): Deed {
  const { streamId, kind, actor, device, at, wallTime, hash } = change
  const known = kind === 'deed.noted' && payload !== null ? (payload as Deed) : null
  if (known?.deed === 'deed-carried') return known
  const happening = { kind, payload } as Happening
  const said = erased ? 'Its words were erased since.' : sayHappening(happening, () => 'an item')
  const again = kind === 'words.erased' ? ' Those words stand in the book again.' : ''
  return {
    deed: 'deed-carried',
    meetingId: streamId.startsWith('meeting:') ? idOfStream(streamId) : (known?.meetingId ?? null),
    committeeId: known?.committeeId ?? null,
    detail: `${said.replace(/([^.])$/, '$1.')}${again}`,
    ...(known?.restored === undefined ? {} : { restored: known.restored }),
    carried: { actor, device, at, wallTime, hash, replacedAt },
  }
}
