-- Money that somebody asks somebody for; those of one batch are shares of one amount.
create table treasury_requests (
  id uuid not null primary key,
  number text not null unique,
  batch_id uuid not null,
  asker_id uuid not null,
  by_person_id uuid not null,
  payer_id uuid not null,
  amount_rial bigint not null,
  note text null,
  state text not null,
  payment_id uuid null,
  made_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz null);
create index treasury_requests_asker on treasury_requests (asker_id, made_at);
create index treasury_requests_payer on treasury_requests (payer_id, made_at);
create index treasury_requests_batch on treasury_requests (batch_id);
create unique index treasury_requests_payment on treasury_requests (payment_id) where payment_id is not null;
