-- Reports about the whole service, which are of no young person, and whether the owner sees the page of the council's priorities.

CREATE TABLE service_paper (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL DEFAULT '',
  audience TEXT NOT NULL DEFAULT '',
  for_whom TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  made_day TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  check_letters TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL DEFAULT '',
  left_out TEXT NOT NULL DEFAULT '',
  saved_at TEXT NOT NULL DEFAULT '',
  size_bytes INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  given_to TEXT NOT NULL DEFAULT '',
  given_day TEXT NOT NULL DEFAULT '',
  erased_day TEXT NOT NULL DEFAULT ''
) STRICT;

ALTER TABLE owner ADD COLUMN show_priorities TEXT NOT NULL DEFAULT '';
