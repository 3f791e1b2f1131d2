import { eventKinds } from '../../shared/domain/meetingFact.ts'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { Reader, Tx } from './database.ts'
import { oneOf } from './rowValues.ts'
import type { FactTable } from './tables.ts'

/** In the order in which they were recorded. */
export function readFacts(reader: Reader, meetingId: string): MeetingFact[] {
  return reader
    .all(reader.sql.selectFrom('fact').selectAll().where('meeting_id', '=', meetingId).orderBy('position'))
    .map(factOf)
}

export function readFact(reader: Reader, meetingId: string, factId: string): MeetingFact | null {
  const row = reader.first(
    reader.sql.selectFrom('fact').selectAll().where('meeting_id', '=', meetingId).where('id', '=', factId),
  )
  return row === undefined ? null : factOf(row)
}

export function writeFacts(tx: Tx, meetingId: string, facts: readonly MeetingFact[]): void {
  tx.run(tx.sql.deleteFrom('fact').where('meeting_id', '=', meetingId))
  facts.forEach((fact, position) => {
    tx.run(tx.sql.insertInto('fact').values(rowOf(fact, meetingId, position)))
  })
}

export function addFacts(tx: Tx, meetingId: string, facts: readonly MeetingFact[]): void {
  const last = tx.first(
    tx.sql
      .selectFrom('fact')
      .select('position')
      .where('meeting_id', '=', meetingId)
      .orderBy('position', 'desc')
      .limit(1),
  )
  const next = last === undefined ? 0 : last.position + 1
  facts.forEach((fact, index) => {
    tx.run(tx.sql.insertInto('fact').values(rowOf(fact, meetingId, next + index)))
  })
}

export function removeFacts(tx: Tx, meetingId: string, factIds: readonly string[]): void {
  tx.run(tx.sql.deleteFrom('fact').where('meeting_id', '=', meetingId).where('id', 'in', factIds))
}

function factOf(row: FactTable): MeetingFact {
  return {
    id: row.id,
    kind: oneOf(eventKinds, row.kind, 'fact.kind'),
    at: row.at,
    personId: row.person_id,
    itemId: row.item_id,
  }
}

function rowOf(fact: MeetingFact, meetingId: string, position: number): FactTable {
  return {
    meeting_id: meetingId,
    id: fact.id,
    position,
    kind: fact.kind,
    at: fact.at,
    person_id: fact.personId,
    item_id: fact.itemId,
  }
}
