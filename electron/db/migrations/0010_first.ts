/** The first tables: the change log, and its projection. Frozen: never edited after release. */
export const first = {
  version: 10,
  sql: `
CREATE TABLE change (
  stream_id TEXT NOT NULL CHECK (stream_id = 'book' OR stream_id GLOB 'committee:?*' OR stream_id GLOB 'meeting:?*'),
  seq INTEGER NOT NULL CHECK (seq > 0),
  change_id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  device TEXT NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  wall_time TEXT NOT NULL CHECK (wall_time GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
  zone TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload_version INTEGER NOT NULL CHECK (payload_version > 0),
  classification TEXT NOT NULL CHECK (classification IN ('unset', 'public', 'exempt', 'confidential')),
  payload_hash TEXT NOT NULL CHECK (length(payload_hash) = 64),
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (stream_id, seq)
) STRICT;

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;

-- Apart from the log, so that words can be erased and the chain still holds.
CREATE TABLE change_payload (
  stream_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  PRIMARY KEY (stream_id, seq),
  FOREIGN KEY (stream_id, seq) REFERENCES change (stream_id, seq)
) STRICT;

CREATE TRIGGER change_payload_is_never_updated BEFORE UPDATE ON change_payload
BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;

CREATE TABLE council (
  one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  titles TEXT NOT NULL CHECK (json_valid(titles))
) STRICT;

CREATE TABLE committee (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  quorum INTEGER NOT NULL CHECK (quorum > 0),
  place TEXT NOT NULL,
  numbering TEXT NOT NULL CHECK (json_valid(numbering)),
  standing_agenda TEXT NOT NULL CHECK (json_valid(standing_agenda))
) STRICT;

CREATE TABLE membership (
  committee_id TEXT NOT NULL REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('chair', 'vice-chair', 'member', 'substitute', 'co-optee')),
  voting INTEGER NOT NULL CHECK (voting IN (0, 1)),
  political_group TEXT NOT NULL,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (committee_id, id)
) STRICT;
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE meeting (
  id TEXT NOT NULL PRIMARY KEY,
  committee_id TEXT NOT NULL REFERENCES committee (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN
    ('planned', 'agenda-published', 'in-session', 'draft-minutes', 'minutes-published', 'confirmed')),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  start TEXT NOT NULL CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]'),
  "end" TEXT CHECK ("end" GLOB '[0-2][0-9]:[0-5][0-9]'),
  pre_meeting TEXT CHECK (json_valid(pre_meeting)),
  place TEXT NOT NULL,
  governance_officer TEXT NOT NULL CHECK (json_valid(governance_officer)),
  presided_by TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  previous_meeting TEXT CHECK (previous_meeting GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  version INTEGER NOT NULL CHECK (version >= 0),
  head_hash TEXT NOT NULL,
  lease_token TEXT,
  lease_holder TEXT,
  lease_device TEXT,
  lease_epoch INTEGER NOT NULL DEFAULT 0 CHECK (lease_epoch >= 0),
  lease_at TEXT
) STRICT;
CREATE INDEX meeting_committee ON meeting (committee_id, date);
CREATE INDEX meeting_presided_by ON meeting (presided_by);

CREATE TABLE agenda_item (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  parent_id TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('standing', 'agenda', 'meeting')),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  report_author TEXT NOT NULL,
  purpose TEXT CHECK (purpose IN ('decision', 'discussion', 'information', 'noting')),
  recommendations TEXT NOT NULL CHECK (json_valid(recommendations)),
  pages TEXT CHECK (json_valid(pages)),
  notes TEXT NOT NULL,
  classification TEXT NOT NULL CHECK (classification IN ('unset', 'public', 'exempt', 'confidential')),
  exemption TEXT CHECK (json_valid(exemption)),
  PRIMARY KEY (meeting_id, id),
  FOREIGN KEY (meeting_id, parent_id) REFERENCES agenda_item (meeting_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX agenda_item_parent ON agenda_item (meeting_id, parent_id);

CREATE TABLE attendance (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  capacity TEXT NOT NULL CHECK (capacity IN ('member', 'substitute', 'attendee')),
  status TEXT NOT NULL CHECK (status IN ('not-yet', 'present', 'apologies', 'absent', 'substituted')),
  reason_category TEXT CHECK (reason_category IN
    ('unwell', 'other-council-business', 'work', 'personal', 'holiday', 'other')),
  reason_words TEXT CHECK ((reason_words IS NULL) = (reason_category IS NULL)),
  substitute_for TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (meeting_id, person_id)
) STRICT;
CREATE INDEX attendance_person ON attendance (person_id);
CREATE INDEX attendance_substitute_for ON attendance (substitute_for);

CREATE TABLE fact (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('adjourned', 'resumed', 'arrived', 'left', 'returned')),
  at TEXT NOT NULL CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]'),
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  item_id TEXT,
  PRIMARY KEY (meeting_id, id),
  FOREIGN KEY (meeting_id, item_id) REFERENCES agenda_item (meeting_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX fact_person ON fact (person_id);
CREATE INDEX fact_item ON fact (meeting_id, item_id);

CREATE TABLE minutes (
  meeting_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  frozen_number TEXT,
  PRIMARY KEY (meeting_id, item_id),
  FOREIGN KEY (meeting_id, item_id) REFERENCES agenda_item (meeting_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE paper (
  meeting_id TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  item_id TEXT,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  classification TEXT NOT NULL CHECK (classification IN ('unset', 'public', 'exempt', 'confidential')),
  PRIMARY KEY (meeting_id, id),
  FOREIGN KEY (meeting_id, item_id) REFERENCES agenda_item (meeting_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX paper_item ON paper (meeting_id, item_id);
`,
} as const
