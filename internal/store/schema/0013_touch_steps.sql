-- Steps taken to find a young person who is out of touch.

CREATE TABLE touch_step (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  on_day TEXT NOT NULL DEFAULT '',
  step TEXT NOT NULL DEFAULT '',
  whom TEXT NOT NULL DEFAULT '',
  done_by TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '',
  next_day TEXT NOT NULL DEFAULT '',
  next_done_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX touch_step_person ON touch_step(person_id, on_day);
