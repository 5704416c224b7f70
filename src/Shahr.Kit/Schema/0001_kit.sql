-- Outbox: events written in the transaction that made them true; one delivery row per handler.
create table kit_outbox_events (
  id uuid not null primary key,
  type text not null,
  stream text not null,
  body text not null,
  at timestamptz not null);

-- Chained rows hold ids and a salted hash of the payload, so that the payload itself can be erased later.
create table kit_audit_entries (
  id uuid not null primary key,
  at timestamptz not null,
  actor uuid null,
  acting_for uuid null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  origin_hash text not null,
  payload text null,
  salt text null,
  payload_hash text not null,
  seq bigint null unique,
  entry_hash text null,
  chain_hash text null);
create index kit_audit_entries_subject on kit_audit_entries (subject_kind, subject_id);
create index kit_audit_entries_unsealed on kit_audit_entries (id) where seq is null;

create table kit_audit_roots (
  day date not null primary key,
  seq bigint not null,
  chain_hash text not null,
  made_at timestamptz not null);

-- One row per piece of work that only one process may do at a time.
create table kit_leases (
  name text not null primary key,
  holder text not null,
  until timestamptz not null);

-- Content-addressed files: the row is the fact, the bytes are on disk or in chunks.
create table kit_files (
  hash text not null primary key,
  media_type text not null,
  bytes bigint not null,
  stored_at timestamptz not null);
create table kit_file_chunks (
  hash text not null,
  part integer not null,
  body bytea not null,
  primary key (hash, part));
