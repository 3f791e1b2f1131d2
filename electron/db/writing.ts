import { defaultWriting } from '../../shared/domain/writing.ts'
import type { Writing } from '../../shared/domain/writing.ts'
import type { Reader, Tx } from './database.ts'
import { fromJson } from './rowValues.ts'

/** How this office writes; what comes with the product until it is first saved. */
export function readWriting(reader: Reader): Writing {
  const row = reader.first(reader.sql.selectFrom('writing').select('value'))
  return row === undefined ? defaultWriting : fromJson<Writing>(row.value)
}

export function writeWriting(tx: Tx, writing: Writing): void {
  const value = { value: JSON.stringify(writing) }
  tx.run(
    tx.sql
      .insertInto('writing')
      .values({ one: 1, ...value })
      .onConflict((conflict) => conflict.column('one').doUpdateSet(value)),
  )
}
