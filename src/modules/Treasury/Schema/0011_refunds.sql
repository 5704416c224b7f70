-- Money that is given back: proposed by one officer, decided by another. What is proposed and what has gone back stands
-- with the part, so that several together never give back more than was paid.
create table treasury_refunds (
  id uuid not null primary key,
  payment_id uuid not null references treasury_payments (id),
  part_id uuid not null references treasury_payment_parts (id),
  amount_rial bigint not null,
  reason text not null,
  state text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid null,
  decided_at timestamptz null,
  word text null,
  brought_by uuid null);
create index treasury_refunds_waiting on treasury_refunds (proposed_at) where state = 'Proposed';
create index treasury_refunds_latest on treasury_refunds (proposed_at);
create index treasury_refunds_of on treasury_refunds (payment_id);
alter table treasury_payment_parts add column given_back_rial bigint not null default 0;
