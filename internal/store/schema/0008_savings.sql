-- Savings that stand up at a review: who keeps an account and what is expected on it by the policy; checks against statements; savings handed on
-- at a move; what became of other money; the service's own policy and amounts.
ALTER TABLE savings_account ADD COLUMN kept_by TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_account ADD COLUMN signatories TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_account ADD COLUMN statement_every TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_account ADD COLUMN expects TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_account ADD COLUMN behind_why TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_account ADD COLUMN behind_by_day TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_entry ADD COLUMN young_initials TEXT NOT NULL DEFAULT '';
ALTER TABLE savings_entry ADD COLUMN other_account_id TEXT NOT NULL DEFAULT '';
CREATE INDEX savings_entry_other_account_id ON savings_entry(other_account_id) WHERE other_account_id <> '';

CREATE TABLE savings_check (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  account_id TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL DEFAULT '',
  statement_pence INTEGER NOT NULL DEFAULT 0,
  record_pence INTEGER NOT NULL DEFAULT 0,
  not_on_statement TEXT NOT NULL DEFAULT '',
  explained TEXT NOT NULL DEFAULT '',
  statement_where TEXT NOT NULL DEFAULT '',
  checked_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX savings_check_person ON savings_check(person_id, on_day);
CREATE INDEX savings_check_account_id ON savings_check(account_id) WHERE account_id <> '';

CREATE TABLE savings_move (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  account_id TEXT NOT NULL DEFAULT '',
  left_day TEXT NOT NULL DEFAULT '',
  balance_pence INTEGER NOT NULL DEFAULT 0,
  from_whom TEXT NOT NULL DEFAULT '',
  to_whom TEXT NOT NULL DEFAULT '',
  statement TEXT NOT NULL DEFAULT '',
  statement_where TEXT NOT NULL DEFAULT '',
  sent_day TEXT NOT NULL DEFAULT '',
  confirmed_day TEXT NOT NULL DEFAULT '',
  confirmed_by TEXT NOT NULL DEFAULT '',
  received_pence INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX savings_move_person ON savings_move(person_id, left_day);
CREATE INDEX savings_move_account_id ON savings_move(account_id) WHERE account_id <> '';

CREATE TABLE money_claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person(id),
  item TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '',
  asked_day TEXT NOT NULL DEFAULT '',
  had_day TEXT NOT NULL DEFAULT '',
  amount_pence INTEGER NOT NULL DEFAULT 0,
  who_helps TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX money_claim_person ON money_claim(person_id);

CREATE TABLE savings_rate (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  age_from INTEGER NOT NULL DEFAULT 0,
  age_to INTEGER NOT NULL DEFAULT 0,
  weekly_pence INTEGER NOT NULL DEFAULT 0,
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  deducted_by TEXT NOT NULL DEFAULT '',
  held_by TEXT NOT NULL DEFAULT '',
  paid_every TEXT NOT NULL DEFAULT '',
  paid_into TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE local_money (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  amount TEXT NOT NULL DEFAULT '',
  amount_pence INTEGER NOT NULL DEFAULT 0,
  who TEXT NOT NULL DEFAULT '',
  from_age INTEGER NOT NULL DEFAULT 0,
  to_age INTEGER NOT NULL DEFAULT 0,
  from_day TEXT NOT NULL DEFAULT '',
  to_day TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  checked_day TEXT NOT NULL DEFAULT '',
  checked_by TEXT NOT NULL DEFAULT ''
) STRICT;
