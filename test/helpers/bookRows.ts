import type SqliteDatabase from 'better-sqlite3'

/** Every row of every table of the projection, by table: what a rebuild must give again. The search is made anew by itself. */
export function allRows(sqlite: SqliteDatabase.Database): Record<string, unknown[]> {
  const tables = sqlite
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE 'search_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all()]),
  )
}
