-- The public clock: what each office promised and kept in the last ninety days, reckoned anew by a job.
create table cases_board (
  service_code text not null,
  office uuid not null,
  steps integer not null,
  promised_minutes integer not null,
  median_minutes integer null,
  ninth_minutes integer null,
  kept integer not null,
  broken integer not null,
  open_now integer not null,
  late_now integer not null,
  asked_now integer not null,
  worked_minutes bigint not null,
  reckoned_at timestamptz not null,
  primary key (service_code, office));

create index cases_steps_opened on cases_steps (opened_at);
create index cases_steps_active on cases_steps (opened_at) where state in ('Open', 'Paused');
