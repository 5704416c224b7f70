-- People somebody trusts to let them back in, should they lose their mobile. Whether the other has an account is not
-- asked when they are named: their national code stands here as ciphertext and keyed index, and trusted is written when
-- they accept.
create table identity_trusts (
  id uuid not null primary key,
  person_id uuid not null references identity_people (id),
  national_code text not null,
  national_code_index text not null,
  trusted uuid null references identity_people (id),
  state text not null,
  asked_at timestamptz not null,
  answered_at timestamptz null,
  ended_at timestamptz null);
create index identity_trusts_person on identity_trusts (person_id, asked_at);
create index identity_trusts_trusted on identity_trusts (trusted, state);
create index identity_trusts_asked on identity_trusts (national_code_index, state);

-- Somebody who lost their mobile asks to be let in with another one. Two of their trusted people confirm; after a pause
-- it holds. The new mobile is ciphertext and is erased once this is over.
create table identity_trusted_recoveries (
  id uuid not null primary key,
  person_id uuid not null references identity_people (id),
  mobile text null,
  device text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  first_by uuid null,
  second_by uuid null,
  holds_at timestamptz null,
  state text not null,
  ended_at timestamptz null,
  stopped_by uuid null);
create index identity_trusted_recoveries_person on identity_trusted_recoveries (person_id, state);
create index identity_trusted_recoveries_due on identity_trusted_recoveries (state, holds_at);
-- One at a time comes to its pause.
create unique index identity_trusted_recoveries_pause on identity_trusted_recoveries (person_id)
  where state = 'Confirmed';
