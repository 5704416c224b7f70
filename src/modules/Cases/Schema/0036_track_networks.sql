-- Wrong digits are counted by number and network, and by number alone with a much higher limit: a stranger closes a
-- number to nobody else. What was counted until now is forgotten, as it would be within a day.
drop table cases_track_tries;

create table cases_track_tries (
  key text not null primary key,
  since timestamptz not null,
  until timestamptz not null,
  times integer not null);
create index cases_track_tries_until on cases_track_tries (until);
