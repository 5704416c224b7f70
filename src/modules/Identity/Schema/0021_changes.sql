-- A death, another name, and two accounts of one human being: one officer writes it down, another confirms it within a
-- day. other_id is the account that stays.
create table identity_changes (
  id uuid not null primary key,
  kind text not null,
  person_id uuid not null references identity_people (id),
  other_id uuid null references identity_people (id),
  old_name text null,
  given_name text null,
  family_name text null,
  day date null,
  paper text not null,
  reason text not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  decided_by uuid null,
  decided_at timestamptz null,
  why text null);
create index identity_changes_person on identity_changes (person_id, begun_at);
create index identity_changes_other on identity_changes (other_id);
create index identity_changes_ends on identity_changes (state, ends_at);
-- One at a time for each person.
create unique index identity_changes_waiting on identity_changes (person_id) where state = 'Waiting';

-- Whoever has died or whose account went into another signs in no more.
alter table identity_people add column died_on date null;
alter table identity_people add column merged_into uuid null;
alter table identity_people add column merged_at timestamptz null;
create index identity_people_merged on identity_people (merged_into) where merged_into is not null;
