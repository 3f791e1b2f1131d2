import type { Council } from '../../shared/domain/council.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** Null until the council is set up. */
export function readCouncil(reader: Reader): Council | null {
  const row = reader.first(reader.sql.selectFrom('council').select('value'))
  return row === undefined ? null : fromJson<Council>(row.value)
}

export function writeCouncil(tx: Tx, council: Council): void {
  const value = { name: council.name, value: JSON.stringify(council) }
  tx.run(
    tx.sql
      .insertInto('council')
      .values({ one: 1, ...value })
      .onConflict((conflict) => conflict.column('one').doUpdateSet(value)),
  )
}
