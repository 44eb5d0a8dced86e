-- The first schema. It is not changed any more: a new type or field is a new file, and TestSchemaFitsSpecs writes out what it must hold.

-- History: every change field by field, chained by hash. A record's n is the n of the change that added it.
CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  voice TEXT NOT NULL,
  act TEXT NOT NULL,
  does TEXT NOT NULL,
  label TEXT NOT NULL,
  tx TEXT NOT NULL,
  undoes TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  body TEXT NOT NULL,
  salt BLOB NOT NULL,
  digest BLOB NOT NULL,
  chain BLOB NOT NULL
) STRICT;
CREATE INDEX change_record ON change(record_id) WHERE record_id <> '';
CREATE INDEX change_person ON change(person_id, n);
CREATE INDEX change_tx ON change(tx);

-- Unfinished text of forms; in frames, not in history.
CREATE TABLE draft (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- The search index is derived: docid is the record's n.
CREATE VIRTUAL TABLE search USING fts4(body, who, tokenize=unicode61, order=desc, prefix="3");

CREATE TABLE person (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL,
  first_name TEXT NOT NULL DEFAULT '',
  last_name TEXT NOT NULL DEFAULT '',
  no_last_name TEXT NOT NULL DEFAULT '',
  birth_day TEXT NOT NULL DEFAULT '',
  preferred_name TEXT NOT NULL DEFAULT '',
  pronouns TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  other_ways TEXT NOT NULL DEFAULT '',
  preferred_way TEXT NOT NULL DEFAULT '',
  safe_message TEXT NOT NULL DEFAULT '',
  contact_note TEXT NOT NULL DEFAULT '',
  first_language TEXT NOT NULL DEFAULT '',
  first_language_answer TEXT NOT NULL DEFAULT '' CHECK (first_language_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (first_language_answer = 'known') = (first_language <> '')),
  interpreter TEXT NOT NULL DEFAULT '',
  communication TEXT NOT NULL DEFAULT '',
  communication_answer TEXT NOT NULL DEFAULT '' CHECK (communication_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (communication_answer = 'known') = (communication <> '')),
  religion TEXT NOT NULL DEFAULT '',
  religion_answer TEXT NOT NULL DEFAULT '' CHECK (religion_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (religion_answer = 'known') = (religion <> '')),
  ethnicity_words TEXT NOT NULL DEFAULT '',
  ethnicity_code TEXT NOT NULL DEFAULT '',
  disability TEXT NOT NULL DEFAULT '',
  disability_answer TEXT NOT NULL DEFAULT '' CHECK (disability_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (disability_answer = 'known') = (disability <> '')),
  ehcp TEXT NOT NULL DEFAULT '',
  uasc TEXT NOT NULL DEFAULT '',
  parent TEXT NOT NULL DEFAULT '',
  sex_at_birth TEXT NOT NULL DEFAULT '',
  council_number TEXT NOT NULL DEFAULT '',
  nhs_number TEXT NOT NULL DEFAULT '',
  immigration TEXT NOT NULL DEFAULT '',
  immigration_answer TEXT NOT NULL DEFAULT '' CHECK (immigration_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (immigration_answer = 'known') = (immigration <> '')),
  adviser TEXT NOT NULL DEFAULT '',
  social_worker TEXT NOT NULL DEFAULT '',
  reviewing_officer TEXT NOT NULL DEFAULT '',
  not_to_be_told TEXT NOT NULL DEFAULT '',
  agreed_every_weeks INTEGER NOT NULL DEFAULT 0,
  cover_colour TEXT NOT NULL DEFAULT '',
  photo TEXT NOT NULL DEFAULT '',
  died_day TEXT NOT NULL DEFAULT '',
  closed_day TEXT NOT NULL DEFAULT '',
  closed_why TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE connection (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  good_for TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  emergency TEXT NOT NULL DEFAULT '',
  ring_first INTEGER NOT NULL DEFAULT 0,
  parental TEXT NOT NULL DEFAULT '',
  may_see TEXT NOT NULL DEFAULT '',
  not_to_be_told TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX connection_person ON connection(person_id);

CREATE TABLE home (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL DEFAULT '',
  lives_with TEXT NOT NULL DEFAULT '',
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  by_council TEXT NOT NULL DEFAULT '',
  accommodation TEXT NOT NULL DEFAULT '',
  suitability TEXT NOT NULL DEFAULT '',
  why_ended TEXT NOT NULL DEFAULT '',
  withheld TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX home_person ON home(person_id, from_day);

CREATE TABLE care_period (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL DEFAULT '',
  short_break TEXT NOT NULL DEFAULT '',
  went_to TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX care_period_person ON care_period(person_id, from_day);

CREATE TABLE status (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  status TEXT NOT NULL DEFAULT '',
  from_day TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  confirmed_by TEXT NOT NULL DEFAULT '',
  support TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX status_person ON status(person_id, from_day);

CREATE TABLE key_paper (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  paper TEXT NOT NULL DEFAULT '',
  held_by TEXT NOT NULL DEFAULT '',
  held_by_answer TEXT NOT NULL DEFAULT '' CHECK (held_by_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (held_by_answer = 'known') = (held_by <> '')),
  expires_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX key_paper_person ON key_paper(person_id);

CREATE TABLE pathway_plan (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  assessed_day TEXT NOT NULL DEFAULT '',
  made_day TEXT NOT NULL DEFAULT '',
  adviser TEXT NOT NULL DEFAULT '',
  copy_given_day TEXT NOT NULL DEFAULT '',
  explained TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pathway_plan_person ON pathway_plan(person_id, made_day);

CREATE TABLE plan_part (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  part TEXT NOT NULL DEFAULT '',
  working_well TEXT NOT NULL DEFAULT '',
  worried_about TEXT NOT NULL DEFAULT '',
  how_met TEXT NOT NULL DEFAULT '',
  long_term_goal TEXT NOT NULL DEFAULT '',
  if_this_goes_wrong TEXT NOT NULL DEFAULT '',
  going TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_part_person ON plan_part(person_id, on_day);

CREATE TABLE action (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  part TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL DEFAULT '',
  who TEXT NOT NULL DEFAULT '',
  by_day TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  agreed_day TEXT NOT NULL DEFAULT '',
  finished_day TEXT NOT NULL DEFAULT '',
  goal_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX action_person ON action(person_id, by_day);
CREATE INDEX action_goal_id ON action(goal_id) WHERE goal_id <> '';

CREATE TABLE own_words (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  about TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX own_words_person ON own_words(person_id, on_day);

CREATE TABLE feeling (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  part TEXT NOT NULL DEFAULT '',
  score INTEGER NOT NULL DEFAULT 0,
  on_day TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX feeling_person ON feeling(person_id, on_day);

CREATE TABLE review (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  booked_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  invited TEXT NOT NULL DEFAULT '',
  asked_early TEXT NOT NULL DEFAULT '',
  held_day TEXT NOT NULL DEFAULT '',
  came TEXT NOT NULL DEFAULT '',
  took_part TEXT NOT NULL DEFAULT '',
  decisions TEXT NOT NULL DEFAULT '',
  copy_to TEXT NOT NULL DEFAULT '',
  next_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_person ON review(person_id, booked_day);

CREATE TABLE health_fact (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  block TEXT NOT NULL DEFAULT '',
  fact TEXT NOT NULL DEFAULT '',
  fact_answer TEXT NOT NULL DEFAULT '' CHECK (fact_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (fact_answer = 'known') = (fact <> '')),
  detail TEXT NOT NULL DEFAULT '',
  since_day TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  checked_day TEXT NOT NULL DEFAULT '',
  ask_who TEXT NOT NULL DEFAULT '',
  private TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX health_fact_person ON health_fact(person_id, checked_day);

CREATE TABLE health_service (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  service TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  name_answer TEXT NOT NULL DEFAULT '' CHECK (name_answer IN ('', 'known', 'none', 'not_known', 'declined') AND (name_answer = 'known') = (name <> '')),
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  last_seen_day TEXT NOT NULL DEFAULT '',
  next_due_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX health_service_person ON health_service(person_id);

CREATE TABLE immunisation (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  vaccine TEXT NOT NULL DEFAULT '',
  dose INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT '',
  given_day TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  batch TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX immunisation_person ON immunisation(person_id, given_day);

CREATE TABLE health_check (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  check_kind TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  booked_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  done_day TEXT NOT NULL DEFAULT '',
  with_whom TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',
  why_late TEXT NOT NULL DEFAULT '',
  sdq_score INTEGER NOT NULL DEFAULT 0,
  changed TEXT NOT NULL DEFAULT '',
  copy_on_file TEXT NOT NULL DEFAULT '',
  consent TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX health_check_person ON health_check(person_id, booked_day);

CREATE TABLE skill_rating (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  skill TEXT NOT NULL DEFAULT '',
  voice TEXT NOT NULL DEFAULT '',
  level INTEGER NOT NULL DEFAULT 0,
  cleared TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  rated_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX skill_rating_person ON skill_rating(person_id, on_day);

CREATE TABLE skill_goal (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  skill TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL DEFAULT '',
  who_helps TEXT NOT NULL DEFAULT '',
  carer_will TEXT NOT NULL DEFAULT '',
  by_day TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  set_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX skill_goal_person ON skill_goal(person_id, by_day);

CREATE TABLE skill_evidence (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  skill TEXT NOT NULL DEFAULT '',
  happened TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  seen_by TEXT NOT NULL DEFAULT '',
  certificate TEXT NOT NULL DEFAULT '',
  note_id TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX skill_evidence_person ON skill_evidence(person_id, on_day);
CREATE INDEX skill_evidence_note_id ON skill_evidence(note_id) WHERE note_id <> '';

CREATE TABLE savings_account (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  account_kind TEXT NOT NULL DEFAULT '',
  held_at TEXT NOT NULL DEFAULT '',
  holder TEXT NOT NULL DEFAULT '',
  last_four TEXT NOT NULL DEFAULT '',
  opened_day TEXT NOT NULL DEFAULT '',
  weekly_pence INTEGER NOT NULL DEFAULT 0,
  weekly_from_day TEXT NOT NULL DEFAULT '',
  paid_by TEXT NOT NULL DEFAULT '',
  closed_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX savings_account_person ON savings_account(person_id, opened_day);

CREATE TABLE savings_entry (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  account_id TEXT NOT NULL DEFAULT '',
  entry_kind TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  amount_pence INTEGER NOT NULL DEFAULT 0,
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  expected_pence INTEGER NOT NULL DEFAULT 0,
  evidence TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  agreed_by TEXT NOT NULL DEFAULT '',
  paid_by TEXT NOT NULL DEFAULT '',
  reverses_id TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX savings_entry_person ON savings_entry(person_id, on_day);
CREATE INDEX savings_entry_account_id ON savings_entry(account_id) WHERE account_id <> '';
CREATE INDEX savings_entry_reverses_id ON savings_entry(reverses_id) WHERE reverses_id <> '';

CREATE TABLE contact (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  on_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  minutes INTEGER NOT NULL DEFAULT 0,
  mode TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  talked TEXT NOT NULL DEFAULT '',
  with_whom TEXT NOT NULL DEFAULT '',
  topics TEXT NOT NULL DEFAULT '',
  said TEXT NOT NULL DEFAULT '',
  agreed TEXT NOT NULL DEFAULT '',
  services TEXT NOT NULL DEFAULT '',
  follow_up TEXT NOT NULL DEFAULT '',
  follow_up_day TEXT NOT NULL DEFAULT '',
  follow_up_done_day TEXT NOT NULL DEFAULT '',
  their_words TEXT NOT NULL DEFAULT '',
  alone TEXT NOT NULL DEFAULT '',
  statutory_visit TEXT NOT NULL DEFAULT '',
  started_by TEXT NOT NULL DEFAULT '',
  referral TEXT NOT NULL DEFAULT '',
  on_record_day TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_person ON contact(person_id, on_day);

CREATE TABLE carer_note (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  on_day TEXT NOT NULL DEFAULT '',
  happened TEXT NOT NULL DEFAULT '',
  note_kind TEXT NOT NULL DEFAULT '',
  their_words TEXT NOT NULL DEFAULT '',
  subjects TEXT NOT NULL DEFAULT '',
  written_by TEXT NOT NULL DEFAULT '',
  shown TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX carer_note_person ON carer_note(person_id, on_day);

CREATE TABLE paper (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
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
CREATE INDEX paper_person ON paper(person_id, made_day);

CREATE TABLE attachment (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  title TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL DEFAULT '',
  about TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_person ON attachment(person_id, on_day);

CREATE TABLE owner (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  text_size INTEGER NOT NULL DEFAULT 0,
  theme TEXT NOT NULL DEFAULT '',
  lock_after INTEGER NOT NULL DEFAULT 0,
  show_desk TEXT NOT NULL DEFAULT '',
  sheet_shown TEXT NOT NULL DEFAULT '',
  sheet_path TEXT NOT NULL DEFAULT '',
  sheet_saved_day TEXT NOT NULL DEFAULT '',
  last_copy_day TEXT NOT NULL DEFAULT '',
  copy_from_day TEXT NOT NULL DEFAULT '',
  practice_seed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE service (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL DEFAULT '',
  council TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  out_of_hours TEXT NOT NULL DEFAULT '',
  safeguarding TEXT NOT NULL DEFAULT '',
  venue TEXT NOT NULL DEFAULT '',
  touch_weeks INTEGER NOT NULL DEFAULT 0,
  logo TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE backup_place (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL DEFAULT '',
  last_copy_day TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tally (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  on_day TEXT NOT NULL DEFAULT '',
  at_time TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT ''
) STRICT;

-- The few contacts that the home page needs of all.
CREATE INDEX contact_follow_up ON contact(n) WHERE follow_up_day <> '' AND follow_up_done_day = '';
CREATE INDEX contact_statutory ON contact(n) WHERE statutory_visit <> '';
