-- The health passport in full: facts with their question, consents, who may see what, growth, and the passport's own issue record.
ALTER TABLE person ADD COLUMN cover_name TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN cover_words TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN card_lines TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN cover_chosen_day TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN item TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN relation TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN until_day TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN own_words TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN on_card TEXT NOT NULL DEFAULT '';
ALTER TABLE health_fact ADD COLUMN may_show TEXT NOT NULL DEFAULT '';
ALTER TABLE health_service ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE health_service ADD COLUMN checked_day TEXT NOT NULL DEFAULT '';
ALTER TABLE health_service ADD COLUMN ask_who TEXT NOT NULL DEFAULT '';
ALTER TABLE health_service ADD COLUMN on_card TEXT NOT NULL DEFAULT '';
ALTER TABLE health_service ADD COLUMN may_show TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN checked_day TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN ask_who TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN offer TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN agreed TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN agreed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN agreed_name TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN agreed_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE immunisation ADD COLUMN agreed_day TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN sdq_total TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN sdq_version TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN sdq_by TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN sdq_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN sdq_print TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN agreed TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN agreed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN agreed_name TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN agreed_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE health_check ADD COLUMN agreed_day TEXT NOT NULL DEFAULT '';
CREATE TABLE growth (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  measured_day TEXT NOT NULL DEFAULT '',
  height_cm TEXT NOT NULL DEFAULT '',
  weight_kg TEXT NOT NULL DEFAULT '',
  bmi_centile TEXT NOT NULL DEFAULT '',
  measured_by TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  may_show TEXT NOT NULL DEFAULT '',
  private TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX growth_person ON growth(person_id, measured_day);
CREATE TABLE consent (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  decision TEXT NOT NULL DEFAULT '',
  about TEXT NOT NULL DEFAULT '',
  who_may TEXT NOT NULL DEFAULT '',
  who_name TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL DEFAULT '',
  terms TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  agreed_day TEXT NOT NULL DEFAULT '',
  review_day TEXT NOT NULL DEFAULT '',
  ended_day TEXT NOT NULL DEFAULT '',
  ask_who TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consent_person ON consent(person_id, agreed_day);
CREATE TABLE sharing (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  reader TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  agrees TEXT NOT NULL DEFAULT '',
  said_day TEXT NOT NULL DEFAULT '',
  blocks TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  heard_by TEXT NOT NULL DEFAULT '',
  review_day TEXT NOT NULL DEFAULT '',
  ended_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sharing_person ON sharing(person_id, said_day);
CREATE TABLE passport_issue (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  state TEXT NOT NULL DEFAULT '',
  given_day TEXT NOT NULL DEFAULT '',
  planned_day TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL DEFAULT '',
  version TEXT NOT NULL DEFAULT '',
  explained_by TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  remarks TEXT NOT NULL DEFAULT '',
  copy_on_file TEXT NOT NULL DEFAULT '',
  consent TEXT NOT NULL DEFAULT '',
  consent_day TEXT NOT NULL DEFAULT '',
  replacement TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX passport_issue_person ON passport_issue(person_id, given_day);

-- Nought is a score: it moves to a column that tells it from "none".
UPDATE health_check SET sdq_total = sdq_score WHERE check_kind = 'sdq' AND sdq_score > 0;

-- The giving of a passport has one place. Numbers and the order of the words stay, so that the search index fits without being made again.
INSERT INTO passport_issue (n, id, person_id, state, given_day, planned_day, explained_by, place, note, why, remarks, copy_on_file, consent, consent_day)
  SELECT n, id, person_id, CASE state WHEN 'done' THEN 'given' WHEN 'booked' THEN 'planned' WHEN 'declined' THEN 'declined' ELSE 'not_given' END,
    CASE state WHEN 'done' THEN done_day ELSE '' END, booked_day, with_whom, place, outcome, why_late, changed, copy_on_file, consent, ''
  FROM health_check WHERE check_kind = 'passport';
DELETE FROM health_check WHERE check_kind = 'passport';
