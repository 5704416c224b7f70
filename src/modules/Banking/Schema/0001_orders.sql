-- What somebody agreed to pay again and again, or once on a later day.
create table banking_orders (
  id uuid not null primary key,
  number text not null unique,
  owner_id uuid not null,
  by_person_id uuid not null,
  receiver_id uuid not null,
  receiver_name text not null,
  amount_rial bigint not null,
  note text null,
  rhythm text not null,
  first_on date not null,
  until_on date null,
  when_short text not null,
  tells_before boolean not null,
  state text not null,
  made_at timestamptz not null,
  agreed_at timestamptz null,
  next_on date null,
  told_of date null,
  ended_at timestamptz null,
  ended_by text null);
create index banking_orders_owner on banking_orders (owner_id, id);
create index banking_orders_receiver on banking_orders (receiver_id);
create index banking_orders_due on banking_orders (next_on, id) where state = 'Active';
create index banking_orders_drafts on banking_orders (made_at) where state = 'Draft';

-- One attempt to pay for one day of an order; its id is that of the payment.
create table banking_order_runs (
  id uuid not null primary key,
  order_id uuid not null references banking_orders (id),
  due_on date not null,
  attempt integer not null,
  amount_rial bigint not null,
  payment text not null,
  state text not null,
  asked_at timestamptz not null,
  ended_at timestamptz null,
  again_on date null,
  why_fa text null,
  why_en text null,
  unique (order_id, due_on, attempt));
create index banking_order_runs_again on banking_order_runs (again_on) where state = 'Short';
