-- A confirmed e-mail address, as ciphertext; the framework's own columns for one stay empty.
alter table identity_people add column sealed_email text null;
alter table identity_people add column email_since timestamptz null;

-- An address that waits for the code that was sent to it; one a person.
create table identity_email_claims (
  person_id uuid not null primary key references identity_people (id),
  sealed text not null,
  code_hash text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  tries integer not null);
create index identity_email_claims_ends on identity_email_claims (ends_at);
