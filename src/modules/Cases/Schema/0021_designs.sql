-- The designer: services in the making, and who published a version from there (null: it came with the program).
alter table cases_definitions add column published_by uuid null;

create table cases_designs (
  id uuid not null primary key,
  code text not null,
  title_fa text not null,
  title_en text not null,
  -- The whole definition as YAML, and as it was before the last change.
  body text not null,
  body_before text null,
  revision integer not null,
  state text not null,
  author uuid not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  published_version integer null);
create index cases_designs_list on cases_designs (changed_at, id);

-- Services that may no longer be asked for; what runs goes on.
create table cases_withdrawals (
  code text not null primary key,
  reason text not null,
  officer uuid not null,
  at timestamptz not null);
