-- Browsers a person has signed in from: a random cookie hashed together with the person, no fingerprint. A sign-in from
-- another one is told to its owner.
create table identity_devices (
  person_id uuid not null references identity_people (id),
  device_hash text not null,
  seen_at timestamptz not null,
  primary key (person_id, device_hash));
create index identity_devices_seen on identity_devices (seen_at);
