import type { AcceptedFinding, Publication } from '../../shared/domain/publication.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** The earliest first. */
export function readPublications(reader: Reader, meetingId: string): Publication[] {
  return reader
    .all(
      reader.sql
        .selectFrom('publication')
        .select('value')
        .where('meeting_id', '=', meetingId)
        .orderBy('position'),
    )
    .map((row) => fromJson<Publication>(row.value))
}

export function addPublication(tx: Tx, meetingId: string, publication: Publication): void {
  const position = readPublications(tx, meetingId).length
  const value = JSON.stringify(publication)
  tx.run(
    tx.sql.insertInto('publication').values({ meeting_id: meetingId, id: publication.id, position, value }),
  )
}

export function readAccepted(reader: Reader, meetingId: string): AcceptedFinding[] {
  return reader
    .all(
      reader.sql
        .selectFrom('accepted_finding')
        .select('value')
        .where('meeting_id', '=', meetingId)
        .orderBy('key'),
    )
    .map((row) => fromJson<AcceptedFinding>(row.value))
}

export function writeAccepted(tx: Tx, meetingId: string, accepted: AcceptedFinding): void {
  const value = { value: JSON.stringify(accepted) }
  tx.run(
    tx.sql
      .insertInto('accepted_finding')
      .values({ meeting_id: meetingId, key: accepted.key, ...value })
      .onConflict((conflict) => conflict.columns(['meeting_id', 'key']).doUpdateSet(value)),
  )
}

export function deleteAccepted(tx: Tx, meetingId: string, key: string): void {
  tx.run(tx.sql.deleteFrom('accepted_finding').where('meeting_id', '=', meetingId).where('key', '=', key))
}
