-- The giver of a delegation, and whom a look concerns, may be an organisation too. SQLite drops no constraint: the tables
-- are written anew.
create table identity_givers (
  id uuid not null primary key,
  giver uuid not null,
  national_code text not null,
  national_code_index text not null,
  helper uuid null references identity_people (id),
  services text not null,
  case_number text null,
  ends_at timestamptz not null,
  state text not null,
  offered_at timestamptz not null,
  answered_at timestamptz null,
  revoked_at timestamptz null,
  revoked_by uuid null,
  sees_only boolean not null default false,
  manages boolean not null default false);
insert into identity_givers select id, giver, national_code, national_code_index, helper, services, case_number, ends_at,
  state, offered_at, answered_at, revoked_at, revoked_by, sees_only, manages from identity_delegations;
drop table identity_delegations;
alter table identity_givers rename to identity_delegations;
create index identity_delegations_giver on identity_delegations (giver, offered_at);
create index identity_delegations_helper on identity_delegations (helper, state);
create index identity_delegations_asked on identity_delegations (national_code_index, state);

create table identity_seen_people (
  person_id uuid not null,
  look_id uuid not null references identity_looks (id),
  asked_as text null,
  primary key (person_id, look_id));
insert into identity_seen_people select person_id, look_id, asked_as from identity_look_subjects;
drop table identity_look_subjects;
alter table identity_seen_people rename to identity_look_subjects;
