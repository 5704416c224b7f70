-- What a report about a letter said (5.1.1), and the letters that came back, newest first.
alter table notify_messages add column receipt_code text null;
create index notify_messages_returned on notify_messages (receipt_at)
  where channel = 'Email' and receipt = 'Undelivered';
