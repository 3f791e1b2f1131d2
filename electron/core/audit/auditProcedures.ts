import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../../shared/domain/appError.ts'
import { actorsOf, extentOf } from '../../db/auditRead.ts'
import { meetingStream } from '../../db/changeKinds.ts'
import type { Reader } from '../../db/database.ts'
import { erasuresOf } from '../../db/erasedWords.ts'
import { streamsOf, verifyStream } from '../../db/verifyLog.ts'
import type { BrokenChange } from '../../db/verifyLog.ts'
import { auditCsv, auditJsonLines } from './auditExport.ts'
import { auditPage } from './auditTrail.ts'
import { noteDeed } from './noteDeed.ts'
import { listBackups } from '../backups/backupStore.ts'
import { todayOf } from '../clock.ts'
import { dropOlderBackups } from '../backups/dropOlderBackups.ts'
import { erasableWords, eraseWords } from './eraseWords.ts'
import type { Erasable } from './eraseWords.ts'
import type { OpenBook } from '../openBook.ts'
import { requiredMeeting } from '../required.ts'
import { procedures } from '../services.ts'

export const auditProcedures = {
  list: procedures.audit.list.handler(({ input, context }) =>
    auditPage(context.book.required().reader, input.filter, input.after, input.limit),
  ),

  actors: procedures.audit.actors.handler(({ context }) => actorsOf(context.book.required().reader)),

  verify: procedures.audit.verify.handler(async ({ input, context }) => {
    const { reader } = context.book.required()
    const stream = input.meetingId === null ? null : meetingStream(input.meetingId)
    if (input.meetingId !== null) requiredMeeting(reader, input.meetingId)
    const broken = await firstBroken(reader, stream)
    return { ...extentOf(reader, stream), broken: broken === null ? null : sayBroken(broken) }
  }),

  export: procedures.audit.export.handler(async ({ input, context }) => {
    const { reader } = context.book.required()
    const { filter, format } = input
    const { bytes, mediaType, lines } =
      format === 'csv'
        ? await auditCsv(reader, filter)
        : await auditJsonLines(reader, filter, context.clock.now().toISOString())
    const ending = format === 'csv' ? 'csv' : 'jsonl'
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    // Into the log: with this book, any byte of the file can be held to what it was.
    noteDeed(context, {
      ...{ deed: 'audit-exported', meetingId: filter.meetingId, committeeId: filter.committeeId },
      detail: `${format === 'csv' ? 'CSV' : 'JSON lines'}, SHA-256 ${sha256}`,
    })
    const fileName = `Audit trail ${todayOf(context.clock)}.${ending}`
    return { outputId: context.jobs.keep({ fileName, bytes, mediaType }), fileName, lines }
  }),

  erasable: procedures.audit.erasable.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, itemId } = input
    requiredMeeting(book.reader, meetingId)
    return toldErasable(book, erasableWords(book.reader, meetingId, itemId === null ? null : [itemId]))
  }),

  erasures: procedures.audit.erasures.handler(({ input, context }) => {
    const { reader } = context.book.required()
    requiredMeeting(reader, input.meetingId)
    return erasuresOf(reader, input.meetingId).flatMap(({ change, erasure }) => {
      const { seq, at, wallTime, actor } = change
      const own = erasure.items.find(({ itemId }) => itemId === input.itemId)
      if (own === undefined) return []
      return [{ seq, at, wallTime, actor, reason: erasure.reason, changes: own.changes.length }]
    })
  }),

  erase: procedures.audit.erase.handler(async ({ input, context }) => {
    const book = context.book.required()
    const { meetingId, itemId, reason, withBackups } = input
    requiredMeeting(book.reader, meetingId)
    const erased = book.write((writing) => {
      const found = eraseWords(writing, meetingId, [itemId], { reason, cause: 'officer' })
      if (found.changes === 0) {
        throw new AppError('not-found', 'Nothing that was written in this item has been deleted again.', {
          itemId,
        })
      }
      return found
    })
    // At once, and not after the pause in which it happens by itself: the words leave the log of recent writes.
    await context.backups.inTurn(() => book.whileStill(() => Promise.resolve()))
    if (withBackups) await dropOlderBackups(context)
    return toldErasable(book, erased)
  }),
}

async function firstBroken(reader: Reader, stream: string | null): Promise<BrokenChange | null> {
  for (const streamId of stream === null ? streamsOf(reader) : [stream]) {
    const { broken } = verifyStream(reader, streamId)
    if (broken !== null) return broken
    await setImmediate()
  }
  return null
}

function sayBroken({ streamId, seq, why }: BrokenChange): string {
  return `Change ${seq.toLocaleString('en-GB')} of the log “${streamId}” does not hold: ${why}.`
}

function toldErasable(book: OpenBook, { changes, items }: Erasable) {
  const backups = listBackups(book.folder)
  const itemIds = items.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]))
  return {
    changes,
    items: itemIds.length,
    itemIds,
    backups: backups.length,
    oldestBackup: backups.at(-1)?.at ?? null,
  }
}
