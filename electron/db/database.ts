import type SqliteDatabase from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Compilable } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Kysely writes the SQL, better-sqlite3 runs it at once: no other procedure can come between a read and the write that rests on it,
 * and a query on the wrong handle cannot wait for ever on a connection's mutex, as Kysely's own driver does.
 */
export interface Reader {
  readonly sql: Kysely<Tables>
  all<Row>(query: Compilable<Row>): Row[]
  first<Row>(query: Compilable<Row>): Row | undefined
}

/** A reader inside a write transaction. Only procedures open one; everything that writes asks for it. */
export interface Tx extends Reader {
  run(query: Compilable): void
}

export interface Database {
  readonly reader: Reader
  /** One `BEGIN IMMEDIATE` transaction: all of the work or nothing. Durable when it returns. */
  write<Result>(work: (tx: Tx) => Result): Result
}

export function databaseOver(sqlite: SqliteDatabase.Database): Database {
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  const prepared = new Map<string, SqliteDatabase.Statement>()
  const statement = (text: string): SqliteDatabase.Statement => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    // Multi-row inserts differ in length and would fill the map without end.
    if (prepared.size > 300) prepared.clear()
    const made = sqlite.prepare(text)
    prepared.set(text, made)
    return made
  }
  const reader: Reader = {
    sql,
    all: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile()
      return statement(compiled.sql).all(...compiled.parameters) as Row[]
    },
    first: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile()
      return statement(compiled.sql).get(...compiled.parameters) as Row | undefined
    },
  }
  const tx: Tx = {
    ...reader,
    run: (query) => {
      const compiled = query.compile()
      statement(compiled.sql).run(...compiled.parameters)
    },
  }
  return {
    reader,
    write: (work) => {
      sqlite.exec('BEGIN IMMEDIATE')
      try {
        const result = work(tx)
        sqlite.exec('COMMIT')
        return result
      } catch (cause) {
        // A full disk or a failed write may have rolled back by itself.
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
        throw cause
      }
    },
  }
}
