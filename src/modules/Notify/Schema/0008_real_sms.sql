-- A provider's own id of a message, by which some are asked and all send receipts; and when one refused our key.
alter table notify_messages add column their_id text null;
create index notify_messages_theirs on notify_messages (provider, their_id) where their_id is not null;
alter table notify_providers add column key_refused_at timestamptz null;
