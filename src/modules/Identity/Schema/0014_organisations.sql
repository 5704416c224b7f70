-- Companies, shops and associations that may be applicants. The id stands beside those of people. Several may claim one
-- code; one is confirmed.
create table identity_organisations (
  id uuid not null primary key,
  code text not null,
  kind text not null,
  name text not null,
  founder uuid not null references identity_people (id),
  state text not null,
  claimed_at timestamptz not null,
  check_at timestamptz null,
  check_times integer not null,
  differed_at timestamptz null,
  decided_at timestamptz null,
  decided_by uuid null,
  note text null);
create unique index identity_organisations_code on identity_organisations (code) where state = 'Confirmed';
create index identity_organisations_claims on identity_organisations (state, claimed_at);
create index identity_organisations_founder on identity_organisations (founder, claimed_at);
create index identity_organisations_check on identity_organisations (check_at);

-- A member is somebody whom the organisation lets act for it: a delegation whose giver it is, without a last day.
alter table identity_delegations add column sees_only boolean not null default false;
alter table identity_delegations add column manages boolean not null default false;
