-- Outside systems whose people the city signs in. The columns down to settings are OpenIddict's; permissions stay empty
-- until a second officer approved, and are empty again once it is closed: without them the protocol answers nothing.
create table partners_partners (
  id uuid not null primary key,
  application_type text null,
  client_id text null unique,
  client_secret text null,
  client_type text null,
  concurrency_token text null,
  consent_type text null,
  display_name text null,
  display_names text null,
  json_web_key_set text null,
  permissions text null,
  post_logout_redirect_uris text null,
  properties text null,
  redirect_uris text null,
  requirements text null,
  settings text null,
  name_fa text not null,
  name_en text not null,
  purpose_fa text not null,
  purpose_en text not null,
  scopes text not null,
  sector text not null,
  state text not null,
  registered_at timestamptz not null,
  registered_by uuid null,
  decided_at timestamptz null,
  decided_by uuid null,
  closed_at timestamptz null,
  closed_by uuid null);
create index partners_partners_state on partners_partners (state, registered_at);

-- What a person allowed a partner. A person allows a partner once at a time.
create table partners_consents (
  id uuid not null primary key,
  application_id uuid null references partners_partners (id),
  concurrency_token text null,
  creation_date timestamptz null,
  properties text null,
  scopes text null,
  status text null,
  subject text null,
  type text null,
  person_id uuid not null,
  used_at timestamptz not null,
  revoked_at timestamptz null);
create unique index partners_consents_open on partners_consents (person_id, application_id) where status = 'valid';
create index partners_consents_partner on partners_consents (application_id, status);

-- One row for each code and token, so that it works once and can be taken back; the tokens themselves are not kept.
create table partners_tokens (
  id uuid not null primary key,
  application_id uuid null references partners_partners (id),
  authorization_id uuid null references partners_consents (id),
  concurrency_token text null,
  creation_date timestamptz null,
  expiration_date timestamptz null,
  payload text null,
  properties text null,
  redemption_date timestamptz null,
  reference_id text null unique,
  status text null,
  subject text null,
  type text null);
create index partners_tokens_consent on partners_tokens (authorization_id);
create index partners_tokens_partner on partners_tokens (application_id);
create index partners_tokens_expires on partners_tokens (expiration_date);
