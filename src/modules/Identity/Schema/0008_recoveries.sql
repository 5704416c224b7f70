-- Getting back in at a counter: one officer begins, another confirms within a day. The new mobile is ciphertext and is
-- erased once the recovery is over.
create table identity_recoveries (
  id uuid not null primary key,
  person_id uuid not null references identity_people (id),
  begun_by uuid not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  paper text not null,
  paper_note text not null,
  mobile text null,
  new_mobile boolean not null,
  without_authenticator boolean not null,
  without_passkeys boolean not null,
  state text not null,
  decided_by uuid null,
  decided_at timestamptz null,
  why text null);
create index identity_recoveries_person on identity_recoveries (person_id);
create index identity_recoveries_ends on identity_recoveries (ends_at);
-- One at a time for each person.
create unique index identity_recoveries_waiting on identity_recoveries (person_id) where state = 'Waiting';
