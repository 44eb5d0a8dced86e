-- Local rules, reviews asked for, and facts that two clocks and the statuses need.

ALTER TABLE home ADD COLUMN to_18 TEXT NOT NULL DEFAULT '';
ALTER TABLE care_period ADD COLUMN ended TEXT NOT NULL DEFAULT '';

CREATE TABLE review_request (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  on_day TEXT NOT NULL DEFAULT '',
  asked_by TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  settled_day TEXT NOT NULL DEFAULT '',
  how_settled TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_request_person ON review_request(person_id, on_day);

CREATE TABLE local_rule (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL DEFAULT '',
  amount INTEGER NOT NULL DEFAULT 0,
  unit TEXT NOT NULL DEFAULT '',
  also_for TEXT NOT NULL DEFAULT '',
  used TEXT NOT NULL DEFAULT '',
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT ''
) STRICT;
