import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { writeCsv } from '../../../shared/document/csv.ts'
import { auditGroupNames } from '../../../shared/domain/auditGroups.ts'
import { allMeetingIds } from '../../db/auditRead.ts'
import { committeeStream, meetingStream } from '../../db/changeKinds.ts'
import { changesOfStream } from '../../db/changeLog.ts'
import type { Reader } from '../../db/database.ts'
import { streamsOf } from '../../db/verifyLog.ts'
import { auditTeller, inFull } from './auditTeller.ts'
import { auditLines } from './auditTrail.ts'
import type { AuditFilter } from './auditTrail.ts'

/** A finished export. `lines` counts the changes in it. */
export interface AuditFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly lines: number
}

const headings = [
  ...['Date', 'Time', 'Who', 'Computer', 'What', 'Where', 'About', 'Publication'],
  ...['Log', 'Number in the log', 'Change', 'Instant', 'Hash', 'Hash before', 'Hash of the content'],
]

/** Other work has its turn while a long trail is written. */
const breathEvery = 2_000

/** What the filter leaves, the newest first. */
export async function auditCsv(reader: Reader, filter: AuditFilter): Promise<AuditFile> {
  const rows: (string | number)[][] = [headings]
  for (const line of auditLines(reader, filter)) {
    const [date = '', time = ''] = line.wallTime.split('T')
    rows.push([
      ...[date, time, line.actor, line.device, inFull(line), line.where, auditGroupNames[line.group]],
      ...[line.classification, line.streamId, line.seq, line.changeId, line.at],
      ...[line.hash, line.prevHash, line.payloadHash],
    ])
    if (rows.length % breathEvery === 0) await setImmediate()
  }
  const bytes = new TextEncoder().encode(writeCsv(rows))
  return { bytes, mediaType: 'text/csv; charset=utf-8', lines: rows.length - 1 }
}

/**
 * Whole logs for a program that verifies them without Minutebook, one JSON value a line: a heading, the changes of each log in their order,
 * and an end that counts them and has the SHA-256 of all bytes before its line. The README says how they hang together.
 */
export async function auditJsonLines(
  reader: Reader,
  filter: Pick<AuditFilter, 'meetingId' | 'committeeId' | 'includeExempt'>,
  madeAt: string,
): Promise<AuditFile> {
  const teller = auditTeller(reader, filter.includeExempt)
  const text: string[] = [`${JSON.stringify({ format: 'minutebook-audit', version: 1, madeAt })}\n`]
  let changes = 0
  for (const streamId of streamsAsked(reader, filter)) {
    for (const entry of changesOfStream(reader, streamId)) {
      const { hash, ...change } = entry.change
      const line = teller.tell({ ...entry, place: 0 })
      const said = { what: inFull(line), where: line.where }
      text.push(`${JSON.stringify({ change, hash, ...said, erased: entry.erased })}\n`)
      changes += 1
      if (changes % breathEvery === 0) await setImmediate()
    }
  }
  const body = text.join('')
  const sha256 = createHash('sha256').update(body, 'utf8').digest('hex')
  const bytes = new TextEncoder().encode(`${body}${JSON.stringify({ end: { changes, sha256 } })}\n`)
  return { bytes, mediaType: 'application/jsonl; charset=utf-8', lines: changes }
}

function streamsAsked(
  reader: Reader,
  { meetingId, committeeId }: Pick<AuditFilter, 'meetingId' | 'committeeId'>,
): string[] {
  const all = streamsOf(reader)
  if (meetingId === null && committeeId === null) return all
  const wanted = new Set(
    meetingId !== null
      ? [meetingStream(meetingId)]
      : [
          committeeStream(committeeId ?? ''),
          ...allMeetingIds(reader, committeeId ?? '').map((id) => meetingStream(id)),
        ],
  )
  return all.filter((streamId) => wanted.has(streamId))
}
