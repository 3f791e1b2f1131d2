import type { Node } from 'prosemirror-model'
import type { Classification } from '../../shared/domain/access.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import { paragraphSchema } from '../../shared/api/record.ts'
import { changeById } from '../db/changeLog.ts'
import type { Change } from '../db/changeLog.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readFact } from '../db/facts.ts'
import { readItemText } from '../db/minutes.ts'
import { changeableMeeting, requiredItem, requiredPerson } from './required.ts'
import { procedures } from './services.ts'

export const minutesProcedures = {
  open: procedures.minutes.open.handler(({ input, context }) => {
    const { reader, cache } = context.book.required()
    requiredItem(reader, input.meetingId, input.itemId)
    const { doc, revision } = readItemText(reader, cache, input.meetingId, input.itemId)
    return { doc: doc.toJSON() as Record<string, unknown>, revision }
  }),

  apply: procedures.minutes.apply.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, itemId } = input
    const stream = meetingStream(meetingId)
    const answer = book.write(({ tx, cache, record }) => {
      const earlier = changeById(tx, input.changeId)
      const { doc, revision } = readItemText(tx, cache, meetingId, itemId)
      if (earlier !== null) return already(earlier, stream, revision)
      changeableMeeting(tx, meetingId)
      const item = requiredItem(tx, meetingId, itemId)
      if (revision !== input.baseRevision) throw movedOn(revision)
      checkWords(input.steps)
      checkFacts(tx, meetingId, input.facts.add)
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
        { changeId: input.changeId, classification: strictest(item.classification, doc, input.steps) },
      )
      return { outcome: 'applied' as const, revision: revision + 1, savedAt: null }
    })
    // Only now is it on the disk.
    return { ...answer, savedAt: answer.savedAt ?? context.clock.now().toISOString() }
  }),
}

/** The page sent again what it had no answer to: it was kept the first time. */
function already(
  earlier: Change,
  stream: string,
  revision: number,
): { readonly outcome: 'already'; readonly revision: number; readonly savedAt: string } {
  if (earlier.streamId !== stream || earlier.kind !== 'minutes.stepped') {
    throw new AppError('conflict', 'This edit has the identity of another one. Open the item again.', {
      changeId: earlier.changeId,
    })
  }
  return { outcome: 'already', revision, savedAt: earlier.at }
}

function movedOn(revision: number): AppError {
  return new AppError(
    'conflict',
    'These minutes were changed in another window. Open the item again to see them; copy what you have just typed first.',
    { revision },
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

function checkFacts(reader: Reader, meetingId: string, facts: readonly MeetingFact[]): void {
  if (new Set(facts.map((fact) => fact.id)).size < facts.length) {
    throw new AppError('invalid-input', 'Two events of this edit have the same identity.', { field: 'facts' })
  }
  for (const fact of facts) checkFact(reader, meetingId, fact)
}

function checkFact(reader: Reader, meetingId: string, fact: MeetingFact): void {
  if (readFact(reader, meetingId, fact.id) !== null) {
    throw new AppError('invalid-input', 'This event is in the minutes already.', { factId: fact.id })
  }
  if (fact.personId !== null) requiredPerson(reader, fact.personId)
  if (fact.itemId !== null) requiredItem(reader, meetingId, fact.itemId)
  const concernsPerson = fact.kind !== 'adjourned' && fact.kind !== 'resumed'
  if (concernsPerson && fact.personId === null) {
    throw new AppError('invalid-input', 'Say who arrived or left.', { factId: fact.id, field: 'personId' })
  }
}

/** A change may be withheld by its classification: that of the item, of any block it touches in, or of any it brings. */
function strictest(item: Classification, doc: Node, steps: readonly unknown[]): Classification {
  const found = new Set<unknown>([item])
  doc.forEach((block) => found.add(block.attrs['classification']))
  for (const step of steps) gatherClassifications(step, found)
  return fromStrictest.find((classification) => found.has(classification)) ?? 'unset'
}

/** What nobody has classified yet is kept closer than what is public. */
const fromStrictest: readonly Classification[] = ['confidential', 'exempt', 'unset', 'public']

function gatherClassifications(value: unknown, found: Set<unknown>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, entry] of Object.entries(value)) {
    if (name === 'classification') found.add(entry)
    else gatherClassifications(entry, found)
  }
}
