import { answered, withSettled } from '../../shared/domain/review.ts'
import type { Review } from '../../shared/domain/review.ts'
import { applySteps, docFromJson } from '../../shared/minutesText/apply.ts'
import { writeAgenda } from './agenda.ts'
import { writeAttendance } from './attendance.ts'
import type { Change } from './changeLog.ts'
import { idOfStream } from './changeKinds.ts'
import type { Happening, Payloads } from './changeKinds.ts'
import { writeCommittee } from './committees.ts'
import { writeCouncil } from './council.ts'
import type { Tx } from './database.ts'
import { addFacts, putFacts, removeFacts, writeFacts } from './facts.ts'
import { writeList } from './listedValues.ts'
import { deleteMeeting, writeMeeting, writeMeetingHead } from './meetings.ts'
import { readItemText, readRevision, writeFrozenNumber, writeItemText } from './minutes.ts'
import type { DocumentCache } from './minutes.ts'
import { addMinutesAct } from './minutesActs.ts'
import { writePapers } from './papers.ts'
import { writePerson } from './people.ts'
import { addPublication, deleteAccepted, writeAccepted } from './publications.ts'
import { deleteReport, writeReport } from './reports.ts'
import { readReviews, writeReview } from './reviews.ts'
import { writeWriting } from './writing.ts'

/**
 * Writes what a change did into the current tables. The only writer of them, live and when they are rebuilt from the log: what it
 * writes depends on the change and on what earlier changes wrote, on nothing else.
 */
export function project(tx: Tx, cache: DocumentCache, change: Change, happening: Happening): void {
  const id = idOfStream(change.streamId)
  switch (happening.kind) {
    case 'book.created':
      return
    case 'key.changed':
      return
    case 'council.set':
      writeCouncil(tx, happening.payload.council)
      return
    case 'person.set':
      writePerson(tx, happening.payload.person)
      return
    case 'writing.set':
      writeWriting(tx, happening.payload.writing)
      return
    case 'committee.set':
      writeCommittee(tx, happening.payload.committee)
      return
    case 'meeting.set':
      writeMeeting(tx, happening.payload)
      break
    case 'meeting.removed':
      deleteMeeting(tx, id)
      return
    case 'agenda.set':
      writeAgenda(tx, id, happening.payload.items)
      break
    case 'attendance.set':
      writeAttendance(tx, id, happening.payload.attendance)
      break
    case 'facts.set':
      writeFacts(tx, id, happening.payload.facts)
      break
    case 'facts.changed':
      removeFacts(tx, id, happening.payload.remove)
      putFacts(tx, id, happening.payload.put)
      break
    case 'minutes.stepped':
      projectSteps(tx, cache, id, happening.payload)
      break
    case 'minutes.set':
      projectText(tx, cache, id, happening.payload)
      break
    case 'numbers.frozen':
      for (const [itemId, number] of Object.entries(happening.payload.numbers)) {
        writeFrozenNumber(tx, id, itemId, number)
      }
      break
    case 'papers.set':
      writePapers(tx, id, happening.payload.papers)
      break
    case 'report.set':
      writeReport(tx, id, happening.payload.report)
      break
    case 'report.removed':
      deleteReport(tx, id, happening.payload.reportId)
      break
    case 'pack.published':
      addPublication(tx, id, happening.payload.publication)
      break
    case 'review.sent':
      writeReview(tx, id, happening.payload.review)
      break
    case 'review.answered':
      changeReview(tx, id, happening.payload.reviewId, (review) => answered(review, happening.payload.answer))
      break
    case 'review.settled':
      changeReview(tx, id, happening.payload.reviewId, (review) =>
        withSettled(review, happening.payload.settled),
      )
      break
    case 'minutes.act':
      addMinutesAct(tx, id, happening.payload.act)
      break
    case 'bundle.taken':
      break
    case 'programme.set':
      writeList(tx, 'programme_card', id, happening.payload.cards)
      return
    case 'forward-plan.set':
      writeList(tx, 'key_decision', id, happening.payload.decisions)
      return
    case 'finding.accepted':
      writeAccepted(tx, id, happening.payload.accepted)
      break
    case 'finding.reopened':
      deleteAccepted(tx, id, happening.payload.key)
      break
    case 'minutes.kept': {
      const { itemId, revision, doc, frozenNumber = null } = happening.payload
      writeItemText(tx, id, itemId, revision, docFromJson(doc))
      cache.forget(id, itemId)
      // The change that fixed it may be among those whose words were erased.
      if (frozenNumber !== null) writeFrozenNumber(tx, id, itemId, frozenNumber)
      break
    }
    case 'words.erased':
      break
    case 'deed.noted':
    case 'access.noted':
      return
  }
  writeMeetingHead(tx, id, change.seq, change.hash)
}

function changeReview(tx: Tx, meetingId: string, reviewId: string, change: (review: Review) => Review): void {
  const review = readReviews(tx, meetingId).find((each) => each.id === reviewId)
  if (review !== undefined) writeReview(tx, meetingId, change(review))
}

function projectSteps(
  tx: Tx,
  cache: DocumentCache,
  meetingId: string,
  { itemId, revision, steps, facts }: Payloads['minutes.stepped'],
): void {
  const doc = applySteps(readItemText(tx, cache, meetingId, itemId).doc, steps)
  writeItemText(tx, meetingId, itemId, revision, doc)
  cache.put(meetingId, itemId, revision, doc)
  // What comes again under its identity may have gone in a change whose words were erased.
  removeFacts(tx, meetingId, [...facts.remove, ...facts.add.map(({ id }) => id)])
  if (facts.add.length > 0) addFacts(tx, meetingId, facts.add)
}

function projectText(
  tx: Tx,
  cache: DocumentCache,
  meetingId: string,
  { itemId, doc, frozenNumber }: Payloads['minutes.set'],
): void {
  // Higher than before, so that an editor which holds the text of before cannot write into this one.
  writeItemText(tx, meetingId, itemId, readRevision(tx, meetingId, itemId) + 1, docFromJson(doc))
  cache.forget(meetingId, itemId)
  if (frozenNumber !== null) writeFrozenNumber(tx, meetingId, itemId, frozenNumber)
}
