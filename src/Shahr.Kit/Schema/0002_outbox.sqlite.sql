-- rowid order is insertion order; autoincrement never reuses a number.
-- state: pending, dead (given up, an operator decides), done, discarded. The last two have done_at and block nothing.
create table kit_outbox_deliveries (
  seq integer primary key autoincrement,
  event_id uuid not null references kit_outbox_events (id),
  handler text not null,
  stream text not null,
  state text not null default 'pending',
  attempts integer not null default 0,
  next_at timestamptz not null,
  error text null,
  done_at timestamptz null,
  unique (event_id, handler));
-- "done_at is null" word for word in every query that wants these two: SQLite needs it to use a partial index.
create index kit_outbox_deliveries_open on kit_outbox_deliveries (handler, stream, seq) where done_at is null;
create index kit_outbox_deliveries_state on kit_outbox_deliveries (state, seq) where done_at is null;
create index kit_outbox_deliveries_swept on kit_outbox_deliveries (done_at) where done_at is not null;
