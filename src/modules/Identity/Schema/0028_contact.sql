-- How somebody wishes to be reached by who works on their case: by telephone, in easy language, and a note. All of it is
-- one ciphertext, for it may tell of an illness.
create table identity_contact_wishes (
  person_id uuid not null primary key references identity_people (id),
  sealed text not null,
  changed_at timestamptz not null);
