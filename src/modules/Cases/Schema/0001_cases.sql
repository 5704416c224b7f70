-- Published service definitions: the text of a version never changes, and running cases keep theirs.
create table cases_definitions (
  code text not null,
  version integer not null,
  hash text not null,
  body text not null,
  published_at timestamptz not null,
  primary key (code, version));

-- Every number ever given out; taking one is a single statement that cannot be raced.
create table cases_numbers (
  number text not null primary key);

create table cases_cases (
  id uuid not null primary key,
  number text not null unique references cases_numbers (number),
  service_code text not null,
  service_version integer not null,
  kind text null,
  title_fa text not null,
  title_en text not null,
  search_key text not null,
  applicant uuid not null,
  opened_by uuid not null,
  state text not null,
  outcome_fa text null,
  outcome_en text null,
  opened_at timestamptz not null,
  closed_at timestamptz null,
  -- What a list shows of the open steps, kept by the case itself.
  now_fa text null,
  now_en text null,
  now_office uuid null,
  now_due timestamptz null,
  now_asked boolean not null,
  lat double precision null,
  lon double precision null,
  answers text not null,
  revision integer not null);
create index cases_cases_mine on cases_cases (applicant, opened_at, number);
create index cases_cases_nearby on cases_cases (service_code, kind, lat) where state = 'Open' and lat is not null;

-- Each step has its own clock: started, due, paused.
create table cases_steps (
  id uuid not null primary key,
  case_id uuid not null references cases_cases (id),
  position integer not null,
  stage integer not null,
  branch text null,
  code text not null,
  kind text not null,
  fa text not null,
  en text not null,
  office uuid not null,
  permission text not null,
  minutes integer not null,
  state text not null,
  result text null,
  note text null,
  question text null,
  holder uuid null,
  opened_at timestamptz null,
  due_at timestamptz null,
  paused_at timestamptz null,
  paused_minutes integer not null,
  closed_at timestamptz null,
  closed_by uuid null,
  unique (case_id, position));
create index cases_steps_desk on cases_steps (office, state, due_at, id);

-- The history a person reads: what happened, who did it, what was said.
create table cases_lines (
  id uuid not null primary key,
  case_id uuid not null references cases_cases (id),
  kind text not null,
  at timestamptz not null,
  step_id uuid null,
  person uuid null,
  office uuid null,
  text text null);
create index cases_lines_case on cases_lines (case_id, at, id);

create table cases_attachments (
  id uuid not null primary key,
  case_id uuid not null references cases_cases (id),
  field text null,
  hash text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  person uuid not null,
  at timestamptz not null);
create index cases_attachments_case on cases_attachments (case_id, at, id);

create table cases_followers (
  case_id uuid not null references cases_cases (id),
  person uuid not null,
  at timestamptz not null,
  primary key (case_id, person));
create index cases_followers_person on cases_followers (person, at);

-- A request being written. Once sent it is empty but for the case it became, so that sending twice makes one case.
create table cases_drafts (
  id uuid not null primary key,
  owner uuid not null,
  service_code text not null,
  service_version integer not null,
  answers text not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  sent_as uuid null);
create index cases_drafts_owner on cases_drafts (owner, changed_at);
