-- Who has no mobile has an account all the same: they come in by a password, at a kiosk. SQLite lifts no «not null»: the
-- two columns are written anew.
drop index identity_people_mobile;
alter table identity_people add column kept_mobile text null;
alter table identity_people add column kept_mobile_index text null;
update identity_people set kept_mobile = mobile, kept_mobile_index = mobile_index;
alter table identity_people drop column mobile;
alter table identity_people drop column mobile_index;
alter table identity_people rename column kept_mobile to mobile;
alter table identity_people rename column kept_mobile_index to mobile_index;
create index identity_people_mobile on identity_people (mobile_index);
