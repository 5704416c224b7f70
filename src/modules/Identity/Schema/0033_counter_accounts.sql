-- An account without a mobile: one officer writes it down at a counter, another confirms it within a day. Who it is about
-- has no row among the people until then; what identifies them is ciphertext, and is erased once this is over.
create table identity_counter_accounts (
  id uuid not null primary key,
  person_id uuid not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  national_code text null,
  national_code_index text null,
  sealed_birth text null,
  given_name text not null,
  family_name text not null,
  paper text not null,
  paper_note text not null,
  registry_fits boolean not null,
  state text not null,
  decided_by uuid null,
  decided_at timestamptz null,
  why text null);
create index identity_counter_accounts_ends on identity_counter_accounts (state, ends_at);
create index identity_counter_accounts_person on identity_counter_accounts (person_id);
-- One at a time for each national code.
create unique index identity_counter_accounts_waiting on identity_counter_accounts (national_code_index)
  where state = 'Waiting';

-- The code on the slip with which somebody without a mobile comes in for the first time: only its keyed hash, one a person.
create table identity_entry_codes (
  person_id uuid not null primary key references identity_people (id),
  hash text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null);

-- A recovery may give such a code in place of a mobile.
alter table identity_recoveries add column with_entry boolean not null default false;
