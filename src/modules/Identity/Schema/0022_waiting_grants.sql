-- A permission that must not lie in one officer's gift waits here, without effect, until a second confirms it.
create table identity_waiting_grants (
  id uuid not null primary key,
  office_id uuid not null references identity_offices (id),
  person_id uuid not null references identity_people (id),
  permission text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  decided_by uuid null,
  decided_at timestamptz null,
  why text null);
create index identity_waiting_grants_ends on identity_waiting_grants (state, ends_at);
create index identity_waiting_grants_person on identity_waiting_grants (person_id);
-- The same is not asked twice at a time.
create unique index identity_waiting_grants_open on identity_waiting_grants (office_id, person_id, permission)
  where state = 'Waiting';
