/**
 * Who was there is looked through too, and a hit knows what it stands under. What is looked through is made again from the meetings: its
 * tables begin anew. Frozen: never edited after release.
 */
export const searchAttendance = {
  version: 90,
  sql: `
DROP TABLE search_text;
DROP TABLE search_member;
DROP TABLE search_place;
DROP TABLE search_row;
DROP TABLE search_meeting;

CREATE TABLE search_meeting (
  id INTEGER PRIMARY KEY,
  meeting_id TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE search_row (
  id INTEGER PRIMARY KEY,
  meeting INTEGER NOT NULL REFERENCES search_meeting (id),
  kind TEXT NOT NULL CHECK (kind IN ('minutes', 'resolution', 'vote', 'declaration', 'attendance', 'action', 'agenda', 'report', 'paper')),
  classification TEXT NOT NULL CHECK (classification IN ('unset', 'public', 'exempt', 'confidential')),
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  committee_id TEXT NOT NULL,
  date TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  UNIQUE (meeting, key)
) STRICT;
CREATE INDEX search_row_date ON search_row (date);

CREATE TABLE search_place (
  id INTEGER PRIMARY KEY REFERENCES search_row (id),
  item_id TEXT,
  place_id TEXT,
  page INTEGER,
  number TEXT NOT NULL,
  label TEXT NOT NULL,
  title TEXT NOT NULL,
  above TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE TABLE search_member (
  person_id TEXT NOT NULL,
  row_id INTEGER NOT NULL REFERENCES search_row (id),
  PRIMARY KEY (person_id, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_member_row ON search_member (row_id);

CREATE TABLE search_name (
  person_id TEXT NOT NULL PRIMARY KEY,
  said TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_text USING fts5 (
  title, words,
  content = 'search_place', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
`,
} as const
