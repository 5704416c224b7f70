create table kit_outbox_deliveries (
  seq bigint generated always as identity primary key,
  event_id uuid not null references kit_outbox_events (id),
  handler text not null,
  stream text not null,
  state text not null default 'pending',
  attempts integer not null default 0,
  next_at timestamptz not null,
  error text null,
  unique (event_id, handler));
create index kit_outbox_deliveries_open on kit_outbox_deliveries (handler, stream, seq) where state <> 'done';
