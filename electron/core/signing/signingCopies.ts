import { createHash } from 'node:crypto'
import { composeSigningCopy } from '../../../shared/document/compose/signingCopy.ts'
import type { Confirmation } from '../../../shared/document/compose/signingCopy.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { addressedName } from '../../../shared/domain/person.ts'
import { nextLeaf } from '../../../shared/domain/leaves.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import type { Leaves, MinutesAct } from '../../../shared/domain/minutesActs.ts'
import { checkMove } from '../../../shared/domain/minutesMoves.ts'
import type { Reader } from '../../db/database.ts'
import type { AttachmentStore } from '../../files/attachments.ts'
import { inPieces } from '../../files/inPieces.ts'
import type { JobControl } from '../jobList.ts'
import { paperFileName } from '../paperFileName.ts'
import { readMeetingRecord } from '../readMeetingRecord.ts'
import { requiredMeeting } from '../required.ts'
import type { Services } from '../services.ts'
import { textHashOf } from './signedText.ts'
import { moveMinutes } from './signingActs.ts'
import { chainHeadOf, leavesTaken, standingOfRecord } from './signingStanding.ts'

type CopyMade = Extract<MinutesAct, { readonly kind: 'copy-made' }>

/** The minutes a signing copy is to be made of, as they stood when it was asked for. */
interface SigningCopyStart {
  readonly record: MeetingRecord
  readonly confirmation: Confirmation | null
  /** Who presides at the meeting that agreed them; null while the book does not know. */
  readonly presider: string | null
  readonly textHash: string
  readonly chainHead: string
  /** The copy of this very text that was made before; null where there is none. */
  readonly before: CopyMade | null
}

export interface MadeCopy {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly pages: number
  readonly notes: readonly string[]
}

/** Throws `not-found`, and `not-allowed` before the minutes are confirmed. */
export function signingCopyStart(reader: Reader, meetingId: string): SigningCopyStart {
  requiredMeeting(reader, meetingId)
  const record = readMeetingRecord(reader, meetingId)
  const standing = standingOfRecord(record)
  checkMove(standing, 'make-copy')
  const textHash = textHashOf(record)
  const confirmation = 'confirmation' in standing ? standing.confirmation : null
  return {
    ...{ record, confirmation, textHash, chainHead: chainHeadOf(reader, meetingId) },
    presider: presiderAt(reader, confirmation?.agreedAt.meetingId ?? null),
    before: copyBefore(record.acts, textHash),
  }
}

function presiderAt(reader: Reader, meetingId: string | null): string | null {
  if (meetingId === null) return null
  const { meeting, people } = readMeetingRecord(reader, meetingId)
  const person = people.find(({ id }) => id === meeting.presidedBy)
  return person === undefined ? null : addressedName(person)
}

/**
 * Makes the copy, keeps it, and records whose leaves it took, or gives the one that was made before of the same text: leaves that
 * somebody may have initialled are never printed anew with other words on them.
 */
export async function makeSigningCopy(
  context: Services,
  start: SigningCopyStart,
  control: JobControl,
): Promise<MadeCopy> {
  const { attachments } = context.book.required()
  if (start.before !== null && attachments.has(start.before.sha256))
    return copyAgain(start.before, attachments)
  const { paper, leaves } = await setLeaves(context, start, control)
  const fileName = copyFileName(start.record, leaves)
  const sha256 = createHash('sha256').update(paper.bytes).digest('hex')
  await attachments.put(inPieces(paper.bytes), 'minutebook')
  const meetingId = start.record.meeting.id
  moveMinutes(context, meetingId, 'make-copy', ({ writing, act }) => {
    const now = signingCopyStart(writing.tx, meetingId)
    const { textHash, chainHead } = start
    const asked = { meetingId, textHash, pages: leafCount(leaves) }
    const taken = leavesTaken(writing.tx, requiredMeeting(writing.tx, meetingId))
    if (now.textHash !== textHash || nextLeaf(taken, asked) !== leaves.first) {
      throw new AppError('conflict', 'Something changed while the signing copy was made. Make it again.')
    }
    act({ kind: 'copy-made', leaves, textHash, chainHead, fileName, sha256 })
  })
  return { fileName, bytes: paper.bytes, pages: leafCount(leaves), notes: paper.notes }
}

interface SetLeaves {
  readonly paper: { readonly bytes: Uint8Array; readonly notes: readonly string[] }
  readonly leaves: Leaves
}

/** How many leaves there are is known once they are set; only then may their numbers turn out to be others. */
async function setLeaves(
  { book, render }: Services,
  { record, confirmation, presider, textHash, chainHead }: SigningCopyStart,
  { signal, progress }: JobControl,
): Promise<SetLeaves> {
  const { reader } = book.required()
  const meetingId = record.meeting.id
  const taken = leavesTaken(reader, requiredMeeting(reader, meetingId))
  let firstLeaf = nextLeaf(taken, { meetingId, textHash, pages: null })
  for (;;) {
    const document = composeSigningCopy(record, confirmation, { firstLeaf, textHash, chainHead }, presider)
    const paper = await render.render(document, 'pdf', { signal, onProgress: progress })
    if (paper.pages === null) throw new Error('A PDF has pages')
    const { pages } = paper
    const first = nextLeaf(taken, { meetingId, textHash, pages })
    if (first === firstLeaf) return { paper, leaves: { first, last: first + pages - 1 } }
    firstLeaf = first
  }
}

/** The last copy of this text, made since it was last confirmed. */
function copyBefore(acts: readonly MinutesAct[], textHash: string): CopyMade | null {
  const since = acts.slice(acts.findLastIndex((act) => act.kind === 'confirmed') + 1)
  const copy = since.findLast((act) => act.kind === 'copy-made' && act.textHash === textHash)
  return copy?.kind === 'copy-made' ? copy : null
}

async function copyAgain(
  { fileName, sha256, leaves }: CopyMade,
  attachments: AttachmentStore,
): Promise<MadeCopy> {
  return { fileName, bytes: await keptBytes(attachments, sha256), pages: leafCount(leaves), notes: [] }
}

/** The bytes of a file of the book. Throws as `get` does. */
export async function keptBytes(attachments: AttachmentStore, sha256: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of attachments.get(sha256)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** "2026-10-15 Licensing minutes for signature, leaves 12 to 16.pdf". */
function copyFileName(record: MeetingRecord, { first, last }: Leaves): string {
  const name = paperFileName(record, 'minutes', 'public', 'pdf').replace(/\.pdf$/, '')
  return `${name} for signature, ${first === last ? `leaf ${first}` : `leaves ${first} to ${last}`}.pdf`
}

function leafCount({ first, last }: Leaves): number {
  return last - first + 1
}
