import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { AppError } from '../../shared/domain/appError.ts'
import { strictest } from '../../shared/domain/access.ts'
import { agendaNumbers, itemInSentence } from '../../shared/domain/agendaOrder.ts'
import { factSentence } from '../../shared/domain/factSentences.ts'
import type { SentenceContext } from '../../shared/domain/factSentences.ts'
import { isAside } from '../../shared/domain/meetingFact.ts'
import type { Aside, LineFact, MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Reader } from '../db/database.ts'
import { readFacts } from '../db/facts.ts'
import { readItemText } from '../db/minutes.ts'
import { listPeople } from '../db/people.ts'
import { readWriting } from '../db/writing.ts'
import { checkAsides } from './checkFacts.ts'
import type { Writing } from './openBook.ts'
import { keptBefore } from './repeatedChange.ts'
import { changeableMeeting, requiredCouncil, requiredMeeting } from './required.ts'
import { procedures } from './services.ts'

export const factsProcedures = {
  change: procedures.facts.change.handler(({ input, context }) => {
    const book = context.book.required()
    const { meetingId, changeId, put, remove } = input
    const stream = meetingStream(meetingId)
    const savedAt = book.write(({ tx, record }) => {
      const kept = keptBefore(tx, changeId, stream, 'facts.changed')
      if (kept !== null) return kept
      // Actions are followed up long after the minutes are confirmed: they are no part of what stands.
      requiredMeeting(tx, meetingId)
      checkAsides(tx, meetingId, input)
      const classification = classificationOf(tx, meetingId, [
        ...put,
        ...asidesWithIds(tx, meetingId, remove),
      ])
      record(
        stream,
        { kind: 'facts.changed', payload: { put, remove, what: sayAsides(put, remove) } },
        { changeId, classification },
      )
      return null
    })
    // Only now is it on the disk.
    return savedAt === null
      ? { outcome: 'applied' as const, savedAt: context.clock.now().toISOString() }
      : { outcome: 'already' as const, savedAt }
  }),

  setTime: procedures.facts.setTime.handler(({ input, context }) => {
    const book = context.book.required()
    changeableMeeting(book.reader, input.meetingId)
    book.write((writing) => {
      const facts = readFacts(writing.tx, input.meetingId)
      const before = facts.find((fact) => fact.id === input.factId)
      if (before === undefined) {
        throw new AppError('not-found', 'This event is no longer in the minutes.', { factId: input.factId })
      }
      const after = { ...before, at: input.at }
      const corrected = facts.map((fact) => (fact === before ? after : fact))
      writing.record(meetingStream(input.meetingId), {
        kind: 'facts.set',
        payload: {
          facts: corrected,
          what: `The time of an event was corrected from ${before.at} to ${after.at}.`,
        },
      })
      if (!isAside(before) && !isAside(after)) {
        rewriteSentences(writing, input.meetingId, { before, after, facts: corrected })
      }
    })
    return { done: true }
  }),
}

/** A line of the history. It names nothing: an action may be exempt. */
function sayAsides(put: readonly Aside[], remove: readonly string[]): string {
  if (put.length === 0)
    return remove.length === 1
      ? 'A note beside the minutes was removed.'
      : 'Notes beside the minutes were removed.'
  const actions = put.filter((fact) => fact.kind === 'action').length
  if (actions === 0) return put.length === 1 ? 'A line was parked for later.' : 'Lines were parked for later.'
  return actions === 1 ? 'An action was noted.' : 'Actions were noted.'
}

function asidesWithIds(reader: Reader, meetingId: string, ids: readonly string[]): MeetingFact[] {
  return ids.length === 0 ? [] : readFacts(reader, meetingId).filter((fact) => ids.includes(fact.id))
}

/** As close as the closest item they belong to; what belongs to none is not classified. */
function classificationOf(reader: Reader, meetingId: string, facts: readonly MeetingFact[]) {
  const items = new Map(readAgenda(reader, meetingId).map((item) => [item.id, item.classification]))
  return strictest(
    facts.map((fact) => (fact.itemId === null ? 'unset' : (items.get(fact.itemId) ?? 'unset'))),
  )
}

interface Correction {
  readonly before: LineFact
  readonly after: LineFact
  readonly facts: readonly MeetingFact[]
}

/** The sentences of a fact say its new time, unless the officer wrote them in their own words, or they tell no time. */
function rewriteSentences(
  { tx, cache, record }: Writing,
  meetingId: string,
  { before, after, facts }: Correction,
): void {
  const context = sentenceContext(tx, meetingId, facts)
  const sentence = factSentence(after, context)
  if (sentence === factSentence(before, context)) return
  for (const item of readAgenda(tx, meetingId)) {
    const { doc, revision } = readItemText(tx, cache, meetingId, item.id)
    const steps = stepsToSay(doc, after.id, sentence)
    if (steps.length === 0) continue
    record(meetingStream(meetingId), {
      kind: 'minutes.stepped',
      payload: {
        itemId: item.id,
        revision: revision + 1,
        steps,
        facts: { add: [], remove: [] },
        undoes: [],
      },
    })
  }
}

function sentenceContext(reader: Reader, meetingId: string, facts: readonly MeetingFact[]): SentenceContext {
  const items = readAgenda(reader, meetingId)
  const numbers = agendaNumbers(items)
  return {
    people: listPeople(reader),
    houseStyle: requiredCouncil(reader).houseStyle,
    facts,
    items,
    nameOfItem: (itemId) => itemInSentence(items, numbers, itemId),
    declaration: readWriting(reader).declaration,
  }
}

function stepsToSay(doc: Node, factId: string, sentence: string): readonly MinutesJson[] {
  const transform = new Transform(doc)
  doc.forEach((block, offset) => {
    if (block.type.name !== 'event' || block.attrs['factId'] !== factId || block.attrs['edited'] === true)
      return
    if (block.textContent === sentence) return
    const from = transform.mapping.map(offset + 1)
    const to = transform.mapping.map(offset + 1 + block.content.size)
    transform.replaceWith(from, to, minutesSchema.text(sentence))
  })
  return transform.steps.map((step) => step.toJSON() as MinutesJson)
}
