-- The journal of the ledger where it is kept in the database: a row is a batch, written once, in order. One transfer is
-- two slots of 256 bytes; what the ledger wrote is not compressed, so that a piece of a batch can be read by itself.
create table treasury_journal (
  position bigint not null primary key,
  slots integer not null,
  bytes bytea not null);
alter table treasury_journal alter column bytes set storage external;

-- Who may write to it. One row. Each taking has a higher epoch; every batch is written under this row's lock by whoever
-- has the epoch, at the place where the journal ends.
create table treasury_ledger (
  id integer not null primary key check (id = 1),
  epoch bigint not null,
  holder text not null,
  until timestamptz not null,
  next bigint not null);

-- Questions on their way from a process that does not hold the ledger to the one that does, and answers on their way
-- back; deleted when they are read. They outlive nothing, so they are not in the database's own log.
create unlogged table treasury_forwarded (
  id uuid not null primary key,
  asked text not null,
  asked_at timestamptz not null,
  answer text null);
create index treasury_forwarded_waiting on treasury_forwarded (asked_at) where answer is null;
