-- Safeguarding concerns, kept apart from the rest of the file, and their additions.

CREATE TABLE concern (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  on_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  said_by TEXT NOT NULL DEFAULT '',
  heard_by TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  seen TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  written_day TEXT NOT NULL DEFAULT '',
  written_time TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX concern_person ON concern(person_id, on_day);

CREATE TABLE concern_addition (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  concern_id TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL DEFAULT '',
  told TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  written_day TEXT NOT NULL DEFAULT '',
  written_time TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX concern_addition_person ON concern_addition(person_id, on_day);
CREATE INDEX concern_addition_concern_id ON concern_addition(concern_id) WHERE concern_id <> '';
