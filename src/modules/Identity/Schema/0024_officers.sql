-- Once a quarter somebody says of every permission that it stays, or takes it away: who said so last, and when.
alter table identity_grants add column reviewed_at timestamptz null;
alter table identity_grants add column reviewed_by uuid null;
-- Both letters of a quarter go out once, however many processes run.
create table identity_review_letters (
  quarter integer not null,
  kind text not null,
  sent_at timestamptz not null,
  primary key (quarter, kind));
-- From which day to which an officer is away. It ends by itself, or earlier when somebody says so.
create table identity_absences (
  id uuid not null primary key,
  person_id uuid not null references identity_people (id),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  said_by uuid not null,
  said_at timestamptz not null,
  ended_by uuid null,
  ended_at timestamptz null);
create index identity_absences_person on identity_absences (person_id, ends_at);
