-- A notice may be for the people within a border (rows of latitude, longitude), for those who act for an organisation,
-- or for those who have an open case of a service.
alter table notify_bulks add column border text null;
alter table notify_bulks add column organisation uuid null;
alter table notify_bulks add column organisation_code text null;
alter table notify_bulks add column service text null;

-- Notifications in browsers of a notice's people.
alter table notify_bulk_walks add column pushes integer not null default 0;
