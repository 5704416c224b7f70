-- How far the rows below follow the ledger. One row.
create table treasury_followed (
  id integer not null primary key,
  ledger uuid not null,
  position bigint not null);

-- What was asked of the ledger, written before it was asked.
create table treasury_payments (
  id uuid not null primary key,
  number text not null unique,
  kind text not null,
  state text not null,
  debit_account uuid not null,
  debit_code text not null,
  owner_id uuid not null,
  by_person_id uuid not null,
  total_rial bigint not null,
  note text null,
  made_at timestamptz not null,
  asked_at timestamptz null,
  settled_at timestamptz null,
  refusal text null);
create index treasury_payments_mine on treasury_payments (owner_id, id);
create index treasury_payments_asked on treasury_payments (asked_at) where state = 'Asked';
create index treasury_payments_drafts on treasury_payments (made_at) where state = 'Draft';

create table treasury_payment_parts (
  id uuid not null primary key,
  payment_id uuid not null references treasury_payments (id),
  place integer not null,
  credit_account uuid not null,
  credit_code text not null,
  code text not null,
  amount_rial bigint not null,
  title text not null,
  thing uuid null);
create index treasury_payment_parts_of on treasury_payment_parts (payment_id, place);

-- One row per owner of a wallet who ever asked for a payment; locked while a limit is reckoned.
create table treasury_wallets (
  owner_id uuid not null primary key,
  used_at timestamptz not null);
