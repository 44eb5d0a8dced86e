-- The plan in full: what the needs assessment found, who was asked, copies given, whether a home is suitable, what the young person says about
-- an entry and how they want the review; who wrote each passage of a part; how a leaving-care status was confirmed.

ALTER TABLE status ADD COLUMN confirmed_day TEXT NOT NULL DEFAULT '';
ALTER TABLE status ADD COLUMN suggested TEXT NOT NULL DEFAULT '';
ALTER TABLE status ADD COLUMN tested TEXT NOT NULL DEFAULT '';
ALTER TABLE key_paper ADD COLUMN paper_state TEXT NOT NULL DEFAULT '';
ALTER TABLE key_paper ADD COLUMN applied_day TEXT NOT NULL DEFAULT '';
ALTER TABLE key_paper ADD COLUMN about_it TEXT NOT NULL DEFAULT '';
ALTER TABLE pathway_plan ADD COLUMN assessed_why TEXT NOT NULL DEFAULT '';
ALTER TABLE pathway_plan ADD COLUMN begun_day TEXT NOT NULL DEFAULT '';
ALTER TABLE pathway_plan ADD COLUMN assessed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE pathway_plan ADD COLUMN young_part TEXT NOT NULL DEFAULT '';
ALTER TABLE pathway_plan ADD COLUMN found TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN working_well_by TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN working_well_day TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN worried_about_by TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN worried_about_day TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN how_met_by TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN how_met_day TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN long_term_goal_by TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN long_term_goal_day TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN if_this_goes_wrong_by TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_part ADD COLUMN if_this_goes_wrong_day TEXT NOT NULL DEFAULT '';
ALTER TABLE action ADD COLUMN written_by TEXT NOT NULL DEFAULT '';
CREATE TABLE assessed_need (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  plan_id TEXT NOT NULL DEFAULT '',
  part TEXT NOT NULL DEFAULT '',
  needs TEXT NOT NULL DEFAULT '',
  seen TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assessed_need_person ON assessed_need(person_id, on_day);
CREATE INDEX assessed_need_plan_id ON assessed_need(plan_id) WHERE plan_id <> '';
CREATE TABLE asked (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  who TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  asked_for TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  said TEXT NOT NULL DEFAULT '',
  decided TEXT NOT NULL DEFAULT '',
  asked_by TEXT NOT NULL DEFAULT '',
  plan_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX asked_person ON asked(person_id, on_day);
CREATE INDEX asked_plan_id ON asked(plan_id) WHERE plan_id <> '';
CREATE TABLE copy_given (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  copy_of TEXT NOT NULL DEFAULT '',
  given_role TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  given_by TEXT NOT NULL DEFAULT '',
  explained TEXT NOT NULL DEFAULT '',
  plan_id TEXT NOT NULL DEFAULT '',
  review_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX copy_given_person ON copy_given(person_id, on_day);
CREATE INDEX copy_given_plan_id ON copy_given(plan_id) WHERE plan_id <> '';
CREATE INDEX copy_given_review_id ON copy_given(review_id) WHERE review_id <> '';
CREATE TABLE suitability (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  home_id TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  assessed_by TEXT NOT NULL DEFAULT '',
  facilities_answer TEXT NOT NULL DEFAULT '',
  facilities_seen TEXT NOT NULL DEFAULT '',
  repair_answer TEXT NOT NULL DEFAULT '',
  repair_seen TEXT NOT NULL DEFAULT '',
  safety_answer TEXT NOT NULL DEFAULT '',
  safety_seen TEXT NOT NULL DEFAULT '',
  location_answer TEXT NOT NULL DEFAULT '',
  location_seen TEXT NOT NULL DEFAULT '',
  support_answer TEXT NOT NULL DEFAULT '',
  support_seen TEXT NOT NULL DEFAULT '',
  tenancy_answer TEXT NOT NULL DEFAULT '',
  tenancy_seen TEXT NOT NULL DEFAULT '',
  affordable_answer TEXT NOT NULL DEFAULT '',
  affordable_seen TEXT NOT NULL DEFAULT '',
  views_answer TEXT NOT NULL DEFAULT '',
  views_seen TEXT NOT NULL DEFAULT '',
  rights_answer TEXT NOT NULL DEFAULT '',
  rights_seen TEXT NOT NULL DEFAULT '',
  funding_answer TEXT NOT NULL DEFAULT '',
  funding_seen TEXT NOT NULL DEFAULT '',
  health_needs_answer TEXT NOT NULL DEFAULT '',
  health_needs_seen TEXT NOT NULL DEFAULT '',
  landlord_answer TEXT NOT NULL DEFAULT '',
  landlord_seen TEXT NOT NULL DEFAULT '',
  wishes_answer TEXT NOT NULL DEFAULT '',
  wishes_seen TEXT NOT NULL DEFAULT '',
  learning_answer TEXT NOT NULL DEFAULT '',
  learning_seen TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  to_do TEXT NOT NULL DEFAULT '',
  again_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX suitability_person ON suitability(person_id, on_day);
CREATE INDEX suitability_home_id ON suitability(home_id) WHERE home_id <> '';
CREATE TABLE entry_reply (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  answer TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  entry_kind TEXT NOT NULL DEFAULT '',
  entry TEXT NOT NULL DEFAULT '',
  entry_field TEXT NOT NULL DEFAULT '',
  entry_mark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX entry_reply_person ON entry_reply(person_id, on_day);
CREATE INDEX entry_reply_entry ON entry_reply(entry);
CREATE TABLE meeting_choice (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  runs TEXT NOT NULL DEFAULT '',
  helper TEXT NOT NULL DEFAULT '',
  takes_part TEXT NOT NULL DEFAULT '',
  wanted TEXT NOT NULL DEFAULT '',
  not_wanted TEXT NOT NULL DEFAULT '',
  where_when TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_choice_person ON meeting_choice(person_id, on_day);
