-- The badge in the header: a person's unread messages, without those of the years before.
create index notify_messages_unread on notify_messages (person_id) where channel = 'Inbox' and read_at is null;
