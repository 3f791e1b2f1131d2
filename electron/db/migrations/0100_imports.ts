/**
 * Files of the past that were read: each once by its bytes, with what is to be looked at before it goes into the book; folders of them; and
 * which file a meeting came from. Frozen: never edited after release.
 */
export const imports = {
  version: 100,
  sql: `
ALTER TABLE meeting ADD COLUMN imported_from TEXT;

CREATE TABLE import_run (
  id TEXT PRIMARY KEY,
  folder TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'done')),
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE import_file (
  id TEXT PRIMARY KEY,
  run_id TEXT REFERENCES import_run (id),
  path TEXT NOT NULL,
  sha256 TEXT,
  size INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'taken', 'again', 'refused', 'put-aside')),
  read_at TEXT,
  sentence TEXT NOT NULL,
  title TEXT NOT NULL,
  confidence REAL,
  meeting_id TEXT,
  draft TEXT,
  UNIQUE (run_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_file_sha256 ON import_file (sha256);
CREATE INDEX import_file_state ON import_file (run_id, state);
`,
} as const
