-- Letters that came back from a person's e-mail address, since it was confirmed; after two nothing is sent to it.
alter table identity_people add column email_returns integer not null default 0;
alter table identity_people add column email_returned_at timestamptz null;
