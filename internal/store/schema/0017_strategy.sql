-- A council's own strategy, loaded from a file, and what a person chose about a record and a row of a strategy.

CREATE TABLE strategy_paper (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  strategy TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  council TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  loaded_day TEXT NOT NULL DEFAULT '',
  used TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE evidence_choice (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  action TEXT NOT NULL DEFAULT '',
  choice TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  chosen_by TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  strategy TEXT NOT NULL DEFAULT '',
  entry_kind TEXT NOT NULL DEFAULT '',
  entry TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_choice_person ON evidence_choice(person_id, on_day);
CREATE INDEX evidence_choice_entry ON evidence_choice(entry);
