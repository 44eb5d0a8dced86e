-- Starting figures and targets a service enters, tries at work, and whether the drop-in feels safe.

ALTER TABLE contact ADD COLUMN felt_safe TEXT NOT NULL DEFAULT '';

CREATE TABLE own_figure (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  measure TEXT NOT NULL DEFAULT '',
  sort TEXT NOT NULL DEFAULT '',
  count TEXT NOT NULL DEFAULT '',
  out_of TEXT NOT NULL DEFAULT '',
  percent TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  same TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE work_try (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  work_kind TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  employer TEXT NOT NULL DEFAULT '',
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  days INTEGER NOT NULL DEFAULT 0,
  why TEXT NOT NULL DEFAULT '',
  their_words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX work_try_person ON work_try(person_id, from_day);
