/** What was done with minutes as a whole, work programmes, forward plans, approved absences and summaries for the public. Frozen: never edited after release. */
export const minuteBook = {
  version: 60,
  sql: `
ALTER TABLE agenda_item ADD COLUMN public_summary TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN approved_absences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(approved_absences));

CREATE TABLE minutes_act (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (meeting_id, id)
) STRICT;

CREATE TABLE programme_card (
  committee_id TEXT NOT NULL REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (committee_id, id)
) STRICT;

CREATE TABLE key_decision (
  committee_id TEXT NOT NULL REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (committee_id, id)
) STRICT;
`,
} as const
