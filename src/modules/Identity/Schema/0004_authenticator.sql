-- An authenticator app (TOTP, RFC 6238): the secret is ciphertext; last_step is the newest half minute whose code was
-- used.
create table identity_authenticators (
  person_id uuid not null primary key references identity_people (id),
  secret text not null,
  added_at timestamptz not null,
  last_step bigint not null);

-- For the day the telephone is lost: only keyed hashes, each good once.
create table identity_recovery_codes (
  person_id uuid not null references identity_people (id),
  hash text not null,
  used_at timestamptz null,
  primary key (person_id, hash));

-- Whose code by message was right, while the authenticator's is still asked.
alter table identity_flows add column person_id uuid null;
