-- A service's own list of skills, skills set aside with a reason, pictures of evidence, and which action comes from which side of a goal.

CREATE TABLE skill_stance (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  skill TEXT NOT NULL DEFAULT '',
  stance TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  voice TEXT NOT NULL DEFAULT '',
  rated_by TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX skill_stance_person ON skill_stance(person_id, on_day);

CREATE TABLE skill_change (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  skill TEXT NOT NULL DEFAULT '',
  area TEXT NOT NULL DEFAULT '',
  wording TEXT NOT NULL DEFAULT '',
  short TEXT NOT NULL DEFAULT '',
  before_move TEXT NOT NULL DEFAULT '',
  hidden TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0
) STRICT;

ALTER TABLE action ADD COLUMN goal_side TEXT NOT NULL DEFAULT '';
ALTER TABLE skill_evidence ADD COLUMN picture_id TEXT NOT NULL DEFAULT '';
CREATE INDEX skill_evidence_picture_id ON skill_evidence(picture_id) WHERE picture_id <> '';
ALTER TABLE carer_note ADD COLUMN monthly TEXT NOT NULL DEFAULT '';
