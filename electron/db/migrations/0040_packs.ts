/** What papers say of themselves, cover reports, what went out, findings let stand, and what reading a file found. Frozen: never edited after release. */
export const packs = {
  version: 40,
  sql: `
ALTER TABLE paper ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE paper ADD COLUMN exemption TEXT CHECK (exemption IS NULL OR json_valid(exemption));
ALTER TABLE paper ADD COLUMN description TEXT NOT NULL DEFAULT '';

CREATE TABLE report (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  item_id TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (meeting_id, id),
  FOREIGN KEY (meeting_id, item_id) REFERENCES agenda_item (meeting_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX report_item ON report (meeting_id, item_id);

CREATE TABLE publication (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (meeting_id, id)
) STRICT;

CREATE TABLE accepted_finding (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (meeting_id, key)
) STRICT;

-- Not from the log: what reading a file found, and the PDF that was made of it. It can be found again from the file.
CREATE TABLE file_facts (
  source TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  pdf_sha256 TEXT CHECK (pdf_sha256 IS NULL OR length(pdf_sha256) = 64)
) STRICT;
`,
} as const
