import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** Tables that keep whole values in an order: those of a committee. */
type ListOfCommittee = 'programme_card' | 'key_decision'

/** In their order. The caller knows what it wrote. */
export function readList<Value>(reader: Reader, table: ListOfCommittee, committeeId: string): Value[] {
  return reader
    .all(
      reader.sql
        .selectFrom(table)
        .select('value')
        .where('committee_id', '=', committeeId)
        .orderBy('position'),
    )
    .map((row) => fromJson<Value>(row.value))
}

/** Puts these in the place of all that were there. */
export function writeList(
  tx: Tx,
  table: ListOfCommittee,
  committeeId: string,
  values: readonly { readonly id: string }[],
): void {
  tx.run(tx.sql.deleteFrom(table).where('committee_id', '=', committeeId))
  values.forEach((value, position) => {
    tx.run(
      tx.sql.insertInto(table).values({
        committee_id: committeeId,
        id: value.id,
        position,
        value: JSON.stringify(value),
      }),
    )
  })
}
