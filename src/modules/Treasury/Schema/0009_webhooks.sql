-- Where the owner of an account, a wallet or an issuer, hears of money that came in.
create table treasury_hooks (
  account uuid not null primary key,
  owner_id uuid not null,
  address text not null,
  secret text not null,
  secret_before text null,
  before_until timestamptz null,
  told bigint not null,
  attempts integer not null,
  next_at timestamptz not null,
  trouble text null,
  paused_at timestamptz null,
  made_at timestamptz not null);
create index treasury_hooks_due on treasury_hooks (next_at) where paused_at is null;

-- Money that came into an account with a hook; written with the position in the journal: none is lost or double.
create table treasury_events (
  account uuid not null,
  position bigint not null,
  part uuid not null,
  code text not null,
  amount_rial bigint not null,
  at timestamptz not null,
  primary key (account, position));
create index treasury_events_at on treasury_events (at);
