-- One row per document. What it says, whose name it bears and why it was revoked are encrypted; number, kind, title,
-- dates and state are what lists and the public check need. The signed PDF lies encrypted in the file store.
create table documents_documents (
  id uuid not null primary key,
  number text not null unique,
  order_key text not null unique,
  kind text not null,
  title_fa text not null,
  title_en text not null,
  owner_id uuid not null,
  sealed_content text not null,
  valid_until date null,
  state text not null,
  ordered_at timestamptz not null,
  signed_at timestamptz null,
  file_hash text null,
  stored_hash text null,
  revoked_at timestamptz null,
  revoked_by uuid null,
  sealed_reason text null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  error text null);
create index documents_due on documents_documents (next_at) where state = 'Ordered';
create index documents_mine on documents_documents (owner_id, id);
create unique index documents_file on documents_documents (file_hash) where file_hash is not null;
