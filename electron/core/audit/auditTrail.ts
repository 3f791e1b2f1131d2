import type { z } from 'zod'
import type { auditFilterSchema } from '../../../shared/api/auditContract.ts'
import { sayRun } from '../../../shared/domain/auditRun.ts'
import { changesAsked } from '../../db/auditRead.ts'
import type { AuditAsk, PlacedChange } from '../../db/auditRead.ts'
import type { Reader } from '../../db/database.ts'
import { kindsOf } from './auditKinds.ts'
import { auditTeller, inFull } from './auditTeller.ts'
import type { AuditEntry } from './auditTeller.ts'

export type AuditFilter = z.infer<typeof auditFilterSchema>

/** How many changes are looked through for one page: with words that stand nowhere it would be the whole log. */
const mostLookedThrough = 20_000
const batch = 400
/** Typing that rests longer than this begins a line of its own. */
const runMinutes = 30

/** A page of the trail, the newest first. `next` is where the following one begins; null at the end. */
export function auditPage(
  reader: Reader,
  filter: AuditFilter,
  after: number | null,
  limit: number,
): { readonly entries: AuditEntry[]; readonly next: number | null } {
  const teller = auditTeller(reader, filter.includeExempt)
  const isAsked = wordsFilter(filter.words)
  const lines: AuditEntry[] = []
  let place = after
  let looked = 0
  for (const change of inTurn(reader, askOf(filter), after)) {
    const line = teller.tell(change)
    const last = lines.at(-1)
    if (isAsked(line)) {
      if (last !== undefined && isOneRun(last, line)) lines[lines.length - 1] = joined(last, line)
      else if (lines.length === limit) return { entries: lines.map(told), next: place }
      else lines.push(line)
    }
    place = change.place
    looked += 1
    if (looked === mostLookedThrough) return { entries: lines.map(told), next: place }
  }
  return { entries: lines.map(told), next: null }
}

/** Every change that the filter leaves, the newest first, each by itself. */
export function* auditLines(reader: Reader, filter: AuditFilter): Generator<AuditEntry, void> {
  const teller = auditTeller(reader, filter.includeExempt)
  const isAsked = wordsFilter(filter.words)
  for (const change of inTurn(reader, askOf(filter), null)) {
    const line = teller.tell(change)
    if (isAsked(line)) yield line
  }
}

function* inTurn(reader: Reader, ask: AuditAsk, after: number | null): Generator<PlacedChange, void> {
  let place = after
  for (;;) {
    const changes = changesAsked(reader, ask, place, batch)
    yield* changes
    const last = changes.at(-1)
    if (last === undefined || changes.length < batch) return
    place = last.place
  }
}

function askOf({ group, meetingId, committeeId, actor, from, to }: AuditFilter): AuditAsk {
  return { meetingId, committeeId, actor, from, to, kinds: group === null ? null : kindsOf(group) }
}

function wordsFilter(words: string): (line: AuditEntry) => boolean {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return ({ what, where, actor, device, more }) => {
    const text = `${inFull({ what, more })} ${where} ${actor} ${device}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  }
}

/** `line` came before `last`. */
function isOneRun(last: AuditEntry, line: AuditEntry): boolean {
  // What was left out by a filter lay between: these were never one.
  if (last.place - line.place !== 1) return false
  const isSame =
    last.kind === line.kind &&
    last.streamId === line.streamId &&
    last.actor === line.actor &&
    last.device === line.device &&
    last.replacedAt === line.replacedAt &&
    JSON.stringify(last.more) === JSON.stringify(line.more) &&
    last.what === line.what
  if (!isSame || !['minutes.stepped', 'deed.noted'].includes(line.kind)) return false
  const rested = Date.parse(`${last.since}Z`) - Date.parse(`${line.wallTime}Z`)
  return Math.abs(rested) <= runMinutes * 60_000
}

function joined(last: AuditEntry, line: AuditEntry): AuditEntry {
  return { ...last, place: line.place, since: line.since, firstSeq: line.seq, count: last.count + line.count }
}

function told(line: AuditEntry): AuditEntry {
  return line.count === 1 ? line : { ...line, what: sayRun(line) }
}
