-- Answers for the keeping-in-touch return.
CREATE TABLE return_answer (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  age INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  in_touch TEXT NOT NULL DEFAULT '',
  activity TEXT NOT NULL DEFAULT '',
  accommodation TEXT NOT NULL DEFAULT '',
  suitability TEXT NOT NULL DEFAULT '',
  why_unsuitable TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX return_answer_person ON return_answer(person_id, on_day);
