/** Facts of every kind, and how the office writes. Frozen: never edited after release. */
export const facts = {
  version: 20,
  sql: `
CREATE TABLE fact_of_every_kind (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN
    ('adjourned', 'resumed', 'arrived', 'left', 'returned', 'took-chair', 'excluded', 'readmitted',
     'declared', 'moved', 'voted', 'vote-noted', 'urgent', 'action', 'parked')),
  at TEXT NOT NULL CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]'),
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT,
  -- What this kind says beyond the columns: the counts of a vote, the words of a motion.
  details TEXT NOT NULL CHECK (json_valid(details)),
  PRIMARY KEY (meeting_id, id),
  FOREIGN KEY (meeting_id, item_id) REFERENCES agenda_item (meeting_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO fact_of_every_kind (meeting_id, id, position, kind, at, person_id, item_id, details)
  SELECT meeting_id, id, position, kind, at, person_id, item_id, '{}' FROM fact;
DROP TABLE fact;
ALTER TABLE fact_of_every_kind RENAME TO fact;
CREATE INDEX fact_person ON fact (person_id);
CREATE INDEX fact_item ON fact (meeting_id, item_id);

CREATE TABLE writing (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
`,
} as const
