-- How often the digits to a number were tried since when, also to numbers that do not exist; a day later it is forgotten.
create table cases_track_tries (
  number text not null primary key,
  since timestamptz not null,
  tries integer not null);
create index cases_track_tries_since on cases_track_tries (since);
