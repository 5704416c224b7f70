-- What somebody lets an organisation draw from their wallet, and up to how much.
create table banking_mandates (
  id uuid not null primary key,
  number text not null unique,
  payee_id uuid not null,
  payee_name text not null,
  by_person_id uuid not null,
  payer_id uuid not null,
  payer_name text not null,
  agreed_by_id uuid null,
  purpose text not null,
  each_rial bigint not null,
  month_rial bigint not null,
  state text not null,
  made_at timestamptz not null,
  agreed_at timestamptz null,
  ended_at timestamptz null,
  ended_by text null);
create index banking_mandates_payee on banking_mandates (payee_id, id);
create index banking_mandates_payer on banking_mandates (payer_id, id);
create index banking_mandates_not_given on banking_mandates (made_at) where agreed_at is null;

-- What is drawn by it on one day; its id is that of the payment.
create table banking_debits (
  id uuid not null primary key,
  mandate_id uuid not null references banking_mandates (id),
  due_on date not null,
  month integer not null,
  amount_rial bigint not null,
  note text null,
  state text not null,
  by_person_id uuid not null,
  made_at timestamptz not null,
  payment text null,
  ended_at timestamptz null,
  why_fa text null,
  why_en text null,
  back_id uuid null,
  back_payment text null,
  back_on date null,
  backed_at timestamptz null);
create index banking_debits_mandate on banking_debits (mandate_id, id);
create index banking_debits_month on banking_debits (mandate_id, month);
create index banking_debits_due on banking_debits (due_on, id) where state = 'Announced';
create index banking_debits_back on banking_debits (back_on, id) where state = 'Owed';
create unique index banking_debits_back_id on banking_debits (back_id) where back_id is not null;
