-- One person lets another act for them. Whether the other has an account is not asked when it is offered: their national
-- code stands here as ciphertext and keyed index, and helper is written when they accept. services is * for all, codes
-- with commas, or empty where it is about one case only.
create table identity_delegations (
  id uuid not null primary key,
  giver uuid not null references identity_people (id),
  national_code text not null,
  national_code_index text not null,
  helper uuid null references identity_people (id),
  services text not null,
  case_number text null,
  ends_at timestamptz not null,
  state text not null,
  offered_at timestamptz not null,
  answered_at timestamptz null,
  revoked_at timestamptz null,
  revoked_by uuid null);
create index identity_delegations_giver on identity_delegations (giver, offered_at);
create index identity_delegations_helper on identity_delegations (helper, state);
create index identity_delegations_asked on identity_delegations (national_code_index, state);
