-- A browser of the city that many people use in turn. An officer registers it; a pairing code, of which only the keyed
-- hash is kept, ties one browser to it; the browser's cookie is kept as a hash.
create table identity_kiosks (
  id uuid not null primary key,
  name text not null,
  place text not null,
  office_id uuid not null references identity_offices (id),
  registered_by uuid not null,
  registered_at timestamptz not null,
  pairing_hash text null,
  pairing_ends_at timestamptz null,
  secret_hash text null,
  paired_at timestamptz null,
  revoked_by uuid null,
  revoked_at timestamptz null,
  why text null);

-- A session at a kiosk lasts minutes, and ends with it.
alter table identity_sessions add column kiosk_id uuid null;
create index identity_sessions_kiosk on identity_sessions (kiosk_id, revoked_at) where kiosk_id is not null;
