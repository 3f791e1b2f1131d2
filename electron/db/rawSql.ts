import type { Compilable, RawBuilder } from 'kysely'
import type { Reader } from './database.ts'

/** SQL that Kysely has no words for, such as that of the index of words. */
export function rawSql<Row>({ sql }: Reader, text: RawBuilder<Row>): Compilable<Row> {
  return { compile: () => text.compile(sql) }
}
