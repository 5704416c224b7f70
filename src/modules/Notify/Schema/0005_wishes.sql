-- How a person wants to be told: which way first, which second, which not, and the hours in which phones stay silent.
create table notify_wishes (
  person_id uuid not null primary key,
  sms text not null,
  email text not null,
  quiet_from integer null,
  quiet_to integer null,
  changed_at timestamptz not null);
create index notify_messages_waiting on notify_messages (person_id) where state = 'Queued';

-- Codes and the safety of an account go before everything else that waits.
alter table notify_messages add column urgent boolean not null default false;
drop index notify_messages_due;
create index notify_messages_due on notify_messages (urgent desc, next_at) where state = 'Queued';
