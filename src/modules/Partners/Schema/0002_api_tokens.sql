-- What a person's own programs show at the API. Of the token only a hash is kept. An open token has one of twenty
-- places of its person, so that two made at once cannot be one too many.
create table partners_api_tokens (
  id uuid not null primary key,
  person_id uuid not null,
  place integer not null,
  name text not null,
  scopes text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  seen_at timestamptz null,
  revoked_at timestamptz null);
create unique index partners_api_tokens_place on partners_api_tokens (person_id, place) where revoked_at is null;
