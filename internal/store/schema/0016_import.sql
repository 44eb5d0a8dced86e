-- How spreadsheets are read, and the imports that were made.

CREATE TABLE import_map (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  rows_are TEXT NOT NULL DEFAULT '',
  heads TEXT NOT NULL DEFAULT '',
  columns TEXT NOT NULL DEFAULT '',
  used_day TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE import_run (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  rows_are TEXT NOT NULL DEFAULT '',
  file TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  left_out INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  row_keys TEXT NOT NULL DEFAULT ''
) STRICT;
