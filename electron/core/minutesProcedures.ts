import { AppError } from '../../shared/domain/appError.ts'
import { paragraphSchema } from '../../shared/api/fields.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { isAnyErased } from '../db/erasedWords.ts'
import { readItemText } from '../db/minutes.ts'
import { checkLineFacts } from './checkFacts.ts'
import { strictestOfEdit } from './classify.ts'
import { noteClosedReading } from './lock/closedReading.ts'
import { keptBefore } from './repeatedChange.ts'
import { changeableMeeting, requiredItem } from './required.ts'
import { procedures } from './services.ts'

export const minutesProcedures = {
  open: procedures.minutes.open.handler(({ input, context }) => {
    const { reader, cache } = context.book.required()
    requiredItem(reader, input.meetingId, input.itemId)
    const { doc, revision } = readItemText(reader, cache, input.meetingId, input.itemId)
    noteClosedReading(context, input, doc)
    return { doc: doc.toJSON() as Record<string, unknown>, revision }
  }),

  apply: procedures.minutes.apply.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, itemId } = input
    const stream = meetingStream(meetingId)
    const answer = book.write(({ tx, cache, record }) => {
      const savedAt = keptBefore(tx, input.changeId, stream, 'minutes.stepped')
      const { doc, revision } = readItemText(tx, cache, meetingId, itemId)
      if (savedAt !== null) return { outcome: 'already' as const, revision, savedAt }
      changeableMeeting(tx, meetingId)
      const item = requiredItem(tx, meetingId, itemId)
      if (revision !== input.baseRevision) throw movedOn(revision)
      if (isAnyErased(tx, input.undoes)) throw erasedSince(itemId)
      checkWords(input.steps)
      checkLineFacts(tx, meetingId, input.facts)
      const payload = {
        itemId,
        revision: revision + 1,
        steps: input.steps,
        facts: input.facts,
        undoes: input.undoes,
      }
      record(
        stream,
        { kind: 'minutes.stepped', payload },
        { changeId: input.changeId, classification: strictestOfEdit(item.classification, doc, input.steps) },
      )
      return { outcome: 'applied' as const, revision: revision + 1, savedAt: null }
    })
    // Only now is it on the disk.
    return { ...answer, savedAt: answer.savedAt ?? context.clock.now().toISOString() }
  }),
}

function movedOn(revision: number): AppError {
  return new AppError(
    'conflict',
    'These minutes were changed in another window. Open the item again to see them; copy what you have just typed first.',
    { revision },
  )
}

function erasedSince(itemId: string): AppError {
  return new AppError(
    'conflict',
    'What was deleted in this item has been erased for good, so earlier steps cannot be taken back.',
    { reason: 'erased', itemId },
  )
}

/** No text that a paper may not hold gets in, however it was pasted. */
function checkWords(value: unknown): void {
  if (typeof value === 'string') {
    const checked = paragraphSchema.safeParse(value)
    if (!checked.success) {
      throw new AppError('invalid-input', checked.error.issues[0]?.message ?? 'This text cannot be kept.', {
        field: 'steps',
      })
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) checkWords(entry)
  }
}
