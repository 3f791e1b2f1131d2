import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { eventSentence } from '../../shared/domain/presence.ts'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import { AppError } from '../../shared/domain/appError.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { readAgenda } from '../db/agenda.ts'
import { meetingStream } from '../db/changeKinds.ts'
import { readFacts } from '../db/facts.ts'
import { readItemText } from '../db/minutes.ts'
import { listPeople } from '../db/people.ts'
import type { Writing } from './openBook.ts'
import { changeableMeeting, requiredCouncil } from './required.ts'
import { procedures } from './services.ts'

export const factsProcedures = {
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
      writing.record(meetingStream(input.meetingId), {
        kind: 'facts.set',
        payload: {
          facts: facts.map((fact) => (fact === before ? after : fact)),
          what: `The time of an event was corrected from ${before.at} to ${after.at}.`,
        },
      })
      rewriteSentences(writing, input.meetingId, after)
    })
    return { done: true }
  }),
}

/** The sentences of a fact say its new time, unless the officer wrote them in their own words. */
function rewriteSentences({ tx, cache, record }: Writing, meetingId: string, fact: MeetingFact): void {
  const sentence = eventSentence(fact, listPeople(tx), requiredCouncil(tx).houseStyle)
  for (const item of readAgenda(tx, meetingId)) {
    const { doc, revision } = readItemText(tx, cache, meetingId, item.id)
    const steps = stepsToSay(doc, fact.id, sentence)
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
