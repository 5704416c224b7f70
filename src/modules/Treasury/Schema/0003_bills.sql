-- Who sends bills: a company or an office, with its rule for early and late payers. Its money is an account of the
-- ledger under the same id.
create table treasury_issuers (
  id uuid not null primary key,
  name_fa text not null,
  name_en text not null,
  service text not null,
  company text not null,
  office_id uuid not null,
  client_id text null unique,
  rebate_percent integer not null,
  rebate_days integer not null,
  penalty_percent integer not null,
  penalty_cap_percent integer not null,
  most_parts integer not null,
  pushes integer not null,
  added_at timestamptz not null,
  unique (service, company));

-- A bill of one period, or one of the parts it was split into. Whose it is stands as a keyed hash only.
create table treasury_bills (
  id uuid not null primary key,
  issuer_id uuid not null references treasury_issuers (id),
  bill_id text not null,
  payment_id text not null,
  payer text null,
  amount_rial bigint not null,
  year integer not null,
  period integer not null,
  part integer not null,
  parts integer not null,
  issued_on date not null,
  due_on date not null,
  state text not null,
  taken_by uuid null,
  paid_rial bigint null,
  paid_at timestamptz null,
  paid_for uuid null,
  pushed_at timestamptz not null,
  unique (bill_id, year, period, part));
create index treasury_bills_payer on treasury_bills (payer, due_on);
create index treasury_bills_paid_for on treasury_bills (paid_for, due_on);
create index treasury_bills_taken on treasury_bills (taken_by) where taken_by is not null;

-- What a bill said before its issuer changed it.
create table treasury_bill_changes (
  id uuid not null primary key,
  bill uuid not null references treasury_bills (id),
  push_id uuid not null,
  payment_id text not null,
  amount_rial bigint not null,
  due_on date not null,
  at timestamptz not null);
create index treasury_bill_changes_of on treasury_bill_changes (bill, at);

-- A list of bills that was sent or only looked through.
create table treasury_bill_pushes (
  id uuid not null primary key,
  issuer_id uuid not null references treasury_issuers (id),
  key text null,
  hash text not null,
  is_check boolean not null,
  lines integer not null,
  fresh integer not null,
  changed integer not null,
  same integer not null,
  refused integer not null,
  answer text null,
  by_person_id uuid null,
  client_id text null,
  at timestamptz not null,
  unique (issuer_id, key));
create index treasury_bill_pushes_of on treasury_bill_pushes (issuer_id, hash);
