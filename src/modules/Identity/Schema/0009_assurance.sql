-- How sure the city is of who a person is, and when the registries are asked next; null when nothing is left to ask.
-- Whoever joined before is asked about now.
alter table identity_people add column assurance text not null default 'Claimed';
alter table identity_people add column check_at timestamptz null;
alter table identity_people add column check_times integer not null default 0;
alter table identity_people add column differed_at timestamptz null;
update identity_people set check_at = joined_at;
create index identity_people_check on identity_people (check_at) where check_at is not null;
-- What two officers confirm at the counter where the registries do not.
alter table identity_recoveries add column confirms_identity boolean not null default false;
