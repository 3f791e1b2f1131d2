import type { z } from 'zod'
import type { contract } from '../../shared/api/contract.ts'
import { AppError } from '../../shared/domain/appError.ts'
import { itemsOfFact } from '../../shared/domain/meetingFact.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { wordCount } from '../../shared/domain/wordCount.ts'
import { chosenVersions } from '../../shared/domain/versions.ts'
import { readAgendaItem } from '../db/agenda.ts'
import type { Reader } from '../db/database.ts'
import { lastOfKindAt, latestOfKind } from '../db/changeLog.ts'
import { meetingStream } from '../db/changeKinds.ts'
import type { Payloads } from '../db/changeKinds.ts'
import { readItemText } from '../db/minutes.ts'
import { caretAfter, editsOfItem, factsOfText, textsAfter } from '../db/textHistory.ts'
import { noteClosedReading } from './lock/closedReading.ts'
import type { OpenBook } from './openBook.ts'
import { requiredItem, requiredMeeting } from './required.ts'
import { procedures } from './services.ts'

export const historyProcedures = {
  list: procedures.history.list.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { meetingId, itemId } = input
    requiredItem(reader, meetingId, itemId)
    const versions = chosenVersions(editsOfItem(reader, meetingId, itemId))
    const texts = textsAfter(
      reader,
      meetingId,
      itemId,
      versions.map((version) => version.seq),
    )
    return versions
      .map(({ seq, at, wallTime, actor }, index) => ({ seq, at, wallTime, actor, doc: texts[index] ?? null }))
      .flatMap(({ doc, ...version }) =>
        doc === null ? [] : [{ ...version, words: wordCount(doc.textBetween(0, doc.content.size, '\n')) }],
      )
      .toReversed()
  }),
  read: procedures.history.read.handler(({ input, context }) => {
    const { reader } = context.book.required()
    const { meetingId, itemId, seq } = input
    requiredItem(reader, meetingId, itemId)
    const [doc] = textsAfter(reader, meetingId, itemId, [seq])
    if (doc === undefined || doc === null) {
      throw new AppError('not-found', 'These words were erased from the minute book.', { itemId, seq })
    }
    noteClosedReading(context, input, doc)
    const facts = factsOfText(reader, meetingId, doc, seq)
    return { doc: doc.toJSON() as Record<string, unknown>, facts: facts.filter(isWhole(reader, meetingId)) }
  }),
  lastPlace: procedures.history.lastPlace.handler(({ input, context }) => {
    const book = context.book.required()
    requiredMeeting(book.reader, input.meetingId)
    const place = lastPlace(book, input.meetingId)
    return { place, interrupted: place !== null && isWhereItStopped(book, place) }
  }),
}

/** Whether a fact could stand in the minutes again: all the items it names are still on the agenda. */
function isWhole(reader: Reader, meetingId: string): (fact: LineFact) => boolean {
  return (fact) => itemsOfFact(fact).every((id) => readAgendaItem(reader, meetingId, id) !== null)
}

type Place = z.infer<NonNullable<(typeof contract.history.lastPlace)['~orpc']['outputSchema']>>['place']

/**
 * Whether the book was not closed the last time and these were its last words. Once words are saved again, the stop is over: whoever
 * wrote them went on from there.
 */
function isWhereItStopped(book: OpenBook, { savedAt }: NonNullable<Place>): boolean {
  if (!book.interrupted || book.hasNewWords()) return false
  return lastOfKindAt(book.reader, 'minutes.stepped') === savedAt
}

/** Null when nothing was typed yet, or the item it was typed in has left the agenda. */
function lastPlace({ reader, cache }: OpenBook, meetingId: string): Place {
  const latest = latestOfKind(reader, meetingStream(meetingId), 'minutes.stepped')
  if (latest === null || latest.erased) return null
  const { itemId, steps } = latest.payload as Payloads['minutes.stepped']
  if (readAgendaItem(reader, meetingId, itemId) === null) return null
  const { doc } = readItemText(reader, cache, meetingId, itemId)
  return { itemId, position: caretAfter(doc, steps) ?? 1, savedAt: latest.change.at }
}
