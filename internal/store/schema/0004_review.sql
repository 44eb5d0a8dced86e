-- The review meeting: who was there, who signed the paper, how it was closed; and what stands on the council's record.
ALTER TABLE pathway_plan ADD COLUMN assessment_on_record_day TEXT NOT NULL DEFAULT '';
ALTER TABLE pathway_plan ADD COLUMN on_record_day TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN on_record_day TEXT NOT NULL DEFAULT '';

CREATE TABLE attendee (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  review_id TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  attended TEXT NOT NULL DEFAULT '',
  said TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendee_person ON attendee(person_id);
CREATE INDEX attendee_review_id ON attendee(review_id) WHERE review_id <> '';

CREATE TABLE signature (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  review_id TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  signed_day TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX signature_person ON signature(person_id, signed_day);
CREATE INDEX signature_review_id ON signature(review_id) WHERE review_id <> '';

CREATE TABLE frozen_review (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  review_id TEXT NOT NULL DEFAULT '',
  number INTEGER NOT NULL DEFAULT 0,
  closed_day TEXT NOT NULL DEFAULT '',
  history_line INTEGER NOT NULL DEFAULT 0,
  fingerprint TEXT NOT NULL DEFAULT '',
  next_day TEXT NOT NULL DEFAULT '',
  next_rule TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX frozen_review_person ON frozen_review(person_id, closed_day);
CREATE INDEX frozen_review_review_id ON frozen_review(review_id) WHERE review_id <> '';
