/** Drafts sent to the chair, and what came back. Frozen: never edited after release. */
export const reviews = {
  version: 50,
  sql: `
CREATE TABLE review (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (meeting_id, id)
) STRICT;
`,
} as const
