-- Browsers in which people turned notifications on. Where to send, and for whom to encrypt, is ciphertext; one browser
-- is one row, found by the hash of its address.
create table notify_push_devices (
  id uuid not null primary key,
  person_id uuid not null,
  session_id uuid not null,
  endpoint_hash text not null unique,
  sealed text not null,
  key_id text not null,
  maker text not null,
  added_at timestamptz not null);
create index notify_push_devices_person on notify_push_devices (person_id, added_at);
create index notify_push_devices_session on notify_push_devices (session_id);
