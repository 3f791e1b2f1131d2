import { meetingFactSchema } from '../../shared/api/record.ts'
import type { Aside, MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'
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

/** Each takes the place of the one with its id, or stands last. */
export function putFacts(tx: Tx, meetingId: string, facts: readonly Aside[]): void {
  for (const fact of facts) {
    if (readFact(tx, meetingId, fact.id) === null) {
      addFacts(tx, meetingId, [fact])
    } else {
      const { position: _kept, ...row } = rowOf(fact, meetingId, 0)
      tx.run(
        tx.sql.updateTable('fact').set(row).where('meeting_id', '=', meetingId).where('id', '=', fact.id),
      )
    }
  }
}

export function removeFacts(tx: Tx, meetingId: string, factIds: readonly string[]): void {
  if (factIds.length === 0) return
  tx.run(tx.sql.deleteFrom('fact').where('meeting_id', '=', meetingId).where('id', 'in', factIds))
}

/** Each kind has fields of its own: the reader of records, which knows them all, puts a fact together and finds what does not belong. */
function factOf(row: FactTable): MeetingFact {
  const details = fromJson<Record<string, unknown>>(row.details)
  const base = { id: row.id, kind: row.kind, at: row.at, itemId: row.item_id }
  return meetingFactSchema.parse(
    namesNobody.has(row.kind) ? { ...base, ...details } : { ...base, personId: row.person_id, ...details },
  )
}

/** Kinds without a person of their own; those they name are among their details. */
const namesNobody: ReadonlySet<string> = new Set(['moved', 'voted', 'parked'])

function rowOf(fact: MeetingFact, meetingId: string, position: number): FactTable {
  const { id, kind, at, itemId, ...rest } = fact
  const { personId, ...details } = 'personId' in rest ? rest : { ...rest, personId: null }
  return {
    meeting_id: meetingId,
    id,
    position,
    kind,
    at,
    person_id: personId,
    item_id: itemId,
    details: JSON.stringify(details),
  }
}
