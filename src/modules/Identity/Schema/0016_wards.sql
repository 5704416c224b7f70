-- Children for whom a guardian acts. The id stands beside those of people; the national code is sealed as theirs is.
create table identity_wards (
  id uuid not null primary key,
  given_name text not null,
  family_name text not null,
  national_code text not null,
  national_code_index text not null unique,
  born_on date not null);
-- Somebody says that they are a child's guardian; the right itself is a delegation whose giver is the ward.
create table identity_guardianships (
  id uuid not null primary key,
  guardian uuid not null references identity_people (id),
  given_name text not null,
  family_name text not null,
  national_code text not null,
  national_code_index text not null,
  born_on date not null,
  state text not null,
  claimed_at timestamptz not null,
  check_at timestamptz null,
  check_times integer not null,
  differed_at timestamptz null,
  decided_at timestamptz null,
  decided_by uuid null,
  note text null);
create index identity_guardianships_claims on identity_guardianships (state, claimed_at);
create index identity_guardianships_guardian on identity_guardianships (guardian, claimed_at);
create index identity_guardianships_check on identity_guardianships (check_at);
