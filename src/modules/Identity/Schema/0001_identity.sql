-- People: the table of ASP.NET Core Identity (schema version 3) with our columns. National code and mobile are stored only as
-- ciphertext and as a keyed index; user_name is the id, phone_number stays empty.
create table identity_people (
  id uuid not null primary key,
  given_name text not null,
  family_name text not null,
  language text not null,
  national_code text not null,
  national_code_index text not null unique,
  mobile text not null,
  mobile_index text not null,
  joined_at timestamptz not null,
  user_name varchar(256) null,
  normalized_user_name varchar(256) null unique,
  email varchar(256) null,
  normalized_email varchar(256) null,
  email_confirmed boolean not null,
  password_hash text null,
  security_stamp text null,
  concurrency_stamp text null,
  phone_number varchar(256) null,
  phone_number_confirmed boolean not null,
  two_factor_enabled boolean not null,
  lockout_end timestamptz null,
  lockout_enabled boolean not null,
  access_failed_count integer not null);
create index identity_people_mobile on identity_people (mobile_index);
create index identity_people_email on identity_people (normalized_email);

create table identity_logins (
  login_provider varchar(128) not null,
  provider_key varchar(128) not null,
  provider_display_name text null,
  user_id uuid not null references identity_people (id),
  primary key (login_provider, provider_key));
create index identity_logins_user on identity_logins (user_id);
create table identity_tokens (
  user_id uuid not null references identity_people (id),
  login_provider varchar(128) not null,
  name varchar(128) not null,
  value text null,
  primary key (user_id, login_provider, name));
create table identity_passkeys (
  credential_id bytea not null primary key,
  user_id uuid not null references identity_people (id),
  data jsonb not null);
create index identity_passkeys_user on identity_passkeys (user_id);

-- One row per sign-in; the cookie holds nothing but its id, encrypted.
create table identity_sessions (
  id uuid not null primary key,
  person_id uuid not null references identity_people (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  device text not null,
  address_hash text not null,
  revoked_at timestamptz null);
create index identity_sessions_person on identity_sessions (person_id, created_at);

-- A way through sign-up or sign-in that is not finished yet; the same rows whether or not the person exists.
create table identity_flows (
  id uuid not null primary key,
  kind text not null,
  national_code text not null,
  national_code_index text not null,
  mobile text null,
  given_name text null,
  family_name text null,
  next text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  asked_at timestamptz null,
  asked_times integer not null,
  code_hash text null,
  code_ends_at timestamptz null,
  tries integer not null,
  done_at timestamptz null);
create index identity_flows_ends on identity_flows (ends_at);

-- How often something was asked in the running window; the key is a keyed hash, never a number in plain.
create table identity_limits (
  key text not null primary key,
  since timestamptz not null,
  until timestamptz not null,
  times integer not null);
create index identity_limits_until on identity_limits (until);

create table identity_offices (
  id uuid not null primary key,
  code text not null unique,
  fa text not null,
  en text not null);
create table identity_officers (
  office_id uuid not null references identity_offices (id),
  person_id uuid not null references identity_people (id),
  since timestamptz not null,
  primary key (office_id, person_id));
create index identity_officers_person on identity_officers (person_id);
create table identity_grants (
  office_id uuid not null,
  person_id uuid not null,
  permission text not null,
  granted_at timestamptz not null,
  granted_by uuid null,
  primary key (office_id, person_id, permission),
  foreign key (office_id, person_id) references identity_officers (office_id, person_id));
create index identity_grants_person on identity_grants (person_id);

-- Looks at other people's records: one row a look, also for a list; whose records they were stands beside it.
create table identity_looks (
  id uuid not null primary key,
  at timestamptz not null,
  viewer uuid null,
  reason text not null,
  fields text not null);
create table identity_look_subjects (
  person_id uuid not null references identity_people (id),
  look_id uuid not null references identity_looks (id),
  primary key (person_id, look_id));
