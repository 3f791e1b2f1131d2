/**
 * What is looked through by a search, and the words of officers' files, page by page. None of it is in the log: it is made again from the
 * meetings and the files. Frozen: never edited after release.
 */
export const search = {
  version: 70,
  sql: `
CREATE TABLE file_page (
  sha256 TEXT NOT NULL,
  page INTEGER NOT NULL CHECK (page >= 1),
  words TEXT NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_meeting (
  id INTEGER PRIMARY KEY,
  meeting_id TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE search_row (
  id INTEGER PRIMARY KEY,
  meeting INTEGER NOT NULL REFERENCES search_meeting (id),
  kind TEXT NOT NULL CHECK (kind IN ('minutes', 'resolution', 'vote', 'declaration', 'action', 'agenda', 'report', 'paper')),
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
  words TEXT NOT NULL
) STRICT;

CREATE TABLE search_member (
  person_id TEXT NOT NULL,
  row_id INTEGER NOT NULL REFERENCES search_row (id),
  PRIMARY KEY (person_id, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_member_row ON search_member (row_id);

CREATE VIRTUAL TABLE search_text USING fts5 (
  title, words,
  content = 'search_place', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
`,
} as const
