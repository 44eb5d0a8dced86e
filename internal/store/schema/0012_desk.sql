-- The drop-in desk: who is still here, what a confidential health contact may hold, visitors who are not in these records, and the word to whoever takes over.
ALTER TABLE contact ADD COLUMN note_agreed TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN here TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN left_time TEXT NOT NULL DEFAULT '';
ALTER TABLE tally ADD COLUMN topics TEXT NOT NULL DEFAULT '';
ALTER TABLE tally ADD COLUMN beside TEXT NOT NULL DEFAULT '';
ALTER TABLE tally ADD COLUMN here TEXT NOT NULL DEFAULT '';
ALTER TABLE tally ADD COLUMN left_time TEXT NOT NULL DEFAULT '';

CREATE TABLE visitor (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  on_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  here TEXT NOT NULL DEFAULT '',
  left_time TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  first_name TEXT NOT NULL DEFAULT '',
  adviser TEXT NOT NULL DEFAULT '',
  topics TEXT NOT NULL DEFAULT '',
  with_whom TEXT NOT NULL DEFAULT '',
  ring_back TEXT NOT NULL DEFAULT '',
  ring_by_day TEXT NOT NULL DEFAULT '',
  passed_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX visitor_day ON visitor(on_day);

CREATE TABLE desk_note (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  on_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  read_by TEXT NOT NULL DEFAULT '',
  read_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX desk_note_unread ON desk_note(n) WHERE read_day = '';

-- The desk reads one day of everybody after every visit.
CREATE INDEX contact_day ON contact(on_day);
CREATE INDEX tally_day ON tally(on_day);
