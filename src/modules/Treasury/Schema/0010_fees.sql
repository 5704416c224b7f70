-- What other rooms ask money for: one row per fee, known by the id that room gave it.
create table treasury_fees (
  id uuid not null primary key,
  title_fa text not null,
  title_en text not null,
  href text not null,
  amount_rial bigint not null,
  state text not null,
  taken_by uuid null,
  receipt text null,
  asked_at timestamptz not null,
  ended_at timestamptz null);
create index treasury_fees_taken on treasury_fees (taken_by) where taken_by is not null;
