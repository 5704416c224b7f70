-- Every map that was ever put in force; the package itself is in the file store under its hash.
create table maps_versions (
  id uuid not null primary key,
  hash text not null,
  bytes bigint not null,
  source_name text not null,
  source_hash text not null,
  format integer not null,
  objects bigint not null,
  imported_at timestamptz not null);

-- One row: the map in force. Processes poll it, so it stays tiny.
create table maps_current (
  one integer not null primary key check (one = 1),
  version_id uuid not null references maps_versions (id),
  hash text not null);
