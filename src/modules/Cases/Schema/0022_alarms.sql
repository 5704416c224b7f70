-- How late a step may be before whom it is said: percent of its promised time, copied from the definition when the case
-- opens. alarm_at is the next instant at which something is to be said; null while the clock stands or all was said.
alter table cases_steps add column remind_percent integer not null default 75;
alter table cases_steps add column second_percent integer not null default 100;
alter table cases_steps add column head_percent integer not null default 150;
alter table cases_steps add column alarms integer not null default 0;
alter table cases_steps add column alarm_at timestamptz null;
update cases_steps set alarms = 1, alarm_at = due_at where state = 'Open';
create index cases_steps_alarms on cases_steps (alarm_at) where alarm_at is not null;
create index cases_steps_closed_by on cases_steps (closed_by, closed_at) where closed_by is not null;
