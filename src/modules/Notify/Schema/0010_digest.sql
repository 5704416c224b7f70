-- The hour in Tehran at which a person's e-mails of the day come as one letter; null where each comes by itself.
alter table notify_wishes add column digest_at integer null;

-- What waits for that letter, and which letter took it.
alter table notify_messages add column digest_id uuid null;
create index notify_messages_gathered on notify_messages (next_at, person_id) where state = 'Gathered';
create index notify_messages_of_digest on notify_messages (digest_id) where digest_id is not null;
