import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { Publication, PublishedItem, PublishedPaper } from '../../shared/domain/publication.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { inPieces } from '../files/inPieces.ts'
import type { Output } from './jobList.ts'
import { keepAgendaNumbers } from './keepAgendaNumbers.ts'
import { packBasis, packStart } from './packOrders.ts'
import type { BuiltPackTold } from './packsProcedures.ts'
import { readMeetingRecord } from './readMeetingRecord.ts'
import { changeableMeeting } from './required.ts'
import type { FileReading, Services } from './services.ts'
import { strictestOfDocuments } from './classify.ts'

/** Of a pack that was built: what a publication of it keeps. */
export interface PackOutput {
  readonly meetingId: string
  readonly told: BuiltPackTold
  readonly items: readonly PublishedItem[]
  readonly papers: readonly PublishedPaper[]
}

/**
 * Puts a pack that was built out: its bytes into the store, its particulars into the record. From then on the agenda is out. Throws as
 * `packs.publish` says; then nothing is changed.
 */
export async function publishPack(
  { book: holder, jobs, clock, newId, reading }: Services,
  { meetingId, outputId }: { readonly meetingId: string; readonly outputId: string },
): Promise<Publication> {
  const book = holder.required()
  const output = jobs.output(outputId)
  const { pack } = output
  if (pack?.meetingId !== meetingId) {
    throw new AppError('invalid-input', 'Only a pack of this meeting can be published. Build one first.', {
      field: 'outputId',
    })
  }
  checkMayGoOut(book.reader, pack, reading)
  // Kept before it is recorded: a record never names bytes that are not there.
  await book.attachments.put(inPieces(output.bytes), 'minutebook')
  const publication = publicationOf(output, pack, newId(), clock.now().toISOString())
  book.write((writing) => {
    const { tx, record } = writing
    const { meeting, committeeId, previousMeeting } = changeableMeeting(tx, meetingId)
    const stands = checkMayGoOut(tx, pack, reading)
    const stream = meetingStream(meetingId)
    record(
      stream,
      { kind: 'pack.published', payload: { publication } },
      { classification: pack.told.audience === 'public' ? 'public' : strictestOfDocuments(stands) },
    )
    if (meeting.state !== 'planned') return
    record(stream, {
      kind: 'meeting.set',
      payload: { committeeId, previousMeeting, meeting: { ...meeting, state: 'agenda-published' } },
    })
    keepAgendaNumbers(writing, meetingId)
  })
  return publication
}

function publicationOf(
  { fileName }: Output,
  { told, items, papers }: PackOutput,
  id: string,
  at: string,
): Publication {
  const { audience, edition, number, sha256, firstPage, pages } = told
  return {
    ...{ id, kind: edition, audience, number, at, fileName, sha256 },
    pages: { first: firstPage, last: firstPage + pages - 1 },
    ...{ items, papers },
  }
}

/** The record as it stands, if the pack may go out of it. */
function checkMayGoOut(reader: Reader, pack: PackOutput, reading: FileReading): MeetingRecord {
  const { told, meetingId } = pack
  changeableMeeting(reader, meetingId)
  const record = readMeetingRecord(reader, meetingId)
  const { publications, accepted } = record
  const same = publications.find(
    (each) => each.sha256 === told.sha256 && each.audience === told.audience && each.number === told.number,
  )
  if (same !== undefined) {
    throw new AppError('not-allowed', `This pack is published already, as “${same.fileName}”.`, {
      publicationId: same.id,
    })
  }
  const now = packStart(reader, { meetingId, audience: told.audience, edition: told.edition })
  if (packBasis(now, reading) !== told.basis) {
    throw new AppError(
      'conflict',
      'The meeting was changed after this pack was built. Build it again, look at it, and publish that.',
      { meetingId },
    )
  }
  checkFindings(told, new Set(accepted.map((each) => each.key)))
  return record
}

function checkFindings({ findings }: BuiltPackTold, accepted: ReadonlySet<string>): void {
  const blocked = findings.find((finding) => finding.level === 'blocked')
  if (blocked !== undefined) {
    throw new AppError('not-allowed', `This pack cannot go out. ${blocked.sentence}`, { key: blocked.key })
  }
  const open = findings.filter((finding) => finding.level === 'problem' && !accepted.has(finding.key))
  const [first] = open
  if (first === undefined) return
  const many = open.length === 1 ? '' : ` (and ${open.length - 1} more)`
  throw new AppError(
    'not-allowed',
    `Something keeps this pack from being whole${many}. Mend it, or let it stand with a reason: ${first.sentence}`,
    { key: first.key },
  )
}
