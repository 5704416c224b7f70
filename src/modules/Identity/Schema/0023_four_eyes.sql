-- What waits for a second officer is one kind of thing: grants call its columns and states as the others do.
alter table identity_waiting_grants rename column asked_by to begun_by;
alter table identity_waiting_grants rename column asked_at to begun_at;
update identity_waiting_grants set state = 'Done' where state = 'Given';
update identity_waiting_grants set state = 'Stopped' where state = 'Refused';
update identity_waiting_grants set state = 'Expired' where state = 'Lapsed';
