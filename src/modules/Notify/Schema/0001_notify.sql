-- One row per message and channel. A one-time code keeps its address and text encrypted, and loses both once sent.
create table notify_messages (
  id uuid not null primary key,
  message_key text not null,
  channel text not null,
  person_id uuid null,
  sealed_address text null,
  template text not null,
  subject text not null,
  sealed_body text null,
  href text null,
  state text not null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz null,
  read_at timestamptz null,
  error text null,
  unique (message_key, channel));
create index notify_messages_due on notify_messages (next_at) where state = 'Queued';
create index notify_messages_inbox on notify_messages (person_id, id) where channel = 'Inbox';
create index notify_messages_dead on notify_messages (id) where state = 'Dead';
