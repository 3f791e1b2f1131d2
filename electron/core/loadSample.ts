import { bookStream, committeeStream } from '../db/changeKinds.ts'
import { loadRecord } from './loadRecord.ts'
import type { Writing } from './openBook.ts'
import { sampleBook } from './sample/sampleBook.ts'

/** The invented council that a first look starts from. */
export function loadSample(writing: Writing): void {
  writing.record(bookStream, { kind: 'council.set', payload: { council: sampleBook.council } })
  for (const person of sampleBook.people) {
    writing.record(bookStream, { kind: 'person.set', payload: { person } })
  }
  for (const committee of sampleBook.committees) {
    writing.record(committeeStream(committee.id), { kind: 'committee.set', payload: { committee } })
  }
  for (const meeting of sampleBook.meetings) loadRecord(writing, meeting)
  for (const { committeeId, cards } of sampleBook.programmes) {
    const what = 'The work programme came with the sample.'
    writing.record(committeeStream(committeeId), { kind: 'programme.set', payload: { cards, what } })
  }
}
