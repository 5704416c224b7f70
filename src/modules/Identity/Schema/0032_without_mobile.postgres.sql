-- Who has no mobile has an account all the same: they come in by a password, at a kiosk.
alter table identity_people alter column mobile drop not null;
alter table identity_people alter column mobile_index drop not null;
