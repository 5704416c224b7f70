-- Number of the case in which a person asked about a look at them.
alter table identity_look_subjects add column asked_as text null;
