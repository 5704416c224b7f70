-- What an officer held and holds no more: since when, until when, and how it ended. So that whoever finds a door shut
-- can be told why. The reason somebody wrote stands in the audit.
create table identity_ended_grants (
  id uuid not null primary key,
  office_id uuid not null references identity_offices (id),
  person_id uuid not null references identity_people (id),
  permission text not null,
  granted_at timestamptz not null,
  granted_by uuid null,
  ended_at timestamptz not null,
  ended_by uuid null,
  how text not null);
create index identity_ended_grants_person on identity_ended_grants (person_id, ended_at);
create index identity_ended_grants_ended on identity_ended_grants (ended_at);
