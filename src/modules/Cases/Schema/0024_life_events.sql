-- A life event: one request that became several cases, its parts.
create table cases_life_events (
  id uuid not null primary key,
  number text not null unique references cases_numbers (number),
  service_code text not null,
  service_version integer not null,
  title_fa text not null,
  title_en text not null,
  search_key text not null,
  applicant uuid not null,
  merged_from uuid null,
  opened_by uuid not null,
  opened_at timestamptz not null);
create index cases_life_events_mine on cases_life_events (applicant, opened_at);

alter table cases_cases add column life_event_id uuid null references cases_life_events (id);
create index cases_cases_parts on cases_cases (life_event_id) where life_event_id is not null;
