-- Attempts to bring money in through a payment provider, written before the provider is asked.
create table treasury_gateway_tries (
  id uuid not null primary key,
  number text not null unique,
  owner_id uuid not null,
  by_person_id uuid not null,
  amount_rial bigint not null,
  state text not null,
  gateway text null,
  token text null,
  word text null,
  said_rial bigint null,
  reference text null,
  card text null,
  payment_id uuid null references treasury_payments (id),
  made_at timestamptz not null,
  sent_at timestamptz null,
  returned_at timestamptz null,
  verified_at timestamptz null,
  ended_at timestamptz null,
  settled_at timestamptz null,
  ask_at timestamptz null,
  asks integer not null);
create index treasury_gateway_tries_mine on treasury_gateway_tries (owner_id, made_at);
create index treasury_gateway_tries_due on treasury_gateway_tries (ask_at) where ask_at is not null;
create unique index treasury_gateway_tries_payment on treasury_gateway_tries (payment_id)
  where payment_id is not null;
-- One payment at the bank counts for one order, whatever a provider says.
create unique index treasury_gateway_tries_once on treasury_gateway_tries (gateway, reference)
  where payment_id is not null;

-- Days of a provider of which its report, the bank's statement and the ledger were held against each other.
create table treasury_gateway_days (
  gateway text not null,
  day date not null,
  read_at timestamptz not null,
  differences integer not null,
  primary key (gateway, day));

-- Where the three do not say the same.
create table treasury_differences (
  id uuid not null primary key,
  gateway text not null,
  day date not null,
  reference text not null,
  kind text not null,
  ledger_rial bigint null,
  provider_rial bigint null,
  bank_rial bigint null,
  found_at timestamptz not null,
  settled_at timestamptz null,
  settled_by uuid null,
  reason text null);
create unique index treasury_differences_once on treasury_differences (gateway, day, reference, kind);
create index treasury_differences_open on treasury_differences (found_at) where settled_at is null;
