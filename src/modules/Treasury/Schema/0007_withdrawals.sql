-- Money that leaves a wallet for an account at a bank; the id is the payment's, and the bank's key of the order.
create table treasury_withdrawals (
  id uuid not null primary key,
  owner_id uuid not null,
  amount_rial bigint not null,
  sealed_sheba text not null,
  state text not null,
  why text null,
  tracking text null,
  back_payment_id uuid null,
  made_at timestamptz not null,
  taken_at timestamptz null,
  ended_at timestamptz null,
  ask_at timestamptz null,
  asks integer not null);
create index treasury_withdrawals_mine on treasury_withdrawals (owner_id, made_at);
create index treasury_withdrawals_due on treasury_withdrawals (ask_at) where ask_at is not null;
create unique index treasury_withdrawals_back on treasury_withdrawals (back_payment_id)
  where back_payment_id is not null;
